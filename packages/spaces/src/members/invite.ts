import type { Actor, Store } from '@sterna/store';
import { addInvitation, type MemberScope, mayAskFocalPoint, readMembers } from '@sterna/store/spaces';
import { isLanguage, type Language, placeByCode } from '@sterna/vocabulary';
import { refusing } from '../refusal.ts';
import { ROLE_NAMES } from './roles.ts';
import { cleanScope } from './scope.ts';

/** A space by what invitations say of it. */
export interface InvitingSpace {
  readonly id: number;
  readonly code: string;
  readonly place: string | null;
  readonly name: Readonly<Record<string, string>>;
}

/** How invitations reach people; signing in brings it. */
export interface InvitationMail {
  /** A secret for a letter, and the hash that the database keeps. */
  makeToken(): { readonly token: string; readonly tokenHash: string };
  /** Writes the letter. */
  send(letter: {
    readonly email: string;
    readonly language: string;
    readonly space: string;
    readonly role: string;
    readonly inviter: string;
    readonly token: string;
    readonly expiresAt: Date;
  }): Promise<SentInvitation>;
}

/** The letter of an invitation. */
export interface SentInvitation {
  /** Its number in the outbox. */
  readonly letter: number;
  /** Address that it leads to, where no mail server carries it: somebody has to pass it on. */
  readonly link?: string;
}

export interface NewInvitation extends MemberScope {
  readonly email: string;
  /** Language of the letter. */
  readonly language: string;
}

export type InvitationAnswer =
  | { readonly outcome: 'invited'; readonly id: string; readonly email: string; readonly sent: SentInvitation }
  /** The address is not one. */
  | { readonly outcome: 'no-address' }
  /** Somebody with that address is a member already. */
  | { readonly outcome: 'member-already'; readonly account: string }
  /** The space has a focal point: it is theirs to let another in, not the installation's. */
  | { readonly outcome: 'keeper-already' };

/** One address, without a name around it. The letter will show whether somebody reads there. */
const ADDRESS = /^[^\s\p{Cc}@<>"(),:;\\[\]]{1,64}@(?:[\p{L}\d](?:[\p{L}\d-]{0,61}[\p{L}\d])?\.)+[\p{L}\d-]{2,63}$/u;

interface Inviting {
  readonly store: Store;
  readonly mail: InvitationMail;
  readonly actor: Actor;
  readonly space: InvitingSpace;
  /** Name of who invites. */
  readonly inviter: string;
}

function nameIn(language: Language, space: InvitingSpace): string {
  const place = space.place === null ? undefined : placeByCode(space.place)?.name[language];
  return space.name[language] ?? place ?? Object.values(space.name)[0] ?? space.code;
}

/** Keeps an invitation and writes its letter. A letter that fails leaves an invitation that can be sent again. */
export async function writeInvitation(inviting: Inviting, invitation: NewInvitation): Promise<InvitationAnswer> {
  const { store, mail, actor, space, inviter } = inviting;
  const email = invitation.email.trim().toLowerCase();
  if (email.length > 200 || !ADDRESS.test(email)) return { outcome: 'no-address' };
  const language = isLanguage(invitation.language) ? invitation.language : 'fr';
  const { token, tokenHash } = mail.makeToken();
  const scope = cleanScope(invitation);
  const answer = await refusing(
    store.act(actor, async (session) => {
      const members = await readMembers(session, space.id, { search: email, isEnded: false });
      const member = members.find((each) => each.email === email);
      if (member) return { account: member.account };
      if (scope.role === 'focal point' && !(await mayAskFocalPoint(session, space.id))) return 'keeper-already';
      return addInvitation(session, space.id, { ...scope, email, language, tokenHash });
    }),
  );
  if (answer === 'keeper-already') return { outcome: answer };
  if ('account' in answer) return { outcome: 'member-already', account: answer.account };
  const sent = await mail.send({
    email,
    language,
    space: nameIn(language, space),
    role: ROLE_NAMES[scope.role][language],
    inviter,
    token,
    expiresAt: answer.expiresAt,
  });
  return { outcome: 'invited', id: answer.id, email, sent };
}
