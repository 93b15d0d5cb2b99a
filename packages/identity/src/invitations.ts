import { acceptInvitation, readInvitations, type StoredInvitation } from '@sterna/store/identity';
import { joinWith, type NewPerson } from './new-account.ts';
import { tokenHashOf } from './secret-token.ts';
import type { JoinAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import type { Visit } from './visit.ts';

/** Invitations to spaces, for those who are invited. */
export interface Invitations {
  /** The invitation of a secret, while it is good. */
  find(token: string): Promise<StoredInvitation | undefined>;
  /** Accepts it with the account that it is for. @returns whether it was good and for that account */
  accept(token: string, person: SignedIn): Promise<boolean>;
  /** Makes an account for the address that is invited, and accepts. */
  join(token: string, person: Omit<NewPerson, 'email'>, visit: Visit): Promise<JoinAnswer>;
}

export function openInvitations(room: SignInRoom): Invitations {
  const find = async (token: string): Promise<StoredInvitation | undefined> => {
    const tokenHash = tokenHashOf(token);
    if (tokenHash === undefined) return undefined;
    const [found] = await room.store.identify((session) => readInvitations(session, { tokenHash }));
    return found;
  };
  return {
    find,
    async accept(token, person) {
      const tokenHash = tokenHashOf(token);
      if (tokenHash === undefined) return false;
      const space = await room.store.identify((session) => acceptInvitation(session, tokenHash, person.account));
      return space !== undefined;
    },
    async join(token, person, visit) {
      const invitation = await find(token);
      if (!invitation) return { outcome: 'gone' };
      const { email, tokenHash } = invitation;
      return joinWith(
        room,
        { ...person, email },
        visit,
        async (session, account) => (await acceptInvitation(session, tokenHash, account)) !== undefined,
      );
    },
  };
}
