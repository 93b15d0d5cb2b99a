import { describe, expect, test } from 'vitest';
import { ImportAccess, ImportKeyError } from './import-access.ts';
import { ImportSessions } from './import-session.ts';
import { isLoopback, isSameOrigin } from './same-origin.ts';

const KEY = 'five quiet words of ours';
const OWN = { host: '127.0.0.1', origin: '', key: undefined };

describe('without a key', () => {
  test('the person at the machine may bring data in', () => {
    const access = new ImportAccess(OWN);
    expect(access.judge({ host: 'localhost:4310' })).toBe('granted');
    expect(access.judge({ host: '127.0.0.1:4310' })).toBe('granted');
  });

  test.each([
    ['a name that only points to this machine', { host: 'rebound.example:4310' }],
    ['a name that begins like ours', { host: 'localhost.example.org' }],
    ['no host at all', {}],
    ['a proxy in between', { host: 'localhost:4310', 'x-forwarded-for': '203.0.113.9' }],
    ['another proxy', { host: '127.0.0.1:4310', forwarded: 'for=203.0.113.9' }],
  ])('it is not open to %s', (_, headers) => {
    expect(new ImportAccess(OWN).judge(headers)).toBe('not-here');
  });

  test.each([
    ['listens to others', { ...OWN, host: '0.0.0.0' }],
    ['listens to others by IPv6', { ...OWN, host: '::' }],
    ['has a public address', { ...OWN, origin: 'https://sterna.example.org' }],
  ])('it is off where the server %s', (_, options) => {
    const access = new ImportAccess(options);
    expect(access.isPossible).toBe(false);
    expect(access.judge({ host: 'localhost:4310' })).toBe('off');
  });
});

describe('with a key', () => {
  const access = new ImportAccess({ host: '0.0.0.0', origin: 'https://sterna.example.org', key: KEY });
  const enter = (): string => {
    const answer = access.enter(KEY, 'somewhere');
    if (!('session' in answer)) throw new Error('not let in');
    return answer.session;
  };

  test('a short one stops the server from starting', () => {
    expect(() => new ImportAccess({ ...OWN, key: 'fifteen letters' })).toThrow(ImportKeyError);
  });

  test('it is asked for, at the machine too, and a session lets in', () => {
    expect(access.judge({ host: 'localhost' })).toBe('key-needed');
    expect(access.judge({ cookie: `other=1; sterna_import=${enter()}` })).toBe('granted');
  });

  test('a session that was altered or made up does not let in', () => {
    const [until = '', nonce = '', signature = ''] = enter().split('.');
    const later = String(Number(until) + 1);
    for (const session of [
      `${later}.${nonce}.${signature}`,
      `${until}.${nonce}.AAAA`,
      `${until}.${nonce}.`,
      '',
      '...',
    ]) {
      expect(access.judge({ cookie: `sterna_import=${session}` }), session).toBe('key-needed');
    }
  });

  test('the cookie is for the pages that write alone, and out of reach of scripts and other sites', () => {
    const cookies = access.cookies(enter());
    expect(cookies.map((cookie) => /Path=([^;]+)/.exec(cookie)?.[1])).toEqual([
      '/fr/import',
      '/en/import',
      '/es/import',
      '/ar/import',
    ]);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Secure$/);
    for (const cookie of access.cookies(undefined)) expect(cookie).toContain('Max-Age=0');
  });
});

describe('sessions', () => {
  test('end after twelve hours, and with the key', () => {
    let now = 1_000_000;
    const sessions = new ImportSessions(KEY, () => now);
    const answer = sessions.enter(KEY, 'a');
    const session = 'session' in answer ? answer.session : '';
    expect(sessions.holds(session)).toBe(true);
    expect(new ImportSessions(`${KEY}!`, () => now).holds(session)).toBe(false);
    now += 12 * 3600_000;
    expect(sessions.holds(session)).toBe(false);
  });

  test('are refused to an address after eight wrong keys, for a quarter of an hour, and to no other', () => {
    let now = 0;
    const sessions = new ImportSessions(KEY, () => now);
    for (let i = 0; i < 8; i++) expect(sessions.enter('wrong', 'a')).toEqual({ refused: 'wrong' });
    expect(sessions.enter(KEY, 'a')).toEqual({ refused: 'too-often' });
    expect(sessions.enter(KEY, 'b')).toHaveProperty('session');
    now += 15 * 60_000;
    expect(sessions.enter(KEY, 'a')).toHaveProperty('session');
  });
});

test.each([
  ['localhost', true],
  ['LOCALHOST:80', true],
  ['sterna.localhost:4310', true],
  ['127.0.0.1', true],
  ['127.1.2.3:99', true],
  ['[::1]:4310', true],
  ['::1', true],
  ['127.0.0.1.example.org', false],
  ['localhost.', false],
  ['10.0.0.1', false],
  ['', false],
  [undefined, false],
])('%s is this machine’s own name: %s', (host, own) => {
  expect(isLoopback(host)).toBe(own);
});

test.each([
  [
    'a page of ours',
    { host: 'localhost:4310', origin: 'http://localhost:4310', 'sec-fetch-site': 'same-origin' },
    true,
  ],
  ['an old browser, by Origin alone', { host: 'localhost:4310', origin: 'http://localhost:4310' }, true],
  ['a page of ours behind TLS', { host: 'sterna.example.org', origin: 'https://sterna.example.org' }, true],
  ['by the public address', { host: 'inside:4310', origin: 'https://public.example.org' }, true],
  ['another site', { host: 'localhost:4310', origin: 'https://elsewhere.example' }, false],
  ['another port', { host: 'localhost:4310', origin: 'http://localhost:4311' }, false],
  ['a site beside ours', { host: 'a.org', origin: 'http://a.org', 'sec-fetch-site': 'same-site' }, false],
  ['a sandboxed frame', { host: 'localhost:4310', origin: 'null' }, false],
  ['nobody who says so', { host: 'localhost:4310' }, false],
])('a request from %s is of the same site: %3$s', (_, headers, same) => {
  expect(isSameOrigin(headers, 'https://public.example.org')).toBe(same);
});
