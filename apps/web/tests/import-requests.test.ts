import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fetchRaw, fetchText } from './fetch-page.ts';
import { type ImportServer, sendFiles, startImportServer } from './import-server.ts';

const SMALL = { name: 'a.csv', content: 'a,b\n1,2\n' };

/** The states of all jobs, when none is under way any more. */
async function statesOf({ evidence }: ImportServer): Promise<readonly string[]> {
  for (let round = 0; round < 200; round++) {
    const states = (await evidence.imports.list()).map(({ state }) => state);
    if (!states.some((state) => state === 'waiting' || state === 'reading')) return states;
    await wait(100);
  }
  throw new Error('still reading');
}

async function answers(server: ImportServer): Promise<void> {
  expect((await fetchRaw(`${server.url}/health`)).status).toBe(200);
}

describe('a server of this machine alone', () => {
  let server: ImportServer;
  beforeAll(async () => {
    server = await startImportServer();
  });
  afterAll(() => server.close());

  test.each([
    ['another site', { origin: 'https://elsewhere.example' }],
    ['nobody who says so', {}],
    ['another site, by what the browser says', { 'sec-fetch-site': 'cross-site' }],
  ])('takes nothing in from %s', async (_, headers) => {
    const answer = await sendFiles(server.url, [SMALL], headers);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-language')).toBe('en');
    expect(await server.evidence.imports.list()).toEqual([]);
  });

  test('shows and takes nothing under a name that only points here', async () => {
    const headers = { host: 'rebound.example', origin: 'http://rebound.example' };
    expect(await fetchText(`${server.url}/en/import`, headers)).toContain('Importing is open at the machine itself');
    expect((await fetchRaw(`${server.url}/en/import/1`, headers)).headers['location']).toBe('/en/import');
    expect((await fetchRaw(`${server.url}/en/import`, headers, 'POST')).status).toBe(403);
  });

  test('allows its one script on the pages of imports and nowhere else, and keeps them in no cache', async () => {
    const page = await fetchRaw(`${server.url}/fr/import`);
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(page.headers['content-security-policy']).not.toContain('unsafe');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.body.toString().match(/<script[^>]*>/g)).toEqual(['<script type="module" src="/import.js">']);
    const other = await fetchRaw(`${server.url}/fr/sources`);
    expect(other.headers['content-security-policy']).not.toContain('script-src');
  });

  test.each(['PUT', 'DELETE', 'PATCH'])('%s is refused on the pages of imports too', async (method) => {
    const answer = await fetch(`${server.url}/fr/import`, { method, headers: { origin: server.url } });
    expect(answer.status).toBe(405);
  });

  test.each(['x', '0', '..%2f..%2fetc', '00000000-0000-0000-0000-000000000000', '%00'])(
    'an import called %s is not found',
    async (id) => {
      expect((await fetchRaw(`${server.url}/en/import/${id}`)).status).toBe(404);
      expect((await fetchRaw(`${server.url}/en/import/${id}/findings.csv`)).status).toBe(404);
      expect((await fetchRaw(`${server.url}/en/import/${id}/marked.xlsx`)).status).toBe(404);
      const headers = { origin: server.url, 'content-type': 'application/x-www-form-urlencoded' };
      expect((await fetchRaw(`${server.url}/en/import/${id}?/confirm`, headers, 'POST')).status).toBe(404);
    },
  );

  test('there is no release to take back by a number that is none', async () => {
    for (const id of ['0', '-1', 'x', '99999999999']) {
      expect((await fetchRaw(`${server.url}/en/import/undo/${id}`)).status, id).toBe(404);
    }
  });
});

