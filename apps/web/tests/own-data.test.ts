import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { overflow, rulesIn, violations } from './axe.ts';
import type { MemberAnswer } from './member-client.ts';
import { type OwnDataActor, type OwnDataServer, startOwnDataServer } from './own-data-server.ts';

const DATA = '/en/spaces/sen/data';
const HARMFUL = '<script>alert(1)</script>';
const FILE = `Indicator,Country,Year,Value,Note
POPULATION,SEN,2020,16500000,"=cmd|' /C calc'!A0 ${HARMFUL}"
POPULATION,SEN,2019,-5,
POPULATION,SEN,2018,abc,
POPULATION,FRA,2018,60,
REMITTANCES_RECEIVED_GDP,SEN,2019,140,
REMITTANCES_RECEIVED_GDP,SEN,2020,12.5,
GDP,SEN,2020,5,
`;
const MAPPING = {
  mapping: 1,
  columns: [
    { heading: 'Indicator', is: 'INDICATOR' },
    { heading: 'Country', is: 'REF_AREA' },
    { heading: 'Year', is: 'TIME_PERIOD' },
    { heading: 'Value', is: 'OBS_VALUE' },
    { heading: 'Note', is: 'NOTE' },
  ],
};

let server: OwnDataServer;
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startOwnDataServer();
}, 120_000);

afterAll(async () => {
  await server?.close();
  await browser?.close();
});

const get = async (actor: OwnDataActor, path: string): Promise<MemberAnswer> => (await server.client(actor)).get(path);
const post = async (
  actor: OwnDataActor,
  path: string,
  fields: Readonly<Record<string, string>>,
): Promise<MemberAnswer> => (await server.client(actor)).post(path, fields);

/** Uploads the file and says what its columns are. @returns the path of its page */
async function draft(actor: OwnDataActor, content = FILE): Promise<string> {
  const { location } = await server.upload(actor, { name: `enquête ${HARMFUL}.csv`, content });
  await post(actor, `${location}/mapping?/read`, { base: JSON.stringify(MAPPING) });
  return location;
}

const DETAILS = { title: `Census ${HARMFUL}`, publisher: HARMFUL, dated: '2024-05', remark: HARMFUL };

/** Sends the file. @returns the path of the contribution */
async function bring(actor: OwnDataActor, details: Partial<typeof DETAILS> = {}, content = FILE): Promise<string> {
  const { location } = await post(actor, `${await draft(actor, content)}?/send`, { ...DETAILS, ...details });
  return location.split('?')[0] ?? '';
}

const only = (value: number): string => `Indicator,Country,Year,Value,Note\nPOPULATION,SEN,2020,${value},\n`;

/** What everybody sees, without what differs from request to request. */
async function publicPages(): Promise<readonly string[]> {
  const paths = [
    ...['/en/sen/profile', '/en/sen', '/en/sen/gaps', '/en/sen/profile/charts/remittances.csv', '/en/sources'],
    ...['/en/explore?indicator=POPULATION&place=SEN', '/en/explore/data.csv?indicator=POPULATION&place=SEN'],
    ...['/en?q=census', '/sdmx/2.1/dataflow', '/sdmx/2.1/data/all/.SEN?startPeriod=2020&endPeriod=2020'],
    '/en/trace/POPULATION~SEN~_T~_T~_T~2020',
  ];
  return Promise.all(
    paths.map(async (path) => {
      const answer = await fetch(`${server.url}${path}`);
      const text = (await answer.text()).replace(/<\w*:?Prepared>.*?<\/|"prepared":"[^"]*"|<\w*:?ID>.*?<\//g, '');
      return `${path} ${answer.status} ${text}`;
    }),
  );
}

