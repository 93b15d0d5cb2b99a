import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { MemberAnswer } from './member-client.ts';
import { Viewer } from './shown-well.ts';
import { type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

const PLANS = '/en/spaces/demo/plans';
const PLAN = `1. EMPLOYMENT

The Ministry of Labour will protect migrant workers abroad and lower the cost of remittances to 3 per cent by 2030.
`;

let server: SpacesServer;
let browser: Browser;
let viewer: Viewer;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startSpacesServer();
  viewer = new Viewer(browser, server);
}, 120_000);

afterAll(async () => {
  await server?.close();
  await browser?.close();
});

const get = async (actor: SpaceActor, path: string): Promise<MemberAnswer> => (await server.client(actor)).get(path);

/** What everybody may read of a document that is open. */
const OPEN_PAGES = [
  ...['', '/text', '/passages', '/passages/data.csv', '/measures', '/measures/data.csv', '/goals', '/goals/data.csv'],
  ...['/scorecard.csv', '/set-aside', '/file', '/gap', '/gap/data.csv', '/report', '/report.docx'],
];

const actorOf = (name: SpaceActor): { account: string; isStrong: boolean } => ({
  account: server.accounts.get(name) ?? '',
  isStrong: true,
});

interface Given {
  readonly name?: string;
  readonly content?: string | Uint8Array<ArrayBuffer>;
  readonly fields?: Readonly<Record<string, string>>;
}

