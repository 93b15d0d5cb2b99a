/** A setting of signing in cannot be used as it is written. */
export class IdentitySettingsError extends Error {
  readonly code = 'identity-setting-invalid';

  constructor(setting: string, how: string) {
    super(`${setting} cannot be used: ${how}`);
    this.name = 'IdentitySettingsError';
  }
}

/** A mail server. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with name and password where the server wants them. */
  readonly smtp: string;
  /** Address that letters come from: `Sterna <sterna@plan.example>`. */
  readonly from: string;
}

/** A government's OpenID Connect provider. */
export interface ProviderSettings {
  /** Its address, which its description lies below: `https://login.gov.example/realms/staff`. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** How the button names it. */
  readonly name: string;
}

export interface IdentitySettings {
  readonly mail?: MailSettings;
  readonly provider?: ProviderSettings;
}

type Environment = Readonly<Record<string, string | undefined>>;

function trimmed(value: string | undefined): string {
  return (value ?? '').trim();
}

function mailFrom(environment: Environment): MailSettings | undefined {
  const smtp = trimmed(environment['STERNA_SMTP']);
  const from = trimmed(environment['STERNA_MAIL_FROM']);
  if (smtp === '' && from === '') return undefined;
  // The value may hold a password, so it is not repeated.
  if (!URL.canParse(smtp) || !/^smtps?:$/.test(new URL(smtp).protocol)) {
    throw new IdentitySettingsError('STERNA_SMTP', 'write it like smtps://name:password@mail.example.org:465');
  }
  if (!/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/.test(from)) {
    throw new IdentitySettingsError('STERNA_MAIL_FROM', 'write it like Sterna <sterna@example.org>');
  }
  return { smtp, from };
}

function isSafeIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, hostname, search, hash } = new URL(issuer);
  const isHere = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(hostname);
  return search === '' && hash === '' && (protocol === 'https:' || (protocol === 'http:' && isHere));
}

function providerFrom(environment: Environment): ProviderSettings | undefined {
  const issuer = trimmed(environment['STERNA_OIDC_ISSUER']).replace(/\/$/, '');
  const clientId = trimmed(environment['STERNA_OIDC_CLIENT_ID']);
  const clientSecret = trimmed(environment['STERNA_OIDC_CLIENT_SECRET']);
  if (issuer === '' && clientId === '' && clientSecret === '') return undefined;
  if (!isSafeIssuer(issuer)) {
    throw new IdentitySettingsError('STERNA_OIDC_ISSUER', 'write it like https://login.example.org/realms/staff');
  }
  if (clientId === '') throw new IdentitySettingsError('STERNA_OIDC_CLIENT_ID', 'the provider gives it to you');
  if (clientSecret === '') throw new IdentitySettingsError('STERNA_OIDC_CLIENT_SECRET', 'the provider gives it to you');
  return { issuer, clientId, clientSecret, name: trimmed(environment['STERNA_OIDC_NAME']) || new URL(issuer).hostname };
}

/**
 * The settings of signing in that an operator has made: `STERNA_SMTP` and `STERNA_MAIL_FROM` for letters,
 * `STERNA_OIDC_ISSUER`, `STERNA_OIDC_CLIENT_ID`, `STERNA_OIDC_CLIENT_SECRET` and `STERNA_OIDC_NAME` for a provider.
 *
 * @throws IdentitySettingsError for one that cannot be used
 */
export function identitySettings(environment: Environment): IdentitySettings {
  const mail = mailFrom(environment);
  const provider = providerFrom(environment);
  return { ...(mail && { mail }), ...(provider && { provider }) };
}