describe('own data, without scripts', () => {
  test('a file is looked at cell by cell, sent, accepted, in force in the space, and nowhere else', async () => {
    const before = await publicPages();
    expect(before.filter((page) => page.includes(' 200 ')).length).toBeGreaterThan(7);
    const path = await draft('contributor');
    const page = await get('contributor', path);
    expect(page.status).toBe(200);
    for (const said of [
      '2 figures can be sent',
      'row 3, column D',
      'row 4, column D',
      'row 6, column D',
      'row 8, column D',
    ]) {
      expect(page.text).toContain(said);
    }
    expect(page.text).toContain('Figures of “Gross domestic product” are not yours to bring');
    expect(page.text).toContain('Figures of other places, which are not brought: 1.');
    const marked = await get('contributor', `${path}/marked.xlsx`);
    expect([marked.status, marked.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('spreadsheetml'),
    ]);
    const contribution = await bring('contributor');
    expect(contribution).toMatch(/^\/en\/spaces\/sen\/data\/\d+$/);
    const refused = await post('contributor', `${contribution}?/accept`, {});
    expect(refused.status).toBe(403);
    expect((await post('owner', `${contribution}?/accept`, {})).status).toBe(403);
    expect((await post('focal', `${contribution}?/decline`, { reason: ' ' })).status).toBe(400);
    expect((await post('focal', `${contribution}?/accept`, {})).status).toBe(303);
    expect((await post('focal', `${contribution}?/accept`, {})).text).toContain('Somebody has decided on it meanwhile');

    const profile = await get('reader', '/en/spaces/sen/profile');
    expect(profile.text).toMatch(/REMITTANCES_RECEIVED_GDP~SEN[^"]*#own"/);
    expect(profile.text).toMatch(/#(?:computed|mixed)"/);
    const trace = await get('reader', '/en/spaces/sen/trace/POPULATION~SEN~_T~_T~_T~2020');
    expect(trace.text).toContain('16,500,000');
    expect(trace.text).toContain('May 2024');
    expect(trace.text).toMatch(/Row<\/dt>\s*<dd><bdi>2<\/bdi>/);
    expect(await publicPages()).toEqual(before);
  }, 120_000);

  test('the country chooses between its own figure and the public one, and says why', async () => {
    await post('focal', `${await bring('focal', { title: 'Second', dated: '2025' }, only(17_000_000))}?/accept`, {});
    const list = await get('reader', `${DATA}/differences`);
    expect(list.text).toContain('17,000,000');
    expect(list.text).not.toContain('?/choose');
    const cell = {
      key: 'POPULATION~SEN~_T~_T~_T~2020',
      unit: 'PS',
      choice: 'public',
      reason: `Older method ${HARMFUL}`,
    };
    expect((await post('reader', `${DATA}/differences?/choose`, cell)).status).toBe(403);
    expect((await post('contributor', `${DATA}/differences?/choose`, cell)).status).toBe(403);
    expect((await post('owner', `${DATA}/differences?/choose`, { ...cell, reason: '' })).status).toBe(400);
    expect(
      (await post('owner', `${DATA}/differences?/choose`, { ...cell, key: 'POPULATION~FRA~_T~_T~_T~2020' })).status,
    ).toBe(404);
    const shown = async (): Promise<string> =>
      /<h1><bdi>([^<]*)/.exec((await get('reader', '/en/spaces/sen/trace/POPULATION~SEN~_T~_T~_T~2020')).text)?.[1] ??
      'none';
    expect(await shown()).toBe('17,000,000');
    expect((await post('owner', `${DATA}/differences?/choose`, cell)).status).toBe(303);
    expect(await shown()).toBe('16,789,219');
    await post('focal', `${DATA}/differences?/choose`, { ...cell, choice: 'hidden', reason: 'Disputed' });
    expect((await get('reader', `${DATA}/differences`)).text).toContain('neither');
    await post('focal', `${DATA}/differences?/choose`, { ...cell, choice: 'own', reason: 'Settled' });
    expect(await shown()).toBe('17,000,000');
    const trace = await get('reader', '/en/spaces/sen/trace/POPULATION~SEN~_T~_T~_T~2020');
    for (const reason of ['Older method', 'Disputed', 'Settled']) expect(trace.text).toContain(reason);
    const csv = await get('reader', `${DATA}/differences/data.csv?indicator=POPULATION`);
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toContain('17000000');
    expect(csv.text).not.toContain('REMITTANCES_RECEIVED_GDP');
    const acts = await get('focal', '/en/spaces/sen/acts/data.csv?act=exported');
    expect(acts.text).toContain('differences');
  });

  test('what stands in a file or a form runs nowhere, and is no formula in what is taken away', async () => {
    const formula = `=HYPERLINK("https://example.org","x") ${HARMFUL}`;
    const file = `Indicator,Country,Year,Value,Note\nPOPULATION,SEN,2014,14000000,"${formula.replaceAll('"', '""')}"\n`;
    const contribution = await bring('contributor', { title: formula, publisher: formula, remark: formula }, file);
    await post('owner', `${contribution}?/accept`, { reason: formula });
    await post('owner', `${DATA}/differences?/choose`, {
      ...{ key: 'POPULATION~SEN~_T~_T~_T~2014', unit: 'PS', choice: 'own', reason: formula },
    });
    const pages = [DATA, contribution, `${DATA}/differences`, '/en/spaces/sen/profile', '/en/spaces/sen'];
    for (const path of [
      ...pages,
      '/en/spaces/sen/trace/POPULATION~SEN~_T~_T~_T~2014',
      await draft('contributor', file),
    ]) {
      const { text, status, headers } = await get('contributor', path);
      expect([path, status]).toEqual([path, 200]);
      expect(text, path).not.toContain(HARMFUL);
      expect(headers.get('content-security-policy')).toContain("script-src 'self'");
    }
    const csv = (await get('focal', `${DATA}/differences/data.csv`)).text;
    expect(csv.split(/[\n,]/).filter((cell) => /^"?=/.test(cell))).toEqual([]);
  });

  test('strangers and those without the right are kept out of every address and form', async () => {
    const contribution = await bring('contributor', { title: 'Mine' }, only(1));
    const mine = await draft('contributor');
    for (const path of [DATA, contribution, mine, `${mine}/mapping`, `${mine}/marked.xlsx`, `${mine}/findings.csv`]) {
      expect((await get('stranger', path)).status, path).toBe(404);
    }
    const rest = [`${DATA}/differences`, `${DATA}/differences/data.csv`, '/en/spaces/sen/profile', `${DATA}/grid`];
    for (const path of [...rest, '/en/spaces/sen/trace/POPULATION~SEN~_T~_T~_T~2020']) {
      expect((await get('stranger', path)).status, path).toBe(404);
    }
    // A number of this space in the address of the stranger's own, and another's file.
    const number = contribution.split('/').at(-1) ?? '';
    for (const path of [`/en/spaces/mda/data/${number}`, `/en/spaces/mda/data/new/${mine.split('/').at(-1)}`]) {
      expect((await get('stranger', path)).status, path).toBe(404);
      expect((await post('stranger', `${path}?/withdraw`, {})).status, path).toBeGreaterThanOrEqual(400);
    }
    expect((await get('focal', mine)).status).toBe(404);
    for (const path of [
      `${DATA}/999`,
      `${DATA}/x`,
      `${DATA}/new/../x`,
      `${DATA}/new/00000000-0000-0000-0000-000000000000`,
    ]) {
      expect((await get('focal', path)).status, path).toBe(404);
    }
    for (const path of [`${DATA}/new`, `${DATA}/grid`]) expect((await get('reader', path)).status, path).toBe(403);
    expect((await server.upload('reader', { name: 'x.csv', content: FILE })).status).toBe(403);
    expect((await server.upload('stranger', { name: 'x.csv', content: FILE })).status).toBe(404);
    expect((await post('reader', `${contribution}?/withdraw`, {})).status).toBe(403);
    expect((await post('contributor', `${contribution}?/withdraw`, {})).status).toBe(303);
    const other = await fetch(`${server.url}${DATA}/upload`, {
      method: 'POST',
      headers: { origin: 'https://x.example' },
    });
    expect(other.status).toBe(403);
  });

  test('files that are too large, or are no data, are told of and never shown', async () => {
    const large = new Uint8Array(17 * 2 ** 20);
    expect((await server.upload('contributor', { name: 'large.csv', content: large })).location).toContain(
      'refused=too-large',
    );
    expect((await get('contributor', `${DATA}/new?refused=too-large`)).text).toContain('16 MB');
    for (const [name, content] of [
      ['page.html', `<!doctype html><body>${HARMFUL}`],
      ['picture.svg', `<svg xmlns="http://www.w3.org/2000/svg">${HARMFUL}</svg>`],
      ['empty.csv', ''],
    ] as const) {
      const { location } = await server.upload('contributor', { name, content });
      const page = await get('contributor', location);
      expect([name, page.status], page.text.slice(0, 300)).toEqual([name, 200]);
      expect(page.text).toContain('Nothing of this file can be sent yet');
      expect(page.text).not.toContain(HARMFUL);
    }
    // Days, the first and last of a year being the year itself.
    const many = Array.from({ length: 21_000 }, (_, i) => {
      const day = new Date(Date.UTC(1950, 0, 1) + i * 24 * 3600_000).toISOString().slice(0, 10);
      return `POPULATION,SEN,${day},${i + 1},`;
    });
    const content = `Indicator,Country,Year,Value,Note\n${many.join('\n')}\n`;
    const path = await draft('contributor', content);
    const page = await get('contributor', path);
    expect(page.text).toMatch(/The file has 20\d{3} figures of this space, and 20000 at most come in together/);
    expect((await post('contributor', `${path}?/send`, DETAILS)).status).toBe(400);
  }, 120_000);

  test('a grid is filled in, says by the cell what is wrong, and is sent', async () => {
    const grid = `${DATA}/grid`;
    expect((await get('contributor', `${grid}?indicator=GDP&years=2015`)).text).toContain(
      'Choose at least one indicator',
    );
    expect((await get('contributor', `${grid}?indicator=POPULATION&years=15`)).text).toContain('four digits');
    expect((await get('contributor', `${grid}?indicator=POPULATION&years=2015&with=Atlantis`)).text).toContain(
      'Atlantis',
    );
    const query = 'indicator=POPULATION&indicator=REMITTANCES_RECEIVED_GDP&years=2009-2010';
    const cells = { 'c1-1': '-4', 'c1-2': 'many', 'c2-1': '101', 'c2-2': '9.5' };
    const checked = await post('contributor', `${grid}?/check&${query}`, cells);
    for (const said of ['-4 is below 0', '“many” is not a number', '101 is over 100'])
      expect(checked.text).toContain(said);
    expect((await post('contributor', `${grid}?/send&${query}`, { ...cells, ...DETAILS })).status).toBe(400);
    const good = { 'c1-1': '12 000 000', 'c2-2': '9.5', ...DETAILS, dated: '2011' };
    expect((await post('contributor', `${grid}?/check&${query}`, good)).text).toContain('All cells can be taken');
    const { location } = await post('contributor', `${grid}?/send&${query}`, good);
    const contribution = await get('focal', location);
    expect(contribution.text).toContain('12,000,000');
    expect(contribution.text).toContain('Typed in');
    const forged = 'indicator=GDP&indicator=POPULATION&years=2009';
    const sent = await post('contributor', `${grid}?/send&${forged}`, { 'c1-1': '5', 'c2-1': '6', ...DETAILS });
    expect((await get('focal', sent.location)).text).not.toContain('GDP (');
  });
});

async function open(actor: OwnDataActor, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...options, baseURL: server.url });
  const { cookies } = await server.client(actor);
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })));
  return context.newPage();
}

