import { findAccount } from '@sterna/store/identity';
import { renderLetter } from './letters/letter-texts.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import type { Visit } from './visit.ts';

/**
 * Whether somebody who is signed in knows the password too: asked before what would shut the person out. Accounts that
 * sign in through a provider alone have none to show.
 *
 * @returns whether; or the seconds to wait after too many wrong ones
 */
export async function showsPassword(
  room: SignInRoom,
  person: SignedIn,
  password: string,
  { address }: Visit,
): Promise<boolean | number> {
  const tried = { account: `password ${person.account}`, address };
  const seconds = await room.limits.take('code', tried);
  if (seconds > 0) return seconds;
  const account = await room.store.identify((session) => findAccount(session, { id: person.account }));
  const isShown = account?.passwordHash === null || (await room.verify(password, account?.passwordHash));
  if (isShown) await room.limits.forgive('code', tried);
  else room.note('refused', person.account, true, { method: 'password' });
  return isShown;
}

/** Tells a person by letter what was changed about signing in, in case it was another. */
export function tellPerson(
  room: SignInRoom,
  kind: 'password-changed' | 'second-factor-changed',
  { name, email, language }: { readonly name: string; readonly email: string; readonly language: string },
): void {
  const link = `${room.origin}/${language}/recovery`;
  room.behind(() => room.letters.write(renderLetter(kind, { address: email, language }, { name, link })));
}
