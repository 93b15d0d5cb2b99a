import { createHash, randomBytes } from 'node:crypto';

/** A secret that goes out in a letter, and what is kept of it. */
export interface SecretToken {
  /** 32 bytes, as 43 characters for an address. */
  readonly token: string;
  /** SHA-256 of the token, 64 hexadecimal digits: all that the database holds. */
  readonly tokenHash: string;
}

const FORM = /^[\w-]{43}$/;

/** SHA-256 of a token as the database holds it; `undefined` for a text that is none of ours. */
export function tokenHashOf(token: string): string | undefined {
  return FORM.test(token) ? createHash('sha256').update(token).digest('hex') : undefined;
}

export function makeToken(): SecretToken {
  const token = randomBytes(32).toString('base64url');
  return { token, tokenHash: createHash('sha256').update(token).digest('hex') };
}
