import { acceptInvitation, findAccount, findSession, readInvitations } from '@sterna/store/identity';
import type { GenericOAuthConfig } from 'better-auth/plugins';
import { endFormerSession } from './password-sign-in.ts';
import { sessionTokenSet, withoutSession } from './session-cookie.ts';
import type { ProviderSettings } from './settings.ts';
import { openSignInLibrary, type SignInLibrary } from './sign-in-library.ts';
import type { SignInRoom } from './sign-in-room.ts';
import { headersOf, type Visit } from './visit.ts';

/** Where a person is sent next, with the cookies that go with it. */
export interface Forwarding {
  readonly location: string;
  readonly cookies: readonly string[];
}

/** Signing in through a government's OpenID Connect provider. */
export interface Provider {
  /** How the button names it. */
  readonly name: string;
  /**
   * Where to send a person who wants to sign in; `undefined` when the provider cannot be reached.
   *
   * @param to address on this site to come to afterwards
   * @param refused address on this site to come to when the provider or Sterna refuses
   */
  begin(to: string, refused: string, visit: Visit): Promise<Forwarding | undefined>;
  /** Takes what the provider sends a person back with. @param query of the address that it sends to */
  finish(query: URLSearchParams, refused: string, visit: Visit): Promise<Forwarding>;
}

/** Path that the provider sends people back to: it has to be entered there. */
export const PROVIDER_PATH = '/sign-in/provider';

const ID = 'oidc';

function configOf({ issuer, clientId, clientSecret, name }: ProviderSettings, origin: string): GenericOAuthConfig {
  return {
    providerId: ID,
    name,
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    scopes: ['openid', 'profile', 'email'],
    pkce: true,
    redirectURI: origin + PROVIDER_PATH,
    requireIdTokenVerification: true,
    // Some providers write it as a text, and "false" would count as true.
    mapProfileToUser: (profile) => {
      const said: unknown = profile['email_verified'];
      return {
        emailVerified: said === true || said === 'true',
        name: String(profile['name'] ?? profile['email'] ?? ''),
      };
    },
  };
}

class OidcProvider implements Provider {
  readonly #room: SignInRoom;
  readonly #settings: ProviderSettings;
  #library: Promise<SignInLibrary> | undefined;

  constructor(room: SignInRoom, settings: ProviderSettings) {
    this.#room = room;
    this.#settings = settings;
  }

  get name(): string {
    return this.#settings.name;
  }

  /** A library that has found the provider; looked for anew until it is there. */
  async #found(): Promise<SignInLibrary | undefined> {
    this.#library ??= this.#open();
    const library = await this.#library;
    const { socialProviders } = await library.$context;
    if (socialProviders.some(({ id }) => id === ID)) return library;
    this.#library = undefined;
    return undefined;
  }

  async #open(): Promise<SignInLibrary> {
    const { store, origin } = this.#room;
    const secret = await this.#room.secret();
    const mayJoin = async (email: string): Promise<boolean> =>
      (await store.identify((session) => readInvitations(session, { email: email.toLowerCase() }))).length > 0;
    return openSignInLibrary({ store, origin, secret, provider: configOf(this.#settings, origin), mayJoin });
  }

  async begin(to: string, refused: string, visit: Visit): Promise<Forwarding | undefined> {
    const library = await this.#found();
    if (!library) return undefined;
    const headers = withoutSession(headersOf(visit), this.#room.isSecure);
    const body = { provider: ID, callbackURL: to, errorCallbackURL: refused, disableRedirect: true };
    const answer = await library.api.signInSocial({ body, headers, asResponse: true });
    if (!answer.ok) return undefined;
    const { url } = (await answer.json()) as { readonly url?: string };
    return url === undefined ? undefined : { location: url, cookies: answer.headers.getSetCookie() };
  }

  async finish(query: URLSearchParams, refused: string, visit: Visit): Promise<Forwarding> {
    const library = await this.#found();
    if (!library) return { location: refused, cookies: [] };
    const headers = withoutSession(headersOf(visit), this.#room.isSecure);
    const answer = await library.api.callbackOAuth({
      params: { id: ID },
      query: Object.fromEntries(query),
      headers,
      method: 'GET',
      asResponse: true,
    });
    const location = this.#within(answer.headers.get('location'), refused);
    const cookies = answer.headers.getSetCookie();
    const token = sessionTokenSet(cookies, await this.#room.secret(), this.#room.isSecure);
    // Where it was begun is a page of a language; the library adds what went wrong in words of its own.
    if (token === undefined) return { location: location.replace(/&error=.*$/, ''), cookies };
    await this.#welcome(token, visit);
    return { location, cookies };
  }

  /** Accepts the invitations for the address that the provider has verified. */
  async #welcome(token: string, visit: Visit): Promise<void> {
    const { store } = this.#room;
    const begun = await store.identify((session) => findSession(session, token));
    if (!begun) return;
    await endFormerSession(this.#room, visit);
    await store.identify(async (session) => {
      const account = await findAccount(session, { id: begun.account });
      for (const { tokenHash } of account ? await readInvitations(session, { email: account.email }) : []) {
        await acceptInvitation(session, tokenHash, begun.account);
      }
    });
    this.#room.note('signed-in', begun.account, true, { method: 'provider' });
  }

  /** A place on this site: what the library says leads nowhere else. */
  #within(location: string | null, refused: string): string {
    const { origin } = this.#room;
    if (!location || !URL.canParse(location, origin)) return refused;
    const url = new URL(location, origin);
    const isPage = url.origin === new URL(origin).origin && /^\/[a-z]{2}\//.test(url.pathname);
    return isPage ? url.pathname + url.search : refused;
  }
}

/** The provider that the operator has configured, if any. */
export function openProvider(room: SignInRoom): Provider | undefined {
  const settings = room.settings.provider;
  return settings && new OidcProvider(room, settings);
}
