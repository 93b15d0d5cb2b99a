import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, inject, test } from 'vitest';
import { isMemberPath } from '../serving/member-paths.ts';
import { fetchRaw, fetchText } from './fetch-page.ts';

const url = inject('url');
const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;
const STARTERS = ['bgd', 'ecu', 'jam', 'kgz', 'mda', 'mar', 'npl', 'phl', 'sen', 'srb', 'tun'];
const PAGES = ['', '/mda', '/mda/profile', '/sources', '/indicators'];

/** The address of the first figure's trace on a country's profile. */
async function someTrace(language: string): Promise<string> {
  const page = await fetchText(`${url}/${language}/mda/profile`);
  return /href="(\/\w\w\/trace\/[^"]+)"/.exec(page)?.[1] ?? '';
}

describe('languages', () => {
  test.each([
    ['ar,fr;q=0.5', '/ar'],
    ['de,es-EC;q=0.8,en;q=0.3', '/es'],
    ['de', '/fr'],
    ['', '/fr'],
  ])('the bare address leads readers of "%s" to %s', async (accepted, home) => {
    const answer = await fetchRaw(url, accepted ? { 'accept-language': accepted } : {});
    expect(answer.status).toBe(302);
    expect(answer.headers['location']).toBe(home);
  });

  test.each(LANGUAGES)('every page in %s says its language and direction and has one h1', async (language) => {
    for (const page of [...PAGES.map((path) => `/${language}${path}`), await someTrace(language)]) {
      const html = await fetchText(url + page);
      expect(html, page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
      expect(html.match(/<h1[ >]/g), page).toHaveLength(1);
      expect(html, page).toMatch(/<title>[^<]+ · Sterna<\/title>/);
      for (const other of LANGUAGES) expect(html, page).toContain(`hreflang="${other}"`);
    }
  });

  test('the language of the address wins over that of the reader', async () => {
    const html = await fetchText(`${url}/es`, { 'accept-language': 'ar' });
    expect(html).toContain('<html lang="es" dir="ltr">');
  });

  test('no interface text is left in French on the pages in Arabic', async () => {
    const french = await fetchText(`${url}/fr/indicators`);
    const arabic = await fetchText(`${url}/ar/indicators`);
    expect(french).toContain('Aller au contenu');
    expect(arabic).not.toContain('Aller au contenu');
  });
});

describe('places', () => {
  test.each(STARTERS)('%s has a country page and a profile', async (place) => {
    expect((await fetchRaw(`${url}/fr/${place}`)).status).toBe(200);
    expect((await fetchRaw(`${url}/fr/${place}/profile`)).status).toBe(200);
  });

  test.each([
    ['/FR/mda', '/fr/mda'],
    ['/Ar/mda/profile.pdf?x=1', '/ar/mda/profile.pdf?x=1'],
    ['/fr/MDA', '/fr/mda'],
    ['/fr/MD', '/fr/mda'],
    ['/fr/moldavie/profile', '/fr/mda/profile'],
    ['/en/Viet%20Nam', '/en/vnm'],
    ['/ar/SEN/profile.pdf', '/ar/sen/profile.pdf'],
  ])('%s moves for good to %s', async (asked, canonical) => {
    const answer = await fetchRaw(url + asked);
    expect(answer.status).toBe(308);
    expect(answer.headers['location']).toBe(canonical);
  });

  test('an unknown place is not found, in the language, with the places perhaps meant', async () => {
    const answer = await fetchRaw(`${url}/es/moldavi`);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toContain('Ningún país responde al nombre de «moldavi»');
    expect(answer.body.toString()).toContain('href="/es/mda"');
  });

  test.each([
    ['turkey', 'tur'],
    ['cap vert', 'cpv'],
    ['498', 'mda'],
    ['МОЛДОВА', 'mda'],
  ])('a search for "%s" leads to %s, in French as well', async (query, place) => {
    const answer = await fetchRaw(`${url}/fr?q=${encodeURIComponent(query)}`);
    expect([answer.status, answer.headers['location']]).toEqual([303, `/fr/${place}`]);
  });

  test('a search leads to its only result, and lists several', async () => {
    const one = await fetchRaw(`${url}/en?q=s%C3%A9n%C3%A9gal`);
    expect([one.status, one.headers['location']]).toEqual([303, '/en/sen']);
    const several = await fetchText(`${url}/en?q=guinea`);
    for (const place of ['gin', 'gnb', 'gnq', 'png']) expect(several).toContain(`href="/en/${place}"`);
    expect(await fetchText(`${url}/en?q=%3Cscript%3E`)).not.toContain('<script');
  });
});

describe('errors', () => {
  test.each([
    '/fr/nowhere/at/all',
    '/zz',
    '/fr/trace/NOTHING',
    '/fr/mda/profile/charts/none.svg',
    '/fr/mda/profile.exe',
  ])('%s is not found', async (path) => {
    const answer = await fetchRaw(url + path);
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).not.toContain('<script');
  });

  test.each([
    ['/ar/mda/profile/charts/none.svg', 'ar', 'الصفحة غير موجودة'],
    ['/fr/atlantis/profile.pdf', 'fr', 'Page introuvable'],
    ['/en/trace/POPULATION~MDA~_T~_T~_T~2020.csv', 'en', 'Page not found'],
  ])('the missing file %s is said to be missing in its language', async (path, language, text) => {
    const answer = await fetchRaw(url + path);
    expect([answer.status, answer.headers['content-language']]).toEqual([404, language]);
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(answer.body.toString()).toContain(text);
  });

  test.each([
    ['/es/mda', 'no recibe nada'],
    ['/fr/mda/profile/charts/none.svg', 'ne reçoit rien'],
    ['/AR', 'لا يستقبل شيئًا'],
  ])('a POST to %s is refused in its language', async (path, text) => {
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' };
    const answer = await fetchRaw(url + path, form, 'POST');
    expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, HEAD']);
    expect(answer.body.toString()).toContain(text);
  });

  test.each(['/fr/', '/fr/mda/profile/', '/fr/trace/', '/fr?q=', '/'])(
    'a very long address that begins with %s is not repeated at length',
    async (path) => {
      const answer = await fetchRaw(`${url}${path}${'x'.repeat(12_000)}`);
      expect(answer.body.length).toBeLessThan(6_000);
      expect(answer.body.toString()).not.toContain('x'.repeat(200));
    },
  );

  test('robots may read everything', async () => {
    const answer = await fetchRaw(`${url}/robots.txt`);
    expect([answer.status, answer.body.toString()]).toEqual([200, 'User-agent: *\nAllow: /\n']);
  });

  test('health says that the database answers', async () => {
    const answer = await fetchRaw(`${url}/health`);
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ status: 'ok' });
    expect(answer.headers['cache-control']).toBe('no-store');
  });
});

