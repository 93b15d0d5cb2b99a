import { findAccount, needsSecondFactor } from '@sterna/store/identity';
import { knownDevice, rememberDevice } from './known-device.ts';
import { isAddress } from './mail-address.ts';
import { sessionTokenIn, withoutSession } from './session-cookie.ts';
import type { SignInAnswer, TooOften } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import { headersOf, type Visit } from './visit.ts';

/** Ends the session that a visitor came with: whoever signs in begins a new one. */
export async function endFormerSession(room: SignInRoom, { headers }: Visit): Promise<void> {
  const token = sessionTokenIn(headers, await room.secret(), room.isSecure);
  if (token === undefined) return;
  const { internalAdapter } = await (await room.library()).$context;
  await internalAdapter.deleteSession(token);
}

/**
 * Signs in with address and password. An unknown address, a closed account and a wrong password have the same answer,
 * and it takes as long.
 */
export async function signInByPassword(
  room: SignInRoom,
  email: string,
  password: string,
  visit: Visit,
): Promise<SignInAnswer> {
  const address = email.trim().toLowerCase();
  const account = isAddress(address)
    ? await room.store.identify((session) => findAccount(session, { email: address }))
    : undefined;
  const device = account && (await knownDevice(room, visit, account.id));
  const tried = { account: address, address: visit.address, device };
  const seconds = await room.limits.take('sign-in', tried);
  if (seconds > 0) return { outcome: 'too-often', seconds };
  if (account?.isDemonstration && !room.isDemonstrationOpen) {
    await room.verify(password, undefined);
    return { outcome: 'refused' };
  }
  const answer = await enterByPassword(room, { address, account }, password, visit);
  if (answer.outcome !== 'refused') await room.limits.forgive('sign-in', tried);
  return answer;
}

/** Whom a password is said to be of. */
interface Named {
  readonly address: string;
  readonly account: Awaited<ReturnType<typeof findAccount>>;
}

/** Begins a session by a password, however often one was tried. */
export async function enterByPassword(
  room: SignInRoom,
  { address, account }: Named,
  password: string,
  visit: Visit,
): Promise<Exclude<SignInAnswer, TooOften>> {
  const headers = withoutSession(headersOf(visit), room.isSecure);
  const answer = await (await room.library()).api.signInEmail({
    body: { email: address, password },
    headers,
    asResponse: true,
  });
  if (!answer.ok) {
    if (account) room.note('refused', account.id, false, { method: 'password' });
    return { outcome: 'refused' };
  }
  await endFormerSession(room, visit);
  const begun = answer.headers.getSetCookie();
  const body = (await answer.json()) as { readonly twoFactorRedirect?: boolean };
  if (body.twoFactorRedirect || !account) return { outcome: 'second-factor', cookies: begun };
  room.note('signed-in', account.id, true, { method: 'password' });
  const needs = await room.store.identify((session) => needsSecondFactor(session, account.id));
  const cookies = [...begun, await rememberDevice(room, visit, account.id)];
  return { outcome: 'signed-in', cookies, lacksSecondFactor: needs && !account.isDemonstration };
}