/** Sends a document as the page's form does. @returns the status, and where it leads */
async function bring(
  actor: SpaceActor,
  { name = 'plan.txt', content, fields = {} }: Given,
): Promise<readonly [number, string]> {
  const form = new FormData();
  if (content !== undefined) form.append('file', new Blob([content]), name);
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  const cookie = [...(await server.client(actor)).cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const answer = await fetch(`${server.url}${PLANS}/upload`, {
    ...{ method: 'POST', body: form, headers: { origin: server.url, cookie }, redirect: 'manual' },
  });
  await answer.arrayBuffer();
  return [answer.status, answer.headers.get('location') ?? ''];
}

/** The page of a document, once it does not renew itself any more. */
async function finished(actor: SpaceActor, path: string): Promise<string> {
  for (;;) {
    const { text } = await get(actor, path);
    if (!text.includes('http-equiv="refresh"')) return text;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

describe('a policy document', () => {
  test('is brought, read, cited to its place, measured, taken away, and is the same when it comes again', async () => {
    const [status, path] = await bring('contributor', {
      name: '../../etc/<b>plan.txt',
      content: PLAN,
      fields: { from: '2025', to: '2030' },
    });
    expect([status, path]).toEqual([303, expect.stringMatching(/plans\/\d+$/)]);
    const page = await finished('contributor', path);
    expect(page).toContain('2025–2030');
    expect(page).toContain('Remittances');
    // Only the last part of its name is kept, as text.
    expect(page).toContain('&lt;b>plan.txt');
    expect(page).not.toContain('etc/');
    const passages = await get('reader', `${path}/passages?theme=remittances`);
    const [, cited = ''] = /href="([^"]+\/text\?page=1#block-1)"/.exec(passages.text) ?? [];
    const text = await get('reader', cited);
    expect(text.text).toMatch(/id="block-1"[\s\S]*<mark[^>]*>[\s\S]*remittances/);
    const csv = await get('reader', `${path}/measures/data.csv?on=migration`);
    expect(csv.text).toContain('remittances');
    const file = await get('reader', `${path}/file`);
    expect(file.text).toBe(PLAN);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await bring('focal point', { name: 'again.txt', content: PLAN })).toEqual([303, `${path}?said=there`]);
    const { text: list } = await get('reader', `${PLANS}?year=2027&words=PLAN`);
    expect(list).toContain(path.replace(server.url, ''));
    expect((await get('reader', `${PLANS}?year=1999`)).text).not.toContain(`href="${path}"`);
  });

  test('can be pasted, and its script is shown as text and never run', async () => {
    const [, path] = await bring('contributor', {
      fields: {
        text: 'Plan <script>alert(1)</script>\n\nMigrant workers <img src=x onerror=alert(1)> send remittances home.',
      },
    });
    await finished('contributor', path);
    for (const page of ['', '/text', '/passages', '/goals']) {
      const { status, text } = await get('contributor', `${path}${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toContain('<img src=x');
    }
  });

  test('that cannot be read says what to do, and another file takes its place', async () => {
    const png = Uint8Array.from(Buffer.from('\x89PNG\r\n\x1a\n0000', 'latin1'));
    const [, path] = await bring('contributor', {
      name: 'scan.pdf',
      content: png,
      fields: { issuer: 'Ministry of Planning' },
    });
    expect(await finished('contributor', path)).toContain('text recognition');
    expect((await get('contributor', '/en/spaces/demo')).text).toContain('could not be read');
    const id = path.split('/').at(-1) ?? '';
    const [, better] = await bring('contributor', {
      name: 'scan.txt',
      content: `${PLAN} OCR.`,
      fields: { replaces: id },
    });
    expect(await finished('contributor', better)).toContain('Ministry of Planning');
    expect((await get('contributor', path)).status).toBe(404);
    // An empty file, and a form without either, are told apart.
    expect((await bring('contributor', {}))[1]).toContain('refused=no-file');
  });

  test('is refused from readers, without a period that can be, and where it is too large', async () => {
    expect((await bring('reader', { content: 'Migrant workers.' }))[0]).toBe(403);
    expect((await bring('stranger', { content: 'Migrant workers.' }))[0]).toBe(404);
    expect((await bring('contributor', { content: 'x', fields: { from: '2030', to: '2020' } }))[1]).toContain(
      'refused=fields',
    );
    const { status, text } = await get('contributor', `${PLANS}/new?refused=too-large`);
    expect(status).toBe(413);
    expect(text).toContain('in parts');
  });

  test('is opened to everybody by the focal point, without names, and closed again', async () => {
    const path = `${PLANS}/${server.document}`;
    const open = `/en/plans/demo/${server.document}`;
    const keeper = await server.client('focal point');
    expect((await get('signed out', open)).status).toBe(404);
    await keeper.post(`${path}/settings?/publish`, { open: 'yes' });
    const contributor = await server.client('contributor');
    const own = (await contributor.get('/en/account')).text;
    const [, name = 'nobody'] = /aria-label="[^"]*: ([^"]+)"><bdi>/.exec(own) ?? [];
    for (const page of OPEN_PAGES) {
      const { status, text } = await get('signed out', `${open}${page}`);
      expect([page, status]).toEqual([page, 200]);
      expect(text).not.toContain(name);
    }
    expect((await get('signed out', '/en/plans')).text).toContain(open);
    expect((await get('signed out', `/en/plans/other/${server.document}`)).status).toBe(404);
    await keeper.post(`${path}/settings?/publish`, { open: 'no' });
    for (const page of OPEN_PAGES)
      expect([page, (await get('signed out', `${open}${page}`)).status]).toEqual([page, 404]);
  });

  test('is deleted into the bin by who brought it, and restored; the trace tells its title', async () => {
    const [, path] = await bring('contributor', {
      content: `${PLAN} For the bin.`,
      fields: { title: 'Plan for the bin' },
    });
    await finished('contributor', path);
    const contributor = await server.client('contributor');
    const id = path.split('/').at(-1) ?? '';
    await contributor.post(`${path}/settings?/remove`, {});
    expect((await contributor.get(path)).status).toBe(404);
    expect((await contributor.get('/en/spaces/demo/bin')).text).toContain('Plan for the bin');
    await contributor.post('/en/spaces/demo/bin', { kind: 'policy_document', id });
    expect((await contributor.get(path)).status).toBe(200);
    expect((await get('focal point', '/en/spaces/demo/acts')).text).toContain('Plan for the bin');
    await contributor.post(`${path}/settings?/change`, {
      title: 'Another title',
      kind: 'law',
      language: 'en',
      level: 'local',
    });
    expect((await contributor.get(path)).text).toContain('Another title');
  });
});

test('a document read with older concepts says so, and is read again by who keeps it', async () => {
  const [, path] = await bring('contributor', { content: `${PLAN}\nMigrants work.\n` });
  expect(await finished('contributor', path)).not.toContain('older concepts');
  const id = Number(path.split('/').at(-1));
  await server.evidence.store.keep((session) =>
    session.run(`update policy_document set concepts = 'older' where id = ${id}`),
  );
  expect(await finished('reader', path)).toMatch(/older concepts \(version older\)(?!.*read-again)/su);
  expect(await finished('contributor', path)).toContain('?/read-again');
  expect((await (await server.client('reader')).post(`${path}?/read-again`, {})).status).toBe(403);
  const asked = await (await server.client('contributor')).post(`${path}?/read-again`, {});
  expect([asked.status, asked.location]).toEqual([303, `${path}?said=read-again`]);
  const text = await finished('contributor', asked.location);
  expect(text).toContain('has been read again');
  expect(text).not.toContain('older concepts');
});

describe('what a document gives', () => {
  const ofDocument = (page: string): string => `${PLANS}/${server.document}${page}`;

  test.each(['scorecard.csv', 'passages/data.csv', 'measures/data.csv', 'goals/data.csv'])(
    'is taken away as a table that names the document and its fingerprint, and the trace tells of it: %s',
    async (file) => {
      const { text, status } = await get('reader', ofDocument(`/${file}`));
      const [head = '', ...rows] = text.trim().split(/\r?\n/);
      expect(status).toBe(200);
      expect(head).toMatch(/DOCUMENT,SHA256,CONCEPTS$/);
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatch(/,Plan 2030,[0-9a-f]{64},/);
      const acts = await get('focal point', '/en/spaces/demo/acts');
      expect(acts.text).toContain('Plan 2030');
    },
  );

  test('are words that do not count too, with the reason; who goes through the document takes one in', async () => {
    const path = ofDocument('/set-aside');
    expect((await get('reader', ofDocument('/passages'))).text).toContain('/set-aside');
    const { text } = await get('reader', path);
    expect(text).toContain('<mark>migrate</mark>');
    expect(text).toMatch(/part of “Birds migrate”|another sense/);
    expect(text).not.toContain('?/take');
    const contributor = await server.client('contributor');
    expect((await contributor.get(path)).text).not.toContain('?/take');
    const [, number = ''] = /id="set-aside-(\d+)"/.exec(text) ?? [];
    const choice = { number, theme: 'internal-migration', depth: '2' };
    expect((await contributor.post(`${path}?/take`, choice)).status).toBe(403);
    await contributor.post(ofDocument('/review?/begin'), {});
    expect((await contributor.get(path)).text).toContain('?/take');
    expect((await contributor.post(`${path}?/take`, { ...choice, number: '999' })).status).toBe(404);
    const { status, headers } = await contributor.post(`${path}?/take`, choice);
    expect([status, headers.get('location')]).toEqual([303, expect.stringContaining('said=taken')]);
    expect((await contributor.get(path)).text).toContain('The sentence is part of a passage.');
    expect((await get('reader', ofDocument('/passages'))).text).toContain('Birds');
  });

  test('are passages in pages, with the filter in the address, all of them in the table', async () => {
    const content = Array.from({ length: 120 }, (_, i) => {
      // Lines that differ in digits alone would be taken for running heads.
      const name = (seed: number): string => (seed * 7919 + 65_537).toString(36).replaceAll(/\d/g, 'e');
      return `In ${name(i)} the remittances of emigrants pay ${name(i * 3)} schools and ${name(i * 5)} wells.`;
    });
    const [, path] = await bring('contributor', { name: 'long.txt', content: content.join('\n\n') });
    await finished('contributor', path);
    const shown = async (query: string): Promise<number> =>
      (await get('reader', `${path}/passages${query}`)).text.split('<blockquote').length - 1;
    expect(await shown('?theme=remittances')).toBe(50);
    expect(await shown('?theme=remittances&page=3')).toBe(20);
    expect((await get('reader', `${path}/passages?page=4`)).status).toBe(404);
    expect((await get('reader', `${path}/passages?page=2&theme=remittances`)).text).toContain(
      '/passages?theme=remittances&amp;page=3',
    );
    const { text } = await get('reader', `${path}/passages/data.csv?theme=remittances`);
    expect(text.trim().split('\n').length).toBeGreaterThan(120);
  }, 60_000);
});

describe('a search', () => {
  test('marks words as they are written, and leads from words of one language to the theme in all', async () => {
    const content = 'Le plan protège les réfugiés et leurs familles dans toutes les régions du pays.';
    const [, path] = await bring('contributor', { name: 'fr.txt', content });
    await finished('contributor', path);
    const { text } = await get('reader', `${PLANS}/search?words=refugie`);
    expect(text).toContain('<mark>réfugiés</mark>');
    expect(text).toContain('?theme=asylum-and-refugees');
    const byTheme = await get('reader', `${PLANS}/search?theme=remittances`);
    expect(byTheme.text).toContain('cost of remittances');
    const csv = await get('reader', `${PLANS}/search/data.csv?words=refugie`);
    expect(csv.text).toMatch(/SHA256\r?\n.*réfugiés.*[0-9a-f]{64}/);
    const nothing = await get('reader', `${PLANS}/search?words=zzzyx`);
    expect([nothing.status, nothing.text.includes('data.csv')]).toEqual([200, false]);
  });
});

test('a page open to everybody names no version that is not', async () => {
  const space = (await server.spaces.find(actorOf('contributor'), 'demo'))?.id ?? 0;
  const given = { name: 'next.txt', bytes: Buffer.from('Migrant workers send remittances: the next version.') };
  const facts = { kind: 'development plan', language: 'en', fromYear: 2031, toYear: 2035, issuer: '' } as const;
  const { id } = await server.spaces.plans.bring(actorOf('contributor'), space, given, {
    ...{ ...facts, title: 'Secret next version', level: 'national', place: null, sector: null },
    previous: server.document,
  });
  await server.spaces.plans.settled();
  const keeper = await server.client('focal point');
  await keeper.post(`${PLANS}/${server.document}/settings?/publish`, { open: 'yes' });
  const open = `/en/plans/demo/${server.document}`;
  expect((await get('reader', `${PLANS}/${server.document}`)).text).toContain('Secret next version');
  for (const page of OPEN_PAGES)
    expect([page, (await get('signed out', `${open}${page}`)).text.includes('Secret')]).toEqual([page, false]);
  expect((await get('signed out', '/en/plans')).text).not.toContain('Secret');
  expect((await get('signed out', '/en/plans/data.csv')).text).not.toContain('Secret');
  expect((await get('signed out', `/en/plans/demo/${id}`)).status).toBe(404);
  // It stays open for the tests of what everybody sees.
}, 60_000);

test.each([
  '',
  '/search?words=remittances',
  '/$',
  '/$/text',
  '/$/passages',
  '/$/set-aside',
  '/$/goals',
  '/$/gap',
  '/$/report',
])(
  'is readable by everybody who is not signed in: plans%s',
  async (path) => {
    expect(await viewer.problems('signed out', `/plans${path.replace('$', `demo/${server.document}`)}`)).toEqual([]);
  },
  60_000,
);

test.each([
  '',
  '/new',
  '/$document',
  '/$document/text',
  '/$document/passages',
  '/$document/measures',
  '/$document/goals',
  '/$document/set-aside',
  '/search?theme=remittances',
  '/$document/settings',
])(
  'is readable by everybody: plans%s',
  async (path) => {
    const address = `/spaces/demo/plans${path.replace('$document', String(server.document))}`;
    expect(await viewer.problems('focal point', address)).toEqual([]);
  },
  60_000,
);
