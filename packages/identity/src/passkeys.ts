import { dropPasskey, findSession, type ListedPasskey, namePasskey, readPasskeys } from '@sterna/store/identity';
import { nameFrom } from './account.ts';
import { rememberDevice } from './known-device.ts';
import { endFormerSession } from './password-sign-in.ts';
import { sessionTokenSet, withoutSession } from './session-cookie.ts';
import { showsPassword, tellPerson } from './shown-password.ts';
import type { SignInAnswer, TooOften } from './sign-in-answer.ts';
import { canHavePasskeys, originByName, relyingParty, type SignInLibrary } from './sign-in-library.ts';
import type { SignInRoom } from './sign-in-room.ts';
import type { SignedIn } from './signed-in.ts';
import { headersOf, type Visit } from './visit.ts';

/** What a browser is to be asked, and the cookies that go with it. */
export interface PasskeyQuestion {
  /** Options of WebAuthn, in its JSON form. */
  readonly options: unknown;
  readonly cookies: readonly string[];
}

/** Passkeys (WebAuthn): what a device or its keeper signs in with. */
export interface Passkeys {
  /** Host that passkeys are bound to: pages under another name cannot use them. */
  readonly host: string;
  /** Address of the site that they work under; none where browsers allow none: a number, or no TLS. */
  readonly address: string | undefined;
  list(person: SignedIn): Promise<readonly ListedPasskey[]>;
  /** What a browser is asked to add one; `refused` when the session is older than an hour. */
  askToAdd(person: SignedIn, visit: Visit): Promise<PasskeyQuestion | undefined>;
  /** Adds the passkey that a browser has made. @returns whether it could be taken */
  add(person: SignedIn, response: unknown, name: string, visit: Visit): Promise<boolean>;
  rename(person: SignedIn, id: string, name: string): Promise<boolean>;
  /** Removes one, for somebody who knows the password. */
  remove(person: SignedIn, id: string, password: string, visit: Visit): Promise<boolean | TooOften>;
  /** What a browser is asked to sign in. */
  askToSignIn(visit: Visit): Promise<PasskeyQuestion>;
  signIn(response: unknown, visit: Visit): Promise<SignInAnswer>;
}

type PasskeySignIn = NonNullable<Parameters<SignInLibrary['api']['verifyPasskeyAuthentication']>[0]>['body'];

async function add(
  room: SignInRoom,
  person: SignedIn,
  { response, name }: { readonly response: unknown; readonly name: string },
  visit: Visit,
): Promise<boolean> {
  const { api } = await room.library();
  const body = { response, name: nameFrom(name) ?? '' };
  const answer = await api.verifyPasskeyRegistration({ body, headers: headersOf(visit), asResponse: true });
  if (!answer.ok) return false;
  room.note('passkey-added', person.account, true);
  tellPerson(room, 'second-factor-changed', person);
  return true;
}

async function remove(
  room: SignInRoom,
  person: SignedIn,
  { id, password }: { readonly id: string; readonly password: string },
  visit: Visit,
): Promise<boolean | TooOften> {
  const shows = await showsPassword(room, person, password, visit);
  if (typeof shows === 'number') return { outcome: 'too-often', seconds: shows };
  if (!shows || !(await room.store.identify((session) => dropPasskey(session, person.account, id)))) return false;
  room.note('passkey-removed', person.account, true);
  tellPerson(room, 'second-factor-changed', person);
  return true;
}

async function askToSignIn(room: SignInRoom, visit: Visit): Promise<PasskeyQuestion> {
  const headers = withoutSession(headersOf(visit), room.isSecure);
  const answer = await (await room.library()).api.generatePasskeyAuthenticationOptions({ headers, asResponse: true });
  const options = (await answer.json()) as object;
  // A passkey stands for two factors, so the device has to make sure of its person.
  return { options: { ...options, userVerification: 'required' }, cookies: answer.headers.getSetCookie() };
}

async function signIn(room: SignInRoom, response: unknown, visit: Visit): Promise<SignInAnswer> {
  const tried = { address: visit.address };
  const seconds = await room.limits.take('code', tried);
  if (seconds > 0) return { outcome: 'too-often', seconds };
  if (typeof response !== 'object' || response === null) return { outcome: 'refused' };
  const headers = withoutSession(headersOf(visit), room.isSecure);
  const body = { response: response as PasskeySignIn['response'] };
  const { api } = await room.library();
  const answer = await api.verifyPasskeyAuthentication({ body, headers, asResponse: true });
  if (!answer.ok) return { outcome: 'refused' };
  const cookies = answer.headers.getSetCookie();
  const token = sessionTokenSet(cookies, await room.secret(), room.isSecure) ?? '';
  const begun = await room.store.identify((session) => findSession(session, token));
  if (!begun) return { outcome: 'refused' };
  await room.limits.forgive('code', tried);
  await endFormerSession(room, visit);
  room.note('signed-in', begun.account, true, { method: 'passkey' });
  return { outcome: 'signed-in', cookies: [...cookies, await rememberDevice(room, visit, begun.account)] };
}

export function openPasskeys(room: SignInRoom): Passkeys {
  return {
    get host() {
      return relyingParty(room.origin);
    },
    get address() {
      return canHavePasskeys(room.origin) ? originByName(room.origin) : undefined;
    },
    list: (person) => room.store.identify((session) => readPasskeys(session, person.account)),
    async askToAdd(person, visit) {
      if (person.isDemonstration) return undefined;
      const { api } = await room.library();
      const answer = await api.generatePasskeyRegistrationOptions({ headers: headersOf(visit), asResponse: true });
      if (!answer.ok) return undefined;
      return { options: await answer.json(), cookies: answer.headers.getSetCookie() };
    },
    add: (person, response, name, visit) => add(room, person, { response, name }, visit),
    async rename(person, id, name) {
      const kept = nameFrom(name);
      if (kept === undefined) return false;
      return room.store.identify((session) => namePasskey(session, person.account, id, kept));
    },
    remove: (person, id, password, visit) => remove(room, person, { id, password }, visit),
    askToSignIn: (visit) => askToSignIn(room, visit),
    signIn: (response, visit) => signIn(room, response, visit),
  };
}