describe('on the wire', () => {
  test('every answer carries the security headers, found or not', async () => {
    for (const path of ['/fr', '/fr/mda/profile', '/fr/mda/profile', '/nowhere', '/health', '/favicon.svg']) {
      const { headers } = await fetchRaw(url + path);
      expect(headers['content-security-policy'], path).toContain("default-src 'none'");
      expect(headers['content-security-policy'], path).not.toContain('unsafe');
      expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
      expect(headers['x-content-type-options'], path).toBe('nosniff');
      expect(headers['referrer-policy'], path).toBe('strict-origin-when-cross-origin');
      expect(headers['permissions-policy'], path).toContain('camera=()');
    }
  });

  test('no page holds a script, an inline style or anything from elsewhere', async () => {
    for (const page of [...PAGES.map((path) => `/fr${path}`), await someTrace('fr')]) {
      const html = await fetchText(url + page);
      expect(html, page).not.toMatch(/<script|<style|\sstyle=|\son\w+=|javascript:/i);
      expect(html, page).not.toMatch(/<(?:img|link|iframe)[^>]+(?:src|href)="https?:/i);
    }
  });

  test.each(STARTERS)('the profile of %s with all its charts takes at most 60 kB compressed', async (place) => {
    const brotli = await fetchRaw(`${url}/fr/${place}/profile`, { 'accept-encoding': 'br' });
    const zipped = await fetchRaw(`${url}/fr/${place}/profile`, { 'accept-encoding': 'gzip' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(brotliDecompressSync(brotli.body).equals(gunzipSync(zipped.body))).toBe(true);
    expect(brotli.body.length).toBeLessThanOrEqual(60_000);
    expect(zipped.body.length).toBeLessThanOrEqual(60_000);
  });

  test('a page that has not changed is not sent again', async () => {
    const first = await fetchRaw(`${url}/fr/mda`);
    const etag = first.headers['etag'] ?? '';
    expect(etag).toMatch(/^W\/"/);
    const second = await fetchRaw(`${url}/fr/mda`, { 'if-none-match': etag });
    expect([second.status, second.body.length]).toEqual([304, 0]);
    const head = await fetchRaw(`${url}/fr/mda`, {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(head.headers['etag']).toBe(etag);
  });
});

describe('on the wire, before a page has been asked for', () => {
  const SAME = ['content-type', 'cache-control', 'etag', 'vary', 'content-encoding', 'content-length'];
  test.each(['/es/vnm', '/es/trace/POPULATION~VNM~_T~_T~_T~2020', '/es/sources'])(
    'HEAD of %s has the headers of GET',
    async (path) => {
      const head = await fetchRaw(url + path, { 'accept-encoding': 'br' }, 'HEAD');
      const get = await fetchRaw(url + path, { 'accept-encoding': 'br' });
      expect([head.status, head.body.length]).toEqual([200, 0]);
      for (const name of SAME) expect(head.headers[name], name).toBe(get.headers[name]);
      expect(head.headers['cache-control']).toBe('public, max-age=0, must-revalidate');
      expect(head.headers['etag']).toMatch(/^W\/"/);
    },
  );
});

describe('files', () => {
  const OFFICE = [0x50, 0x4b, 0x03, 0x04];
  test.each([
    ['/fr/mda/profile.pdf', 'application/pdf', [0x25, 0x50, 0x44, 0x46]],
    ['/ar/mda/profile.pdf', 'application/pdf', [0x25, 0x50, 0x44, 0x46]],
    ['/fr/sen/profile.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', OFFICE],
    ['/es/sen/profile.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', OFFICE],
  ])('%s is what it says', async (path, type, magic) => {
    const answer = await fetchRaw(url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe(type);
    expect(answer.headers['content-disposition']).toMatch(/filename="[\w-]+\.\w+"$/);
    expect([...answer.body.subarray(0, 4)]).toEqual(magic);
    expect(answer.headers['etag']).toBeDefined();
  });

  test('every file that a profile offers is there, of its kind', async () => {
    const html = await fetchText(`${url}/fr/mda/profile`);
    const files = [...html.matchAll(/href="(\/fr\/mda\/profile\/charts\/[^"]+)"/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(6);
    const types: Readonly<Record<string, RegExp>> = { svg: /^image\/svg\+xml/, png: /^image\/png/, csv: /^text\/csv/ };
    for (const file of new Set(files)) {
      const answer = await fetchRaw(url + file);
      expect(answer.status, file).toBe(200);
      expect(answer.headers['content-type'], file).toMatch(types[file.slice(-3)] ?? /never/);
      expect(answer.body.length, file).toBeGreaterThan(50);
    }
  });
});

/** Addresses of one kind, such as all countries in one language; the site has too many to try each. */
function kindOf(path: string): string {
  const kind = path
    .replace(/^(\/\w\w)\/[a-z]{3}(?![a-z])/, '$1/PLACE')
    .replace(/trace\/.*/, 'trace/KEY')
    .replace(/charts\/.*\./, 'charts/ID.');
  // Files take long and are alike in all languages, whatever is chosen.
  if (/\.(pdf|docx|xlsx|png|svg|csv|sdmx-\w+)(\?|$)/.test(kind)) return kind.replace(/^\/\w\w/, '').replace(/\?.*/, '');
  // Of choices in an address only the view makes another kind of page.
  return kind.replace(/\?(?:.*[?&](view=\w+))?.*$/, '?$1');
}

const TRIED_OF_EACH_KIND = 2;

test('every link inside the site leads somewhere', async () => {
  const seen = new Map<string, string>([['/fr', 'start']]);
  const kinds = new Map<string, number>();
  for (const [path, from] of seen) {
    const answer = await fetchRaw(url + path);
    // What belongs to those who sign in leads there.
    expect(answer.status, `${path}, linked from ${from}`).toBe(
      isMemberPath(path) && !path.includes('/sign-in') ? 303 : 200,
    );
    if (!answer.headers['content-type']?.startsWith('text/html')) continue;
    const html = answer.body.toString();
    const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
    for (const [, href = ''] of html.matchAll(/<a\s[^>]*?href="([^"]+)"/g)) {
      if (href.startsWith('#')) expect(ids, `${href} on ${path}`).toContain(decodeURIComponent(href.slice(1)));
      const [target = ''] = href.replaceAll('&amp;', '&').split('#');
      if (!target.startsWith('/') || seen.has(target)) continue;
      const kind = kindOf(target);
      const tried = kinds.get(kind) ?? 0;
      if (tried === TRIED_OF_EACH_KIND) continue;
      kinds.set(kind, tried + 1);
      seen.set(target, path);
    }
  }
  expect(kinds.size).toBeGreaterThan(30);
});
