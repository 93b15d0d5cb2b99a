import {
  addVerification,
  dropVerifications,
  endSessions,
  findAccount,
  findVerification,
  setPassword,
  takeVerification,
} from '@sterna/store/identity';
import { rememberDevice } from './known-device.ts';
import { renderLetter } from './letters/letter-texts.ts';
import { isAddress } from './mail-address.ts';
import { checkPassword } from './password-rules.ts';
import { makeToken, tokenHashOf } from './secret-token.ts';
import { tellPerson } from './shown-password.ts';
import type { PasswordAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { Visit } from './visit.ts';

export type RecoveryAnswer =
  | Exclude<PasswordAnswer, { readonly outcome: 'changed' }>
  /** The browser is remembered: wrong passwords of others do not keep its person out. */
  | { readonly outcome: 'changed'; readonly cookies: readonly string[] };

/** A new password for somebody who has lost the old one. */
export interface Recovery {
  /**
   * Writes to the address, if it has an account. The answer is the same whether or not it has, and takes as long.
   *
   * @returns seconds to wait when it was asked too often; 0 otherwise
   */
  ask(email: string, visit: Visit): Promise<number>;
  /** Whether the secret of a letter is still good. */
  isGood(token: string): Promise<boolean>;
  /** Sets a new password by the secret of a letter, which is then used up. All sessions end; the second factor stays. */
  recover(token: string, password: string, visit: Visit): Promise<RecoveryAnswer>;
}

/** Seconds for which the secret of a letter is good. */
const LIFE = 3600;

const BEGINNING = 'recovery:';

async function write(room: SignInRoom, email: string): Promise<void> {
  const account = await room.store.identify((session) => findAccount(session, { email }));
  if (!account || account.isDisabled || account.isDemonstration) return;
  const { token, tokenHash } = makeToken();
  const { id, name, language } = account;
  await room.store.identify(async (session) => {
    // A newer letter makes the older ones void.
    await dropVerifications(session, BEGINNING, id);
    await addVerification(session, { identifier: BEGINNING + tokenHash, value: id, seconds: LIFE });
  });
  const link = `${room.origin}/${language}/recovery/${token}`;
  await room.letters.write(renderLetter('recovery', { address: email, language }, { name, link }));
  room.note('recovery-asked', id, false);
}

async function recover(room: SignInRoom, token: string, password: string, visit: Visit): Promise<RecoveryAnswer> {
  const identifier = BEGINNING + (tokenHashOf(token) ?? '');
  const account = await room.store.identify(async (session) => {
    const id = await findVerification(session, identifier);
    return id === undefined ? undefined : findAccount(session, { id });
  });
  if (!account || account.isDisabled) return { outcome: 'refused' };
  const problem = checkPassword(password, account);
  if (problem) return { outcome: 'weak', problem };
  const passwordHash = await room.hash(password);
  const isDone = await room.store.identify(async (session) => {
    // Of two who come with the same secret at once, one gets it.
    if ((await takeVerification(session, identifier)) !== account.id) return false;
    await setPassword(session, account.id, passwordHash);
    await endSessions(session, account.id, 'all');
    return true;
  });
  if (!isDone) return { outcome: 'refused' };
  await room.limits.forgive('sign-in', { account: account.email, address: visit.address });
  room.note('password-changed', account.id, false, { by: 'recovery' });
  tellPerson(room, 'password-changed', account);
  return { outcome: 'changed', cookies: [await rememberDevice(room, visit, account.id)] };
}

export function openRecovery(room: SignInRoom): Recovery {
  return {
    async ask(email, { address }) {
      const known = email.trim().toLowerCase();
      const seconds = await room.limits.take('recovery', { account: known, address });
      if (seconds === 0 && isAddress(known)) room.behind(() => write(room, known));
      return seconds;
    },
    isGood: async (token) => {
      const tokenHash = tokenHashOf(token);
      if (tokenHash === undefined) return false;
      return (await room.store.identify((session) => findVerification(session, BEGINNING + tokenHash))) !== undefined;
    },
    async recover(token, password, visit) {
      const seconds = await room.limits.take('new-account', { address: visit.address });
      return seconds > 0 ? { outcome: 'too-often', seconds } : recover(room, token, password, visit);
    },
  };
}
