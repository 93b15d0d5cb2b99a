import type { IncomingHttpHeaders } from 'node:http';
import { IMPORT_FOLDERS } from './import-paths.ts';
import { COOKIE_AGE, ImportSessions, type KeyAnswer, SESSION_COOKIE } from './import-session.ts';
import { isForwarded, isLoopback } from './same-origin.ts';

/** Whether a request may bring data in or take them back. */
export type ImportVerdict =
  | 'granted'
  /** The operator has set a key, and the request has no session. */
  | 'key-needed'
  /** Others can reach this server, and its operator has set no key. */
  | 'off'
  /** Open to the person at the machine, and the request does not come from there. */
  | 'not-here';

/** The key cannot be used as it is written. */
export class ImportKeyError extends Error {
  readonly code = 'import-key-invalid';

  constructor() {
    super('STERNA_IMPORT_KEY is too short: at least 16 characters are needed, such as a sentence of five words');
    this.name = 'ImportKeyError';
  }
}

const SHORTEST_KEY = 16;

export interface ImportAccessOptions {
  /** Address that the server listens on. */
  readonly host: string;
  /** Public address of the site; empty when it is not known. */
  readonly origin: string;
  /** `STERNA_IMPORT_KEY`; absent or empty when the operator has set none. */
  readonly key: string | undefined;
}

function cookieIn(headers: IncomingHttpHeaders): string | undefined {
  const pairs = (headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
}

/**
 * Who may bring data in, as long as there are no accounts: the person at the machine, where nobody else can reach the
 * server; elsewhere whoever knows the operator's key; else nobody. docs/decisions/0014 has the reasons.
 */
export class ImportAccess {
  readonly #isPrivate: boolean;
  readonly #isSecure: boolean;
  readonly #sessions: ImportSessions | undefined;

  /** @throws ImportKeyError when the key is too short */
  constructor({ host, origin, key }: ImportAccessOptions) {
    if (key && [...key].length < SHORTEST_KEY) throw new ImportKeyError();
    this.#sessions = key ? new ImportSessions(key) : undefined;
    // A public address means that something before the server lets others in.
    const isPublished = origin !== '' && !isLoopback(new URL(origin).host);
    this.#isPrivate = isLoopback(host) && !isPublished;
    this.#isSecure = origin.startsWith('https:');
  }

  /** Whether anybody at all may bring data in. */
  get isPossible(): boolean {
    return this.#sessions !== undefined || this.#isPrivate;
  }

  /** Whether a key is asked for, and so there is something to sign out of. */
  get asksForKey(): boolean {
    return this.#sessions !== undefined;
  }

  judge(headers: IncomingHttpHeaders): ImportVerdict {
    if (this.#sessions) {
      const session = cookieIn(headers);
      return session !== undefined && this.#sessions.holds(session) ? 'granted' : 'key-needed';
    }
    if (!this.#isPrivate) return 'off';
    return this.isAtMachine(headers) ? 'granted' : 'not-here';
  }

  /** Whether a request comes from the person at the machine of a server that nobody else reaches. */
  isAtMachine(headers: IncomingHttpHeaders): boolean {
    // A name that only points here, or a proxy in between: the page may be in a stranger's hands.
    return this.#isPrivate && isLoopback(headers.host) && !isForwarded(headers);
  }

  /** Whether nobody but the person at the machine reaches the server. */
  get isPrivate(): boolean {
    return this.#isPrivate;
  }

  enter(key: string, address: string): KeyAnswer {
    return this.#sessions?.enter(key, address) ?? { refused: 'wrong' };
  }

  /** Headers `Set-Cookie` that begin a session, or end it (`undefined`): one for each folder of pages that write. */
  cookies(session: string | undefined): readonly string[] {
    const [value, age] = session === undefined ? ['', 0] : [session, COOKIE_AGE / 1000];
    const secure = this.#isSecure ? '; Secure' : '';
    return IMPORT_FOLDERS.map(
      (path) => `${SESSION_COOKIE}=${value}; Path=${path}; Max-Age=${age}; HttpOnly; SameSite=Strict${secure}`,
    );
  }
}
