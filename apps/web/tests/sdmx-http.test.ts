import { connect } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';

const url = inject('url');
const base = `${url}/sdmx/2.1`;
const SLICE = `${base}/data/EVIDENCE/A.MIGRANT_STOCK.SEN`;

describe('the SDMX service', () => {
  test('may be read by pages of any site', async () => {
    const asked = await fetch(SLICE, { method: 'OPTIONS', headers: { origin: 'https://example.org' } });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-methods')).toContain('GET');
    const answer = await fetch(SLICE);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    expect((await fetch(`${base}/data/NOPE`)).headers.get('access-control-allow-origin')).toBe('*');
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('takes nothing in by %s', async (method) => {
    expect((await fetch(SLICE, { method })).status).toBe(405);
  });

  test('answers HEAD with the status and headers of GET', async () => {
    const [head, get] = await Promise.all([fetch(SLICE, { method: 'HEAD' }), fetch(SLICE)]);
    expect(head.status).toBe(200);
    for (const name of ['content-type', 'etag', 'last-modified', 'vary']) {
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    }
    expect((await fetch(`${base}/data/EVIDENCE/A.MIGRANT_STOCK.NOWHERE`, { method: 'HEAD' })).status).toBe(404);
  });

  test('says nothing twice to a client that has it', async () => {
    const first = await fetch(SLICE);
    const etag = first.headers.get('etag') ?? '';
    expect(first.headers.get('vary')).toBe('Accept, Accept-Language, Accept-Encoding');
    expect((await fetch(SLICE, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await fetch(SLICE, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    // As clients write dates: in the form of the standard, and in that of JavaScript.
    const now = new Date();
    for (const date of [now.toUTCString(), String(now)]) {
      expect((await fetch(SLICE, { headers: { 'if-modified-since': date } })).status).toBe(304);
    }
    const before = new Date(0).toUTCString();
    expect((await fetch(SLICE, { headers: { 'if-modified-since': before } })).status).toBe(200);
  });

  test('has another tag for another format, language or query', async () => {
    const tag = async (path: string, headers: Record<string, string>): Promise<string | null> =>
      (await fetch(path, { headers })).headers.get('etag');
    const tags = await Promise.all([
      tag(SLICE, {}),
      tag(SLICE, { accept: 'application/json' }),
      tag(SLICE, { accept: 'application/json', 'accept-language': 'ar' }),
      tag(`${SLICE}?startPeriod=2010`, {}),
    ]);
    expect(new Set(tags).size).toBe(4);
  });

  test.each(['gzip', 'br'])('compresses with %s what is the same without', async (encoding) => {
    const plain = await (await fetch(SLICE, { headers: { 'accept-encoding': 'identity' } })).text();
    const answer = await fetch(SLICE, { headers: { 'accept-encoding': encoding } });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(await answer.text()).toBe(plain);
    expect(gunzipSync).toBeDefined();
  });

  test('sends the beginning of everything long before its end, and stops when the client leaves', async () => {
    const leaving = new AbortController();
    const answer = await fetch(`${base}/data/EVIDENCE?format=csv`, { signal: leaving.signal });
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(first?.value?.length).toBeGreaterThan(0);
    leaving.abort();
    const begun = performance.now();
    expect((await fetch(SLICE)).status).toBe(200);
    // What was left does not go on being made: a slice is answered in a fraction of the time of everything.
    expect(performance.now() - begun).toBeLessThan(1500);
  });

  test('outlives a client that breaks off in the middle of a request', async () => {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.write('GET /sdmx/2.1/data/EVIDENCE HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((resolve) => socket.once('data', resolve));
    socket.destroy();
    expect((await fetch(SLICE)).status).toBe(200);
  });

  test('is shown to browsers as XML, and has a page that says what is there', async () => {
    const accept = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    const shown = await fetch(`${base}/dataflow`, { headers: { accept } });
    expect(shown.headers.get('content-type')).toBe('application/xml; charset=utf-8');
    const page = await (await fetch(`${url}/sdmx`, { headers: { accept } })).text();
    const links = [...page.matchAll(/href="(\/sdmx\/2\.1\/[^"]+)"/g)].map(([, path = '']) =>
      path.replaceAll('&amp;', '&'),
    );
    expect(links.length).toBeGreaterThan(8);
    for (const link of links) expect((await fetch(url + link)).status, link).toBe(200);
    expect(await (await fetch(`${url}/en`)).text()).toContain('href="/en/sdmx"');
  });
});
