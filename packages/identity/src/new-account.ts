import type { Session } from '@sterna/store';
import { addAccount, findAccount } from '@sterna/store/identity';
import { checkPassword } from './password-rules.ts';
import { enterByPassword } from './password-sign-in.ts';
import type { JoinAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { Visit } from './visit.ts';

/** A person who begins an account. */
export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly password: string;
}

/** What an account was made for turned out not to be possible: nothing of it stays. */
class NotPossible extends Error {}

function isTaken(error: unknown): boolean {
  return (error as { readonly code?: unknown }).code === '23505';
}

/**
 * Makes an account and does with it what it was made for, or neither; then signs in with it.
 *
 * @param use what it is for; false when that is not possible
 */
export async function joinWith(
  room: SignInRoom,
  person: NewPerson,
  visit: Visit,
  use: (session: Session, account: string) => Promise<boolean>,
): Promise<JoinAnswer> {
  const email = person.email.trim().toLowerCase();
  const name = person.name.trim();
  const problem = checkPassword(person.password, { name, email });
  if (problem) return { outcome: 'weak', problem };
  const seconds = await room.limits.take('new-account', { address: visit.address });
  if (seconds > 0) return { outcome: 'too-often', seconds };
  const passwordHash = await room.hash(person.password);
  try {
    await room.store.identify(async (session) => {
      const { language } = person;
      const account = await addAccount(session, { email, name, language, passwordHash, isDemonstration: false });
      if (!(await use(session, account))) throw new NotPossible();
    });
  } catch (error) {
    if (error instanceof NotPossible) return { outcome: 'gone' };
    if (isTaken(error)) return { outcome: 'known' };
    throw error;
  }
  // Whoever has just made the account does not guess its password: others of the network who do are no hindrance.
  const account = await room.store.identify((session) => findAccount(session, { email }));
  const answer = await enterByPassword(room, { address: email, account }, person.password, visit);
  return answer.outcome === 'signed-in' ? { outcome: 'signed-in', cookies: answer.cookies } : { outcome: 'made' };
}
