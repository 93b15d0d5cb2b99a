import type { Store } from '@sterna/store';
import { addAccount, findSession, noteUse } from '@sterna/store/identity';
import { type OwnAccount, openOwnAccount } from './account.ts';
import { type AccountKeeping, openAccountKeeping } from './account-keeping.ts';
import { type FirstStart, openFirstStart } from './first-start.ts';
import { type Invitations, openInvitations } from './invitations.ts';
import type { Letters } from './letters/letters.ts';
import { openPasskeys, type Passkeys } from './passkeys.ts';
import { signInByPassword } from './password-sign-in.ts';
import { openProvider, type Provider } from './provider.ts';
import { openRecovery, type Recovery } from './recovery.ts';
import { openSecondFactor, type SecondFactor } from './second-factor.ts';
import { sessionTokenIn } from './session-cookie.ts';
import type { IdentitySettings } from './settings.ts';
import type { SignInAnswer } from './sign-in-answer.ts';
import { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import { headersOf } from './visit.ts';

export interface IdentityOptions {
  readonly store: Store;
  /** Address of the site, such as `https://sterna.example.org`; asked for when it is first needed. */
  readonly origin: () => string;
  /** Mail server and provider; none unless told. See `identitySettings`. */
  readonly settings?: IdentitySettings;
  /** Whether the ready accounts of a demonstration may sign in; yes unless told. Never in production. */
  readonly isDemonstrationOpen?: boolean;
}

export interface NewAccount {
  readonly email: string;
  readonly name: string;
  readonly language: string;
  /** Taken as it is: who asks people for one uses `checkPassword` first. */
  readonly password: string;
  readonly isDemonstration?: boolean;
}

/** Ways of signing in that show more than a password. */
const STRONG_METHODS: ReadonlySet<string> = new Set(['second factor', 'passkey', 'provider']);

/** Who people are: accounts, signing in and out, letters to them. */
export interface Identity {
  /** Address of the site, as letters name it, without a slash at its end. */
  readonly origin: string;
  /** Whose session the cookies of a request name; `undefined` for nobody's, an ended one and that of a closed account. */
  signedIn(headers: Headers): Promise<SignedIn | undefined>;
  /** @param address of the network that the request comes from, for the count of attempts */
  signIn(email: string, password: string, headers: Headers, address?: string): Promise<SignInAnswer>;
  /** @returns headers `Set-Cookie` that forget the session */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Makes an account. @returns its id */
  createAccount(account: NewAccount): Promise<string>;
  readonly firstStart: FirstStart;
  readonly invitations: Invitations;
  readonly account: OwnAccount;
  /** What the administrator does with the accounts of others. */
  readonly keeping: AccountKeeping;
  readonly secondFactor: SecondFactor;
  readonly passkeys: Passkeys;
  readonly recovery: Recovery;
  /** The provider that the operator has configured. */
  readonly provider: Provider | undefined;
  readonly letters: Letters;
  /** Waits for what is under way: before the store is closed. */
  close(): Promise<void>;
}

async function signedIn(room: SignInRoom, headers: Headers): Promise<SignedIn | undefined> {
  if (!headers.get('cookie')?.includes('session_token')) return undefined;
  const token = sessionTokenIn(headers, await room.secret(), room.isSecure);
  if (token === undefined) return undefined;
  const found = await room.store.identify((session) => findSession(session, token));
  if (!found || (found.isDemonstration && !room.isDemonstrationOpen)) return undefined;
  const { id, isQuiet, ...person } = found;
  if (isQuiet) room.behind(() => room.store.identify((session) => noteUse(session, id)));
  return { ...person, session: id, isStrong: STRONG_METHODS.has(found.method) };
}

async function signOut(room: SignInRoom, headers: Headers): Promise<readonly string[]> {
  const person = await signedIn(room, headers);
  const { api } = await room.library();
  const answer = await api.signOut({ headers: headersOf({ headers, address: '' }), asResponse: true });
  if (person) room.note('signed-out', person.account, true);
  return answer.headers.getSetCookie();
}

async function createAccount(room: SignInRoom, account: NewAccount): Promise<string> {
  const { email, name, language, password, isDemonstration = false } = account;
  const passwordHash = await room.hash(password);
  const added = { email: email.trim().toLowerCase(), name, language, passwordHash, isDemonstration };
  return room.store.identify((session) => addAccount(session, added));
}

export function openIdentity(options: IdentityOptions): Identity {
  const { store, origin, settings = {}, isDemonstrationOpen = true } = options;
  const room = new SignInRoom({ store, origin, settings, isDemonstrationOpen });
  return {
    get origin() {
      return room.origin;
    },
    signedIn: (headers) => signedIn(room, headers),
    signIn: (email, password, headers, address = '') => signInByPassword(room, email, password, { headers, address }),
    signOut: (headers) => signOut(room, headers),
    createAccount: (account) => createAccount(room, account),
    firstStart: openFirstStart(room),
    invitations: openInvitations(room),
    account: openOwnAccount(room),
    keeping: openAccountKeeping(room),
    secondFactor: openSecondFactor(room),
    passkeys: openPasskeys(room),
    recovery: openRecovery(room),
    provider: openProvider(room),
    letters: room.letters,
    close: () => room.close(),
  };
}
