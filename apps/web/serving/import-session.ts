import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto';

/** Milliseconds for which a session holds: a working day. */
const SESSION_AGE = 12 * 3600_000;

/** Wrong keys that one address may give within the window, and all addresses together. */
const ATTEMPTS = 8;
const ALL_ATTEMPTS = 200;
const WINDOW = 15 * 60_000;
/** Addresses remembered; what counts is bounded by {@link ALL_ATTEMPTS} besides. */
const MOST_ADDRESSES = 1000;

export const SESSION_COOKIE = 'sterna_import';

/** A key was given too often wrongly; ask again later. */
export type KeyAnswer = { readonly session: string } | { readonly refused: 'wrong' | 'too-often' };

function sign(secret: Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest();
}

/**
 * Sessions of those who know the operator's key: a signed text that says until when it holds. Nothing is stored, and
 * a session names nobody. Another key makes every session of the old one void.
 */
export class ImportSessions {
  readonly #secret: Buffer;
  readonly #key: Buffer;
  readonly #now: () => number;
  readonly #failures = new Map<string, number[]>();
  #allFailures: number[] = [];

  /** @param key what the operator has set */
  constructor(key: string, now: () => number = Date.now) {
    this.#secret = Buffer.from(hkdfSync('sha256', key, '', 'sterna import session', 32));
    this.#key = sign(this.#secret, key);
    this.#now = now;
  }

  /**
   * Takes a key, compared in constant time.
   *
   * @param address of who gives it; a few wrong ones close it for a quarter of an hour
   */
  enter(given: string, address: string): KeyAnswer {
    const recent = this.#recent(this.#failures.get(address) ?? []);
    this.#allFailures = this.#recent(this.#allFailures);
    if (recent.length >= ATTEMPTS || this.#allFailures.length >= ALL_ATTEMPTS) return { refused: 'too-often' };
    // Both are hashed with a secret first: equal in length, and nothing can be learnt from the time it takes.
    if (timingSafeEqual(sign(this.#secret, given), this.#key)) {
      this.#failures.delete(address);
      return { session: this.#issue() };
    }
    this.#remember(address, [...recent, this.#now()]);
    return { refused: 'wrong' };
  }

  /** Whether a session is one of ours and still holds. */
  holds(session: string): boolean {
    const [until = '', nonce = '', signature = ''] = session.split('.');
    if (!/^\d{1,16}$/.test(until) || Number(until) <= this.#now()) return false;
    const expected = sign(this.#secret, `${until}.${nonce}`);
    const found = Buffer.from(signature, 'base64url');
    return found.length === expected.length && timingSafeEqual(found, expected);
  }

  #issue(): string {
    const text = `${this.#now() + SESSION_AGE}.${randomBytes(12).toString('base64url')}`;
    return `${text}.${sign(this.#secret, text).toString('base64url')}`;
  }

  #recent(times: readonly number[]): number[] {
    return times.filter((time) => this.#now() - time < WINDOW);
  }

  #remember(address: string, failures: number[]): void {
    this.#allFailures.push(this.#now());
    this.#failures.delete(address);
    this.#failures.set(address, failures);
    const [oldest] = this.#failures.keys();
    if (this.#failures.size > MOST_ADDRESSES && oldest !== undefined) this.#failures.delete(oldest);
  }
}

/** Milliseconds for which the cookie is kept. */
export const COOKIE_AGE: number = SESSION_AGE;
