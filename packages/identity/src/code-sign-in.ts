import { endSessions, findSession, findVerification } from '@sterna/store/identity';
import { rememberDevice } from './known-device.ts';
import { endFormerSession } from './password-sign-in.ts';
import { firstStepIn, sessionTokenSet, withoutSession } from './session-cookie.ts';
import type { SignInAnswer } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import { headersOf, type Visit } from './visit.ts';

/** Seconds for which the library would take a code of the moment again. */
const CODE_LIFE = 120;

/** Seconds for which the library takes no code of an account, after ten wrong ones in a row. */
const LOCKED = 900;

/** A backup code as it was shown, however it is typed. */
function asBackupCode(code: string): string {
  return `${code.slice(0, 5)}-${code.slice(5)}`;
}

/**
 * Uses a code of the moment up: whoever looks over a shoulder must not get in with the code that was seen (RFC 6238,
 * section 5.2).
 *
 * @returns whether it had not been used
 */
export function useCode(room: SignInRoom, account: string, code: string): Promise<boolean> {
  return room.limits.isFirst(`${account} ${code}`, CODE_LIFE);
}

/** The account that has shown its password, and now has to show a code. */
async function accountWaiting(room: SignInRoom, { headers }: Visit): Promise<string | undefined> {
  const step = firstStepIn(headers, await room.secret(), room.isSecure);
  return step === undefined ? undefined : room.store.identify((session) => findVerification(session, step));
}

async function sessionBegun(room: SignInRoom, cookies: readonly string[]): Promise<[string, string] | undefined> {
  const token = sessionTokenSet(cookies, await room.secret(), room.isSecure);
  const found = token === undefined ? undefined : await room.store.identify((session) => findSession(session, token));
  return found && [found.account, found.id];
}

/**
 * The second step of signing in, with the cookie of the first: five codes may be tried for one password, ten in a row for
 * one account, and no code is taken twice.
 */
export async function signInByCode(room: SignInRoom, written: string, visit: Visit): Promise<SignInAnswer> {
  const waiting = await accountWaiting(room, visit);
  const tried = { account: waiting, address: visit.address };
  const seconds = await room.limits.take('code', tried);
  if (seconds > 0) return { outcome: 'too-often', seconds };
  const code = written.replace(/[\s-]/g, '');
  const isMomentary = /^\d{6}$/.test(code);
  const headers = withoutSession(headersOf(visit), room.isSecure);
  const { api } = await room.library();
  const request = { headers, asResponse: true } as const;
  const answer = isMomentary
    ? await api.verifyTOTP({ ...request, body: { code } })
    : await api.verifyBackupCode({ ...request, body: { code: asBackupCode(code) } });
  if (!answer.ok) {
    if (waiting !== undefined) room.note('refused', waiting, false, { method: 'second factor' });
    return answer.status === 429 ? { outcome: 'too-often', seconds: LOCKED } : { outcome: 'refused' };
  }
  const cookies = answer.headers.getSetCookie();
  const begun = await sessionBegun(room, cookies);
  if (!begun) return { outcome: 'refused' };
  const [account, session] = begun;
  if (isMomentary && !(await useCode(room, account, code))) {
    await room.store.identify((work) => endSessions(work, account, { only: session }));
    return { outcome: 'refused' };
  }
  await room.limits.forgive('code', tried);
  await endFormerSession(room, visit);
  room.note('signed-in', account, true, { method: isMomentary ? 'second factor' : 'backup code' });
  return { outcome: 'signed-in', cookies: [...cookies, await rememberDevice(room, visit, account)] };
}
