import { passkey } from '@better-auth/passkey';
import type { Store } from '@sterna/store';
import { findAccount, signInDatabase } from '@sterna/store/identity';
import { type BetterAuthOptions, betterAuth } from 'better-auth';
import { APIError } from 'better-auth/api';
import { type GenericOAuthConfig, genericOAuth, twoFactor } from 'better-auth/plugins';
import { ADDRESS_HEADER } from './visit.ts';

export interface SignInSettings {
  readonly store: Store;
  /** Public address of the site, such as `https://sterna.example.org`. */
  readonly origin: string;
  /** Signs cookies and encrypts second factors. */
  readonly secret: string;
  /** A provider to sign in through, where this library is to know one. */
  readonly provider?: GenericOAuthConfig;
  /** Whether somebody who comes from the provider may have an account made, by verified address. */
  readonly mayJoin?: (email: string) => Promise<boolean>;
}

/** Seconds that a session lasts at most: a week. The store ends it sooner where it is not used, see `findSession`. */
const SESSION = 7 * 86_400;
/** Seconds after signing in during which a passkey may be added. */
const FRESH = 3600;

/** How a session was begun, by the way that led to it. */
const METHODS: Readonly<Record<string, string>> = {
  '/two-factor/verify-totp': 'second factor',
  '/two-factor/verify-backup-code': 'second factor',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
};

const TIMES = { createdAt: 'created_at', updatedAt: 'updated_at' };

/** What passkeys are bound to: the host of the site. */
export function relyingParty(origin: string): string {
  const { hostname } = new URL(origin);
  return /^(?:127(?:\.\d+){3}|\[::1\])$/.test(hostname) ? 'localhost' : hostname;
}

/** Whether passkeys can be bound to a site: browsers take a name under TLS, or the machine itself, and no number. */
export function canHavePasskeys(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  const name = relyingParty(origin);
  if (name === 'localhost' || name.endsWith('.localhost')) return true;
  return protocol === 'https:' && !/^(?:[\d.]+|\[.*\])$/.test(hostname);
}

/** The origin of pages that may use them: the site's, under the name that they are bound to. */
export function originByName(origin: string): string {
  const url = new URL(origin);
  url.hostname = relyingParty(origin);
  return url.origin;
}

/** The sign-in library on the store's tables. Its own names for them (user, account) are not ours (account, credential). */
function signInOptions({ store, origin, secret, provider, mayJoin }: SignInSettings): SignInOptions {
  return {
    appName: 'Sterna',
    baseURL: origin,
    basePath: '/api/auth',
    secret,
    telemetry: { enabled: false },
    database: { db: signInDatabase(store), type: 'postgres', transaction: false },
    user: {
      modelName: 'account',
      fields: { emailVerified: 'email_verified', ...TIMES },
      additionalFields: {
        language: { type: 'string', input: false, defaultValue: 'fr' },
        demonstration: { type: 'boolean', input: false, defaultValue: false },
        disabledAt: { type: 'date', required: false, input: false, fieldName: 'disabled_at' },
      },
    },
    session: {
      modelName: 'session',
      expiresIn: SESSION,
      disableSessionRefresh: true,
      freshAge: FRESH,
      fields: {
        userId: 'account_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        ...TIMES,
      },
      additionalFields: { method: { type: 'string', input: false, defaultValue: 'password' } },
    },
    account: {
      modelName: 'credential',
      fields: {
        accountId: 'subject',
        providerId: 'provider',
        userId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        ...TIMES,
      },
      updateAccountOnSignIn: false,
    },
    verification: { modelName: 'verification', fields: { expiresAt: 'expires_at', ...TIMES } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
    },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'sterna',
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const account = await store.identify((work) => findAccount(work, { id: session.userId }));
            if (!account || account.isDisabled) return false;
            const method = METHODS[context?.path ?? ''] ?? (account.isDemonstration ? 'demonstration' : 'password');
            return { data: { ...session, method } };
          },
        },
      },
      user: {
        create: {
          before: async (user) => {
            if (!user.emailVerified || !(await mayJoin?.(user.email))) {
              throw new APIError('FORBIDDEN', { code: 'NOT_INVITED', message: 'not invited' });
            }
            return { data: user };
          },
        },
      },
      account: {
        create: {
          // Nothing is asked of the provider after signing in, so its tokens are not kept.
          before: async (credential) => ({
            data: { ...credential, accessToken: null, refreshToken: null, idToken: null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Sterna',
        // Somebody who signs in through a provider has no password to show.
        allowPasswordless: true,
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'second_factor',
            fields: {
              userId: 'account_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      passkey({
        rpName: 'Sterna',
        // The name of the machine stands for its number, which no passkey can be bound to.
        rpID: relyingParty(origin),
        origin: [...new Set([origin, originByName(origin)])],
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        authentication: {
          afterVerification: async ({ verification }) => {
            if (verification.authenticationInfo.userVerified) return;
            throw new APIError('UNAUTHORIZED', {
              code: 'NOT_VERIFIED',
              message: 'the device has not verified its person',
            });
          },
        },
        schema: {
          passkey: {
            modelName: 'passkey',
            fields: {
              userId: 'account_id',
              publicKey: 'public_key',
              credentialID: 'credential_id',
              deviceType: 'device_type',
              backedUp: 'backed_up',
              createdAt: 'created_at',
            },
          },
        },
      }),
      ...(provider ? [genericOAuth({ config: [provider] })] : []),
    ],
  };
}

/** The plugins tell the library's types what can be called. */
interface SignInOptions extends BetterAuthOptions {
  readonly plugins: [
    ReturnType<typeof twoFactor>,
    ReturnType<typeof passkey>,
    ...(readonly ReturnType<typeof genericOAuth>[]),
  ];
}

export function openSignInLibrary(settings: SignInSettings): SignInLibrary {
  return betterAuth(signInOptions(settings));
}

export type SignInLibrary = ReturnType<typeof betterAuth<SignInOptions>>;