describe('hostile uploads', () => {
  let server: ImportServer;
  beforeAll(async () => {
    server = await startImportServer();
  });
  afterAll(() => server.close());

  test('files that hold nothing, noise, or something else are refused with findings, and nothing is stored', async () => {
    const bomb = Buffer.from('UEsDBBQAAAAIAA==', 'base64');
    const answer = await sendFiles(server.url, [
      { name: 'empty.csv', content: '' },
      { name: 'noise.csv', content: new Uint8Array(randomBytes(4096)) },
      { name: 'report.csv', content: '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n' },
      { name: 'cut.zip', content: new Uint8Array(bomb) },
      { name: 'entities.xml', content: '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>' },
      { name: 'deep.xml', content: '<a>'.repeat(200_000) },
      { name: '=1+1.csv', content: '=cmd|x\n' },
    ]);
    expect(answer.status).toBe(303);
    expect(new Set(await statesOf(server))).toEqual(new Set(['refused']));
    for (const job of await server.evidence.imports.list()) {
      const findings = job.report?.findings ?? job.preview?.findings ?? [];
      expect(findings.length, job.file).toBeGreaterThan(0);
      expect((await fetchRaw(`${server.url}/ar/import/${job.id}`)).status).toBe(200);
    }
    expect(await server.evidence.sources()).toEqual([]);
    await answers(server);
  });

  test.each([
    ['garbage', 'multipart/form-data; boundary=x', 'no parts'],
    ['a form without files', 'application/x-www-form-urlencoded', 'a=1'],
    ['a form without a boundary', 'multipart/form-data', 'x'],
  ])('%s is refused on the page, in its language', async (_, type, body) => {
    const headers = { origin: server.url, 'content-type': type };
    const answer = await fetch(`${server.url}/fr/import`, { method: 'POST', body, headers });
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('Rien n’a été pris');
    expect(answer.headers.get('content-location')).toBe('/fr/import?refused=broken');
    await answers(server);
  });

  test('an upload that says it is too large is refused before it is sent', async () => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /en/import HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${server.url}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99999999999\r\n\r\n',
    );
    const [chunk] = await new Promise<Buffer[]>((resolve) => socket.once('data', (data) => resolve([data])));
    expect(String(chunk)).toMatch(/^HTTP\/1\.1 413 /);
    socket.destroy();
    await answers(server);
  });

  test('an upload that is broken off leaves no file and no job', async () => {
    const { hostname, port } = new URL(server.url);
    const before = await readdir(server.evidence.imports.folder);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /en/import HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${server.url}\r\n` +
        'Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n' +
        '--x\r\nContent-Disposition: form-data; name="files"; filename="a.csv"\r\n\r\nabc',
    );
    await wait(300);
    socket.destroy();
    await wait(300);
    expect(await readdir(server.evidence.imports.folder)).toEqual(before);
    await answers(server);
  });

  test('a flood of headers is refused, and others are answered', async () => {
    const headers = Object.fromEntries(Array.from({ length: 800 }, (_, i) => [`x-${i}`, 'x'.repeat(50)]));
    expect((await fetchRaw(`${server.url}/en/import`, headers)).status).toBe(431);
    await answers(server);
  });
});

describe('a server that others reach', () => {
  test('takes nothing in without a key', async () => {
    const server = await startImportServer({}, '0.0.0.0');
    const url = server.url.replace('0.0.0.0', '127.0.0.1');
    expect(await fetchText(`${url}/en/import`)).toContain('Importing is switched off here');
    expect((await sendFiles(url, [SMALL])).status).toBe(403);
    expect(await fetchText(`${url}/en/sources`)).not.toContain('href="/en/import"');
    await server.close();
  });

  test('asks for the key, holds a session, and ends it', async () => {
    const KEY = 'five quiet words of ours';
    const server = await startImportServer({ STERNA_IMPORT_KEY: KEY }, '0.0.0.0');
    const url = server.url.replace('0.0.0.0', '127.0.0.1');
    const send = (path: string, fields: Record<string, string>, cookie = ''): Promise<Response> =>
      fetch(url + path, {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { origin: url, cookie, accept: 'text/html' },
        redirect: 'manual',
      });
    expect((await fetchRaw(`${url}/en/import`)).headers['location']).toBe('/en/import/key');
    expect((await sendFiles(url, [SMALL])).status).toBe(403);
    const wrong = await send('/en/import/key?/enter', { key: 'something else entirely' });
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([403, []]);
    expect(await wrong.text()).toContain('That is not the key');

    const right = await send('/en/import/key?/enter', { key: KEY });
    expect([right.status, right.headers.get('location')]).toEqual([303, '/en/import']);
    const [set = ''] = right.headers.getSetCookie();
    const [cookie = ''] = set.split(';');
    expect(await fetchText(`${url}/en/import`, { cookie })).toContain('Sign out');
    expect((await sendFiles(url, [SMALL], { origin: url, cookie })).status).toBe(303);
    expect((await sendFiles(url, [SMALL], { origin: 'https://elsewhere.example', cookie })).status).toBe(403);

    const out = await send('/en/import/key?/leave', {}, cookie);
    expect(out.headers.getSetCookie()).toHaveLength(4);
    for (let i = 0; i < 8; i++) await send('/en/import/key?/enter', { key: `wrong ${i}` });
    expect((await send('/en/import/key?/enter', { key: KEY })).status).toBe(429);
    await server.close();
  });
});
