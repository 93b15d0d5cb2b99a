import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { cookiesIn } from './session-cookie.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { Visit } from './visit.ts';

/** Accounts that one browser is remembered for: several people may share a machine. */
const MOST = 5;
/** Seconds that a browser is remembered after signing in: half a year. */
const LIFE = 180 * 86_400;

function cookieName(isSecure: boolean): string {
  return isSecure ? '__Secure-sterna.device' : 'sterna.device';
}

function markOf(secret: string, device: string, account: string): Buffer {
  return createHmac('sha256', secret).update(`device ${device} of ${account}`).digest();
}

/** What a browser carries: `device.mark`, one for each account that was signed in to with it, the newest first. */
function entriesIn(visit: Visit, isSecure: boolean): string[] {
  const written = cookiesIn(visit.headers.get('cookie') ?? '').get(cookieName(isSecure)) ?? '';
  return written.split('~').filter((entry) => /^[\w-]{22}\.[\w-]{43}$/.test(entry));
}

function isOf(entry: string, secret: string, account: string): boolean {
  const [device = '', mark = ''] = entry.split('.');
  const given = Buffer.from(mark, 'base64url');
  const expected = markOf(secret, device, account);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The device of a visit, where it has been signed in to this account before. It opens nothing: it only has a count of
 * wrong passwords of its own, so that strangers who fail on purpose do not keep its person out.
 */
export async function knownDevice(room: SignInRoom, visit: Visit, account: string): Promise<string | undefined> {
  const secret = await room.secret();
  return entriesIn(visit, room.isSecure)
    .find((entry) => isOf(entry, secret, account))
    ?.split('.')[0];
}

/** Header `Set-Cookie` that remembers the device for an account that has just been signed in to. */
export async function rememberDevice(room: SignInRoom, visit: Visit, account: string): Promise<string> {
  const secret = await room.secret();
  const entries = entriesIn(visit, room.isSecure);
  const own = entries.find((entry) => isOf(entry, secret, account));
  const device = own?.split('.')[0] ?? randomBytes(16).toString('base64url');
  const entry = `${device}.${markOf(secret, device, account).toString('base64url')}`;
  const kept = [entry, ...entries.filter((each) => each !== own)].slice(0, MOST).join('~');
  const secure = room.isSecure ? '; Secure' : '';
  return `${cookieName(room.isSecure)}=${kept}; Max-Age=${LIFE}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
