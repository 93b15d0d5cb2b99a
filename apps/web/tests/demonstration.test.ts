import { type Evidence, openEvidence } from '@sterna/evidence';
import { migratedDatabase } from '@sterna/evidence/testing';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../server.ts';
import { MemberClient } from './member-client.ts';

let evidence: Evidence;
let server: RunningServer | undefined;

beforeEach(async () => {
  evidence = await openEvidence({ database: (await migratedDatabase()).inMemory, starter: false });
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await evidence.close();
});

interface Start {
  readonly host?: string;
  readonly demonstration?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
}

async function start({
  host = '127.0.0.1',
  demonstration = true,
  environment = {},
}: Start = {}): Promise<RunningServer> {
  await server?.close();
  server = await startServer({ evidence, port: 0, host, demonstration, environment, warmUp: false });
  return server;
}

function addressOf({ url }: RunningServer): string {
  return url.replace('0.0.0.0', '127.0.0.1');
}

test.each<[string, Start]>([
  ['is not asked for', { demonstration: false }],
  ['listens elsewhere than on a loopback address', { host: '0.0.0.0' }],
  ['has a public address', { environment: { STERNA_ORIGIN: 'https://sterna.example.org' } }],
  ['is in production by NODE_ENV', { environment: { NODE_ENV: 'production' } }],
  ['is in production by STERNA_MODE', { environment: { STERNA_MODE: 'production' } }],
])('is not made where the server %s', async (_, options) => {
  const running = await start(options);
  expect(running.demonstration).toEqual([]);
  const { text } = await new MemberClient(addressOf(running)).get('/en/sign-in');
  expect(text).not.toContain('demo.example');
});

test('its accounts stay out once the server is in production, and their sessions no longer hold', async () => {
  const trial = await start();
  const [first] = trial.demonstration;
  const { email = '', password = '' } = first ?? {};
  const before = new MemberClient(trial.url);
  expect((await before.post('/en/sign-in', { email, password })).status).toBe(303);
  expect((await before.get('/en/spaces/demo')).status).toBe(200);
  const production = await start({ environment: { STERNA_MODE: 'production' } });
  const after = new MemberClient(production.url);
  for (const [name, value] of before.cookies) after.cookies.set(name, value);
  expect((await after.get('/en/spaces/demo')).location).toContain('/en/sign-in');
  const anew = new MemberClient(production.url);
  // Nobody administers this installation yet: that is where the page leads instead.
  expect((await anew.post('/en/sign-in', { email, password })).location).toBe('/en/start');
  expect([...anew.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
});

test('what it has published is there on trial, and not to be found once the server is in production', async () => {
  await (await start()).close();
  server = undefined;
  await evidence.store.keep((session) =>
    session.run(`
      alter table edition disable trigger user;
      update edition set state = 'published', number = 1, content_sha256 = repeat('0', 64), published_at = now();
      alter table edition enable trigger user`),
  );
  const pages = ['/en/editions', '/en/editions/demo', '/en/editions/demo/feed.xml', '/en/sen'];
  const trial = await start();
  for (const page of pages) {
    const { text } = await new MemberClient(trial.url).get(page);
    expect([page, text.includes('/en/editions/demo')]).toEqual([page, true]);
  }
  const production = await start({ environment: { STERNA_MODE: 'production' } });
  for (const page of [...pages, '/en/editions/demo/1', '/en/editions/demo/1/check', '/en/editions/demo/1.json']) {
    const { status, text } = await new MemberClient(production.url).get(page);
    const isOfDemonstration = page.includes('demo');
    expect([page, status]).toEqual([page, isOfDemonstration ? 404 : 200]);
    if (!isOfDemonstration) expect([page, text.includes('/editions/demo')]).toEqual([page, false]);
  }
});
