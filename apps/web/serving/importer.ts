import type { IncomingHttpHeaders } from 'node:http';
import type { Identity, SignedIn } from '@sterna/identity';
import type { Spaces } from '@sterna/spaces';
import type { ImportAccess, ImportVerdict } from './import-access.ts';

/** What tells who asks to bring public data in. */
export interface ImporterRooms {
  readonly access: ImportAccess;
  readonly identity: Identity;
  readonly spaces: Spaces;
}

/** Whether a request may bring data in, and in whose name. */
export interface ImportRight {
  readonly verdict: ImportVerdict;
  /** An administrator who is signed in; none where a key or the machine itself gives the right. */
  readonly account?: SignedIn;
}

/** Headers of a request of the server as the pages have them. */
export function headersOf(headers: IncomingHttpHeaders): Headers {
  return new Headers(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value] as [string, string]],
    ),
  );
}

/**
 * An administrator of the installation needs no key, once more than a password has been shown; anybody else is judged as
 * before there were accounts. docs/decisions/0014 has the reasons.
 */
export async function importRight(
  { access, identity, spaces }: ImporterRooms,
  headers: IncomingHttpHeaders,
  known?: SignedIn,
): Promise<ImportRight> {
  const verdict = access.judge(headers);
  const signedIn = known ?? (await identity.signedIn(headersOf(headers)));
  if (!signedIn || !(signedIn.isStrong || signedIn.isDemonstration)) return { verdict };
  const mine = await spaces.mine(signedIn);
  return mine.some(({ role }) => role === 'administrator') ? { verdict: 'granted', account: signedIn } : { verdict };
}
