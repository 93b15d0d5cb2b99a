import type { Actor, Store } from '@sterna/store';
import {
  changeMember,
  endMembership,
  type InstitutionName,
  type ListedInvitation,
  type MemberFilter,
  type MemberScope,
  noteAct,
  readInstitutionNames,
  readMembers,
  readSpaceInvitations,
  revokeInvitation,
  type StoredMember,
} from '@sterna/store/spaces';
import { Refusal, refusing } from '../refusal.ts';
import {
  type InvitationAnswer,
  type InvitationMail,
  type InvitingSpace,
  type NewInvitation,
  writeInvitation,
} from './invite.ts';
import { cleanScope } from './scope.ts';

/**
 * Members of a space and invitations to it.
 *
 * @throws Refusal `not-found` for what is not there or not for this account; `not-allowed`; `last-keeper` where it would
 *   leave the space without a focal point; `invalid` for an institution that the space does not have
 */
export interface Members {
  /** Those who are or were members, as a filter chooses; focal points first. */
  list(actor: Actor, space: number, filter?: MemberFilter): Promise<readonly StoredMember[]>;
  find(actor: Actor, space: number, account: string): Promise<StoredMember>;
  /** Institutions that a member may act for. */
  institutions(actor: Actor, space: number): Promise<readonly InstitutionName[]>;
  /** Gives a member another role and scope. */
  change(actor: Actor, space: number, account: string, scope: MemberScope): Promise<void>;
  /** Ends a membership: the person's next request finds it ended. */
  end(actor: Actor, space: number, account: string): Promise<void>;
  /** The list as it is taken away as a file: that is entered in the trace. */
  takeAway(actor: Actor, space: number, filter?: MemberFilter): Promise<readonly StoredMember[]>;
  /** The newest first. */
  invitations(actor: Actor, space: number): Promise<readonly ListedInvitation[]>;
  /** Invites somebody by letter. An earlier invitation to the address is no longer good. */
  invite(actor: Actor, space: InvitingSpace, inviter: string, invitation: NewInvitation): Promise<InvitationAnswer>;
  /** Writes the letter of an invitation that nobody has accepted anew, with another secret and a fresh term. */
  inviteAgain(actor: Actor, space: InvitingSpace, inviter: string, id: string): Promise<InvitationAnswer>;
  revoke(actor: Actor, space: number, id: string): Promise<void>;
}

/** Ids of invitations. */
const INVITATION = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

function notFound(what: string): Refusal {
  return new Refusal('not-found', `there is no such ${what}, or not for this account`);
}

/** An update of rows that the account may not change, or that are not there, changes none. */
async function expectChange(done: Promise<boolean>, what: string): Promise<void> {
  if (!(await refusing(done))) throw notFound(what);
}

export function openMembers(store: Store, mail: InvitationMail): Members {
  const list: Members['list'] = (actor, space, filter = {}) =>
    store.act(actor, (session) => readMembers(session, space, filter));
  const invitations: Members['invitations'] = (actor, space) =>
    store.act(actor, (session) => readSpaceInvitations(session, space));
  return {
    list,
    invitations,
    institutions: (actor, space) => store.act(actor, (session) => readInstitutionNames(session, space)),
    async find(actor, space, account) {
      const [found] = await list(actor, space, { account });
      if (!found) throw notFound('member');
      return found;
    },
    change: (actor, space, account, scope) =>
      expectChange(
        store.act(actor, (session) => changeMember(session, space, account, cleanScope(scope))),
        'member',
      ),
    end: (actor, space, account) =>
      expectChange(
        store.act(actor, (session) => endMembership(session, space, account)),
        'member',
      ),
    takeAway: (actor, space, filter = {}) =>
      refusing(
        store.act(actor, async (session) => {
          const members = await readMembers(session, space, filter);
          await noteAct(session, space, 'exported', 'member', 'csv', { rows: members.length });
          return members;
        }),
      ),
    invite: (actor, space, inviter, invitation) => writeInvitation({ store, mail, actor, space, inviter }, invitation),
    async inviteAgain(actor, space, inviter, id) {
      if (!INVITATION.test(id)) throw notFound('invitation');
      const [found] = await store.act(actor, (session) => readSpaceInvitations(session, space.id, { id }));
      if (!found || found.state === 'accepted') throw notFound('invitation');
      return writeInvitation({ store, mail, actor, space, inviter }, found);
    },
    revoke: async (actor, space, id) => {
      if (!INVITATION.test(id)) throw notFound('invitation');
      await expectChange(
        store.act(actor, (session) => revokeInvitation(session, space, id)),
        'invitation',
      );
    },
  };
}
