import { createHmac, timingSafeEqual } from 'node:crypto';

/** Cookies of a `Cookie` header, by name, still encoded. */
export function cookiesIn(header: string): Map<string, string> {
  const pairs = header.split(';').map((pair) => pair.trim());
  return new Map(
    pairs
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}

/** Name of the cookie that holds a session. */
export function sessionCookieName(isSecure: boolean): string {
  return isSecure ? '__Secure-sterna.session_token' : 'sterna.session_token';
}

/** What a cookie says where we have signed it: `value.signature`, HMAC-SHA-256 in Base64, as the sign-in library writes it. */
function signedValueIn(headers: Headers, name: string, secret: string): string | undefined {
  const written = cookiesIn(headers.get('cookie') ?? '').get(name);
  if (written === undefined) return undefined;
  let text: string;
  try {
    text = decodeURIComponent(written);
  } catch {
    return undefined;
  }
  const dot = text.lastIndexOf('.');
  if (dot < 1) return undefined;
  const value = text.slice(0, dot);
  const given = Buffer.from(text.slice(dot + 1));
  const expected = Buffer.from(createHmac('sha256', secret).update(value).digest('base64'));
  return given.length === expected.length && timingSafeEqual(given, expected) ? value : undefined;
}

/** The secret of the session that a request's cookie names, where we have signed it. */
export function sessionTokenIn(headers: Headers, secret: string, isSecure: boolean): string | undefined {
  return signedValueIn(headers, sessionCookieName(isSecure), secret);
}

/** What is waited for after the first step of signing in: the identifier of a verification. */
export function firstStepIn(headers: Headers, secret: string, isSecure: boolean): string | undefined {
  return signedValueIn(headers, isSecure ? '__Secure-sterna.two_factor' : 'sterna.two_factor', secret);
}

/** The secret of the session that headers `Set-Cookie` begin. */
export function sessionTokenSet(cookies: readonly string[], secret: string, isSecure: boolean): string | undefined {
  const name = `${sessionCookieName(isSecure)}=`;
  const begun = cookies.filter((cookie) => cookie.startsWith(name) && !/;\s*max-age=0/i.test(cookie)).at(-1);
  if (begun === undefined) return undefined;
  const [pair = ''] = begun.split(';');
  return sessionTokenIn(new Headers({ cookie: pair }), secret, isSecure);
}

/** Headers of a request without the cookie of a session. */
export function withoutSession(headers: Headers, isSecure: boolean): Headers {
  const kept = [...cookiesIn(headers.get('cookie') ?? '')].filter(([name]) => name !== sessionCookieName(isSecure));
  const result = new Headers(headers);
  result.set('cookie', kept.map(([name, value]) => `${name}=${value}`).join('; '));
  return result;
}
