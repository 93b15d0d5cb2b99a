import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sessionTokenIn, sessionTokenSet, withoutSession } from './session-cookie.ts';

function signed(token: string, secret = 'secret'): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return encodeURIComponent(`${token}.${signature}`);
}

function headers(cookie: string): Headers {
  return new Headers({ cookie });
}

describe('The cookie of a session', () => {
  it('gives its secret when we have signed it', () => {
    const cookie = `other=1; sterna.session_token=${signed('abc')}; more=2`;
    expect(sessionTokenIn(headers(cookie), 'secret', false)).toBe('abc');
    expect(sessionTokenIn(headers(`__Secure-sterna.session_token=${signed('abc')}`), 'secret', true)).toBe('abc');
  });

  it('gives nothing when another has signed it, or nobody', () => {
    for (const value of [signed('abc', 'another'), 'abc', 'abc.', '.x', '%', `${signed('abc')}x`, '']) {
      expect(sessionTokenIn(headers(`sterna.session_token=${value}`), 'secret', false)).toBeUndefined();
    }
    // Over TLS a cookie that a page without it could have set counts for nothing.
    expect(sessionTokenIn(headers(`sterna.session_token=${signed('abc')}`), 'secret', true)).toBeUndefined();
  });

  it('is found among those that an answer sets, unless the answer ends it', () => {
    const set = `sterna.session_token=${signed('new')}; Max-Age=43200; Path=/`;
    expect(sessionTokenSet(['a=1', set], 'secret', false)).toBe('new');
    expect(sessionTokenSet(['sterna.session_token=; Max-Age=0; Path=/'], 'secret', false)).toBeUndefined();
  });

  it('is left out where a request is to be nobody’s', () => {
    const left = withoutSession(headers(`a=1; sterna.session_token=${signed('abc')}; b=2`), false);
    expect(left.get('cookie')).toBe('a=1; b=2');
  });
});