describe('own data, from simple tables and templates', () => {
  test('a simple national table is read by its headings for the place of the space', async () => {
    const content =
      'annee;indicateur;valeur\n2012;Population;13500000\n2012;Envois de fonds reçus, en part du PIB;10,59\n';
    const { location } = await server.upload('contributor', { name: 'simple.csv', content });
    const page = await get('contributor', location);
    expect(page.text).toContain('2 figures can be sent');
    expect(page.text).toContain('read by its headings, for Senegal');
    expect(page.text).toContain('10.59%');
  });

  test('what the headings leave open leads to the page of the columns, with the place filled in', async () => {
    const content = 'Année;Transferts (milliards)\n2012;13,5\n2013;14,5\n';
    const { location } = await server.upload('contributor', { name: 'open.csv', content });
    expect(location).toMatch(/\/mapping$/);
    const page = await get('contributor', location);
    expect(page.text).toMatch(/id="constant-REF_AREA"[^>]*value="SEN"/);
    const draftPage = await get('contributor', location.replace('/mapping', ''));
    expect(draftPage.text).toContain('The columns of this table are not known yet');
    expect(draftPage.text).not.toContain('sterna import');
  });

  test('words that are no indicator are asked for, with those that are near', async () => {
    const content = 'annee;indicateur;valeur\n2012;Habitants recensés;5\n2012;POPULATION;13500000\n';
    const { location } = await server.upload('contributor', { name: 'words.csv', content });
    expect((await get('contributor', location)).text).toContain('Say what these words mean');
    const mapping = await get('contributor', `${location}/mapping`);
    expect(mapping.text).toContain('Habitants recensés');
    expect(mapping.text).toContain('(POPULATION)');
  });

  test.each(['fr', 'en', 'es', 'ar'])('the template in %s is read back as it was filled in', async (language) => {
    const { text, headers } = await get('contributor', `/${language}/spaces/sen/data/template.csv`);
    expect(headers.get('content-disposition')).toContain('figures.csv');
    const mark = language === 'en' ? ',' : ';';
    const lines = text.trim().split('\r\n');
    expect(lines.length).toBe(3);
    const filled = lines.map((line, index) => {
      const cells = line.split(mark);
      // The value is the last but one; names may hold the separator in quotes.
      if (index > 0) cells[cells.length - 2] = index === 1 ? '12' : '13';
      return cells.join(mark);
    });
    const { location } = await server.upload('contributor', { name: 'figures.csv', content: filled.join('\r\n') });
    expect((await get('contributor', location)).text).toContain('2 figures can be sent');
    const book = await get('contributor', `/${language}/spaces/sen/data/template.xlsx`);
    expect(book.headers.get('content-type')).toContain('spreadsheetml');
    expect((await get('reader', `/${language}/spaces/sen/data/template.csv`)).status).toBe(403);
  });

  test('a file sent after its session had ended is not taken, and its form says so once somebody signs in again', async () => {
    const form = new FormData();
    form.append('files', new Blob([FILE]), 'figures.csv');
    const headers = { origin: server.url };
    const sent = { method: 'POST', body: form, headers, redirect: 'manual' } as const;
    const { status, headers: answered } = await fetch(`${server.url}/en/spaces/sen/data/upload`, sent);
    const back = new URL(answered.get('location') ?? '', server.url).searchParams.get('to') ?? '';
    expect([status, back]).toEqual([303, `${DATA}/new?refused=signed-out`]);
    expect((await get('contributor', back)).text).toContain('Your session had ended, and the file was not kept.');
  });

  test('a file that has no room among those that its space keeps is shown, and not taken', async () => {
    const path = await draft('contributor', only(16_700_000));
    const kept = `insert into contribution (space_id, title, dated, file_name, file_sha256, file_size, brought_by)
      select 51, 'Large', '2020', 'large.csv', 'ab', ${2 ** 30}, id from account where email = 'contributor@own.example'`;
    await server.evidence.store.keep((session) => session.run(kept));
    try {
      expect((await get('contributor', path)).text).toContain('The space keeps 1024 MB of files');
      const sent = await post('contributor', `${path}?/send`, DETAILS);
      expect([sent.status, sent.location]).toEqual([400, '']);
    } finally {
      await server.evidence.store.keep((session) => session.run(`delete from contribution where title = 'Large'`));
    }
    expect((await post('contributor', `${path}?/send`, DETAILS)).status).toBe(303);
  });

  test('the file of a contribution is kept as it came, for those who decide, and can be brought again', async () => {
    const content = 'annee;indicateur;valeur\n2011;Population;13000000\n';
    const { location } = await server.upload('contributor', { name: 'kept.csv', content });
    const sent = await post('contributor', `${location}?/send`, { ...DETAILS, title: 'Kept', dated: '2012' });
    const path = sent.location.split('?')[0] ?? '';
    for (const actor of ['contributor', 'owner', 'focal'] as const) {
      const file = await get(actor, `${path}/file`);
      expect([actor, file.text]).toEqual([actor, content]);
      expect(file.headers.get('content-disposition')).toContain('attachment');
    }
    for (const actor of ['reader', 'stranger'] as const) expect((await get(actor, `${path}/file`)).status).toBe(404);
    expect((await get('reader', path)).text).not.toContain(`${path}/file`);
    expect((await get('focal', '/en/spaces/sen/acts/data.csv?act=exported')).text).toContain('kept.csv');
    await post('focal', `${path}?/decline`, { reason: 'Wrong year' });
    expect((await post('reader', `${path}?/again`, {})).status).toBeGreaterThanOrEqual(403);
    const again = await post('contributor', `${path}?/again`, {});
    expect((await get('contributor', again.location)).text).toContain('1 figure can be sent');
  });

  test('computed indicators have no cells, and lead to what they are computed from', async () => {
    const page = await get('focal', `${DATA}/grid`);
    expect(page.text).not.toContain('value="IMMIGRANT_SHARE"');
    expect(page.text).toContain('Type in: Immigrants, Population');
    expect((await get('focal', `${DATA}/grid?indicator=IMMIGRANT_SHARE&years=2020`)).text).toContain(
      'at least one indicator',
    );
  });

  test('a stated total that an own part has moved away from is flagged', async () => {
    const content = 'annee;indicateur;sexe;valeur\n2020;MIGRANT_STOCK;F;150000\n';
    const { location } = await server.upload('focal', { name: 'women.csv', content });
    const sent = await post('focal', `${location}?/send`, { ...DETAILS, title: 'Women' });
    await post('focal', `${sent.location.split('?')[0]}?/accept`, {});
    const list = await get('reader', `${DATA}/differences?order=period&indicator=MIGRANT_STOCK`);
    expect(list.text).toContain('no longer the sum of their parts');
    expect(list.text).toContain('+20,662');
    expect((await get('reader', '/en/spaces/sen/trace/MIGRANT_STOCK~SEN~_T~_T~_T~2020')).text).toContain('+20,662');
    expect((await get('reader', '/en/spaces/sen/profile')).text).toContain('published total');
  });

  test('an administrator brings public data in by name', async () => {
    const cookie = [...(await server.client('administrator')).cookies]
      .map(([key, value]) => `${key}=${value}`)
      .join('; ');
    const form = new FormData();
    form.append('files', new Blob(['destination,origin,year,sex,migrants\nITA,MDA,2020,Male,63000\n']), 'italy.csv');
    const headers = { origin: server.url, cookie };
    const answer = await fetch(`${server.url}/en/import`, { method: 'POST', body: form, headers, redirect: 'manual' });
    const job = answer.headers.get('location') ?? '';
    let page = '';
    for (let tries = 0; tries < 60 && !page.includes('?/confirm'); tries++) {
      page = (await get('administrator', job)).text;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(page).toContain('<bdi>administrator</bdi>');
    await post('administrator', `${job}?/confirm`, {});
    const acts = await get('administrator', '/en/spaces/global/acts/data.csv?act=imported');
    expect(acts.text).toContain('italy.csv');
    expect(acts.text).toContain('administrator');
  });
});

describe('own data, in a browser', () => {
  test('cells copied from a spreadsheet are pasted into as many fields', async () => {
    const page = await open('contributor', {});
    await page.goto(`${DATA}/grid?indicator=POPULATION&indicator=REMITTANCES_RECEIVED_GDP&years=2009-2011`);
    await page.evaluate(`(() => {
      const data = new DataTransfer();
      data.setData('text/plain', '1\\t2\\r\\n3\\t4\\t5\\t6\\r\\n');
      document.getElementById('c1-2').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    })()`);
    const values = await page.evaluate("[...document.querySelectorAll('table.grid input')].map((cell) => cell.value)");
    expect(values).toEqual(['', '1', '2', '', '3', '4']);
    await page.context().close();
  });

  test('arrows and Enter lead from cell to cell', async () => {
    const page = await open('contributor', {});
    await page.goto(`${DATA}/grid?indicator=POPULATION&indicator=REMITTANCES_RECEIVED_GDP&years=2009-2010`);
    await page.locator('#c1-1').focus();
    const at: string[] = [];
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter', 'ArrowUp']) {
      await page.keyboard.press(key);
      at.push(await page.evaluate('document.activeElement.id'));
    }
    expect(at).toEqual(['c1-2', 'c2-2', 'c2-1', 'c1-2', 'c1-2']);
    await page.context().close();
  });

  test('the pages have no barrier that axe finds, in French and Arabic, on a phone and in the dark', async () => {
    const contribution = (await bring('contributor', { title: 'Enquête', publisher: '', remark: '' }, only(5)))
      .split('/')
      .at(-1);
    const file = (await draft('contributor')).split('/').at(-1);
    const found: string[] = [];
    for (const [language, width, scheme] of [
      ['fr', 320, 'dark'],
      ['ar', 320, 'light'],
      ['fr', 1280, 'light'],
    ] as const) {
      const options = { viewport: { width, height: 900 }, colorScheme: scheme, javaScriptEnabled: true } as const;
      for (const [actor, pages] of [
        [
          'focal',
          ['data', `data/${contribution}`, 'data/differences', 'trace/POPULATION~SEN~_T~_T~_T~2020', 'profile'],
        ],
        [
          'contributor',
          ['data/new', `data/new/${file}`, 'data/grid', 'data/grid?indicator=POPULATION&years=2009-2016'],
        ],
      ] as const) {
        const page = await open(actor, options);
        for (const path of pages) {
          const response = await page.goto(`/${language}/spaces/sen/${path}`);
          const shown = `${language} ${width} ${scheme} ${path}`;
          if (response?.status() !== 200) found.push(`${shown}: ${response?.status()}`);
          found.push(...(await violations(page, shown, rulesIn(language, width))));
          if ((await overflow(page)) > 0) found.push(`${shown}: wider than the screen by ${await overflow(page)}`);
        }
        await page.context().close();
      }
    }
    expect(found).toEqual([]);
  }, 240_000);
});
