import { endSessions, findSession, needsSecondFactor } from '@sterna/store/identity';
import { symmetricDecrypt } from 'better-auth/crypto';
import { signInByCode, useCode } from './code-sign-in.ts';
import { sessionTokenSet } from './session-cookie.ts';
import { showsPassword, tellPerson } from './shown-password.ts';
import type { SignInAnswer, TooOften } from './sign-in-answer.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import { headersOf, type Visit } from './visit.ts';

/** A secret for codes of the moment that a device is to take over. */
export interface FactorSetUp {
  /** For a QR code: `otpauth://totp/…`. */
  readonly uri: string;
  /** The secret for typing, in Base32. */
  readonly secret: string;
}

export type FactorAnswer = { readonly outcome: 'done' } | { readonly outcome: 'refused' } | TooOften;

export type ConfirmAnswer =
  | { readonly outcome: 'done'; readonly cookies: readonly string[]; readonly backupCodes: readonly string[] }
  | { readonly outcome: 'refused' }
  | TooOften;

export type BackupCodesAnswer =
  | { readonly outcome: 'done'; readonly backupCodes: readonly string[] }
  | { readonly outcome: 'refused' }
  | TooOften;

export type RemovalAnswer =
  | { readonly outcome: 'done'; readonly cookies: readonly string[] }
  /** The password is wrong; or a role of the person demands a second factor. */
  | { readonly outcome: 'refused' | 'needed' }
  | TooOften;

/** Codes of the moment (TOTP) besides a password. */
export interface SecondFactor {
  /** Begins to set it up, for somebody who knows the password. */
  begin(person: SignedIn, password: string, visit: Visit): Promise<FactorAnswer>;
  /** What a device is to take over, while it is being set up. */
  setUp(person: SignedIn): Promise<FactorSetUp | undefined>;
  /** Takes the first code of the device; all other sessions end. The backup codes are never shown again. */
  confirm(person: SignedIn, code: string, visit: Visit): Promise<ConfirmAnswer>;
  /** Makes new backup codes in the place of the old ones. */
  renewBackupCodes(person: SignedIn, password: string, visit: Visit): Promise<BackupCodesAnswer>;
  /** Switches it off. */
  remove(person: SignedIn, password: string, visit: Visit): Promise<RemovalAnswer>;
  /** Whether a role of the person demands it. */
  isNeeded(person: SignedIn): Promise<boolean>;
  /** The second step of signing in: a code of the moment, or a backup code. */
  signIn(code: string, visit: Visit): Promise<SignInAnswer>;
}

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of a text as RFC 4648 writes them for people, without padding. */
function base32(text: string): string {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)] ?? '').join('');
}

async function setUp(room: SignInRoom, person: SignedIn): Promise<FactorSetUp | undefined> {
  const { adapter, secretConfig } = await (await room.library()).$context;
  const found = await adapter.findOne<{ readonly secret: string; readonly verified: boolean }>({
    model: 'twoFactor',
    where: [{ field: 'userId', value: person.account }],
  });
  if (!found || found.verified) return undefined;
  const secret = base32(await symmetricDecrypt({ key: secretConfig, data: found.secret }));
  const label = `Sterna:${encodeURIComponent(person.email)}`;
  return { uri: `otpauth://totp/${label}?secret=${secret}&issuer=Sterna&digits=6&period=30`, secret };
}

async function begin(room: SignInRoom, person: SignedIn, password: string, visit: Visit): Promise<FactorAnswer> {
  const shows = await showsPassword(room, person, password, visit);
  if (typeof shows === 'number') return { outcome: 'too-often', seconds: shows };
  if (!shows) return { outcome: 'refused' };
  const body = { method: 'totp' as const, password };
  const answer = await (await room.library()).api.enableTwoFactor({
    body,
    headers: headersOf(visit),
    asResponse: true,
  });
  return { outcome: answer.ok ? 'done' : 'refused' };
}

async function confirm(room: SignInRoom, person: SignedIn, code: string, visit: Visit): Promise<ConfirmAnswer> {
  const tried = { account: person.account, address: visit.address };
  const seconds = await room.limits.take('code', tried);
  if (seconds > 0) return { outcome: 'too-often', seconds };
  if (!(await setUp(room, person))) return { outcome: 'refused' };
  const { api } = await room.library();
  const body = { code: code.replace(/[\s-]/g, '') };
  const answer = await api.verifyTOTP({ body, headers: headersOf(visit), asResponse: true });
  if (!answer.ok) return { outcome: 'refused' };
  await room.limits.forgive('code', tried);
  await useCode(room, person.account, body.code);
  const { backupCodes } = await api.viewBackupCodes({ body: { userId: person.account } });
  const cookies = answer.headers.getSetCookie();
  // The library puts a new session in the place of this one; the others were begun with less.
  const token = sessionTokenSet(cookies, await room.secret(), room.isSecure) ?? '';
  await room.store.identify(async (session) => {
    const own = await findSession(session, token);
    await endSessions(session, person.account, { allBut: own?.id ?? '' });
  });
  room.note('second-factor-added', person.account, true);
  tellPerson(room, 'second-factor-changed', person);
  return { outcome: 'done', cookies, backupCodes };
}

async function renewBackupCodes(
  room: SignInRoom,
  person: SignedIn,
  password: string,
  visit: Visit,
): Promise<BackupCodesAnswer> {
  const shows = await showsPassword(room, person, password, visit);
  if (typeof shows === 'number') return { outcome: 'too-often', seconds: shows };
  if (!shows || !person.hasSecondFactor) return { outcome: 'refused' };
  const { api } = await room.library();
  const answer = await api.generateBackupCodes({ body: { password }, headers: headersOf(visit) });
  room.note('backup-codes-made', person.account, true);
  return { outcome: 'done', backupCodes: answer.backupCodes };
}

async function remove(room: SignInRoom, person: SignedIn, password: string, visit: Visit): Promise<RemovalAnswer> {
  if (await room.store.identify((session) => needsSecondFactor(session, person.account))) return { outcome: 'needed' };
  const shows = await showsPassword(room, person, password, visit);
  if (typeof shows === 'number') return { outcome: 'too-often', seconds: shows };
  if (!shows) return { outcome: 'refused' };
  const { api } = await room.library();
  const answer = await api.disableTwoFactor({ body: { password }, headers: headersOf(visit), asResponse: true });
  if (!answer.ok) return { outcome: 'refused' };
  room.note('second-factor-removed', person.account, true);
  tellPerson(room, 'second-factor-changed', person);
  return { outcome: 'done', cookies: answer.headers.getSetCookie() };
}

export function openSecondFactor(room: SignInRoom): SecondFactor {
  return {
    begin: (person, password, visit) => begin(room, person, password, visit),
    setUp: (person) => setUp(room, person),
    confirm: (person, code, visit) => confirm(room, person, code, visit),
    renewBackupCodes: (person, password, visit) => renewBackupCodes(room, person, password, visit),
    remove: (person, password, visit) => remove(room, person, password, visit),
    isNeeded: (person) => room.store.identify((session) => needsSecondFactor(session, person.account)),
    signIn: (code, visit) => signInByCode(room, code, visit),
  };
}
