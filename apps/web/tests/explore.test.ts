import { gunzipSync, inflateRawSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fetchRaw, fetchText } from './fetch-page.ts';
import { clickThrough } from './next-page.ts';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

/** Opens a page without scripts; the browser's complaints are problems of ours. */
async function visit(path: string, look: (page: Page) => Promise<void>, width = 1280): Promise<void> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: false });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url + path);
  await look(page);
  expect(complaints, path).toEqual([]);
  await context.close();
}

const heading = async (page: Page): Promise<string> => (await page.locator('h1').textContent())?.trim() ?? '';

describe('choosing', () => {
  test('a reader begins with a question and follows a number to its trace', async () => {
    await visit('/fr/explore', async (page) => {
      await clickThrough(page, page.getByRole('link', { name: /Où vivent les émigrés du Sénégal/ }));
      expect(await heading(page)).toMatch(/^Émigrés\s: Sénégal, par pays de destination, 2020$/);
      await page.getByText('Voir le tableau').click();
      await page
        .getByRole('row', { name: /^France/ })
        .getByRole('link')
        .click();
      await page.waitForURL(`${url}/fr/trace/EMIGRANT_STOCK~SEN~FRA~_T~_T~2020`);
    });
  });

  test('an indicator is searched by words, countries are added by name and taken away', async () => {
    await visit('/en/explore', async (page) => {
      await page.getByRole('searchbox', { name: 'Find an indicator' }).fill('remittances gdp');
      await clickThrough(page, page.getByRole('button', { name: 'Search' }));
      const found = page.locator('.found');
      await clickThrough(page, found.getByRole('link', { name: 'Remittances received, share of GDP', exact: true }));
      await page.getByLabel('Add a country or region').fill('Maroc');
      await clickThrough(page, page.getByRole('button', { name: 'Add' }).first());
      await page.getByLabel('Add a country or region').fill('Népal');
      await clickThrough(page, page.getByRole('button', { name: 'Add' }).first());
      await page.waitForURL((address) => address.search === '?indicator=REMITTANCES_RECEIVED_GDP&place=MAR,NPL');
      expect(await heading(page)).toMatch(/^Remittances received, share of GDP: Morocco and Nepal, /);
      await page.getByRole('link', { name: 'Remove: Morocco' }).click();
      await page.waitForURL((address) => address.search === '?indicator=REMITTANCES_RECEIVED_GDP&place=NPL');
    });
  });

  test('a name that several countries bear asks which one is meant', async () => {
    await visit('/en/explore?indicator=POPULATION&place=SEN&name=guinea', async (page) => {
      await page.locator('.choices .found').getByRole('link', { name: 'Guinea-Bissau' }).click();
      await page.waitForURL((address) => address.search === '?indicator=POPULATION&place=SEN,GNB');
    });
  });

  test('years are chosen from those there are, views keep the choice', async () => {
    await visit('/es/explore?indicator=MIGRANT_STOCK&place=SEN,MAR', async (page) => {
      await page.getByLabel('Desde').selectOption('2005');
      await page.getByRole('button', { name: 'Aplicar' }).click();
      await page.waitForURL((address) => address.searchParams.get('from') === '2005');
      expect(await heading(page)).toContain('2005–2020');
      await clickThrough(page, page.getByRole('link', { name: 'Matriz' }));
      expect(await page.locator('table.matrix tbody tr').count()).toBe(2);
      await page.waitForURL((address) => address.search.includes('from=2005&view=matrix'));
    });
  });

  test('five countries stand in one picture with their names at the lines', async () => {
    await visit('/en/explore?indicator=MIGRANT_STOCK&place=SEN,MAR,TUN,MDA,NPL', async (page) => {
      const texts = await page.locator('.picture.wide svg text').allTextContents();
      for (const name of ['Senegal', 'Morocco', 'Tunisia', 'Moldova', 'Nepal']) expect(texts).toContain(name);
      expect(await page.locator('.picture.wide a').count()).toBe(35);
    });
  });

  test('a region, all countries and their corridors are shown on a map and in a matrix', async () => {
    await visit('/fr/explore?indicator=IMMIGRANT_SHARE', async (page) => {
      expect(await page.locator('.picture.wide svg a').count()).toBeGreaterThan(200);
      await page.getByText('Tous les pays, une région').click();
      await page.getByRole('link', { name: 'Afrique de l’Ouest', exact: true }).click();
      await page.waitForURL((address) => address.search.includes('place=in:011'));
    });
    await visit('/fr/explore?indicator=EMIGRANT_STOCK&place=in:011&partner=top', async (page) => {
      expect(await page.locator('table.matrix tbody tr').count()).toBe(15);
      expect(await page.locator('table.matrix thead th').count()).toBe(16);
    });
  });
});

describe('what cannot be shown', () => {
  test('is said in the page, with what is valid', async () => {
    await visit('/en/explore?indicator=MIGRANT_STOCK&place=Senegall&view=pie', async (page) => {
      const problems = await page.getByRole('list', { name: 'What was not understood' }).textContent();
      expect(problems).toContain('Senegal (SEN)');
      expect(problems).toContain('matrix');
    });
  });

  test.each([
    ['from=2022', 'There are figures from 1990 to 2020.', 'from=2020'],
    ['partner=VUT&sex=F', 'but not with this partner country', ''],
  ])('%s: says which choice excludes everything, and leads to the nearest with figures', async (query, text, next) => {
    await visit(`/en/explore?indicator=MIGRANT_STOCK&place=SEN&${query}`, async (page) => {
      const notice = page.locator('.nothing');
      expect(await notice.textContent()).toContain(text);
      await clickThrough(page, notice.getByRole('link').first());
      expect(page.url()).toContain(next);
      expect(await page.locator('.nothing').count()).toBe(0);
    });
  });

  test('an indicator without any figure says so', async () => {
    expect(await fetchText(`${url}/en/explore?indicator=WAGES&place=SEN`)).toContain('No figure has been received yet');
  });
});

describe('revisions', () => {
  test('a trace leads to every release of its series', async () => {
    await visit('/fr/trace/POPULATION~SEN~_T~_T~_T~2018', async (page) => {
      await clickThrough(page, page.getByRole('link', { name: /Cette série dans l’explorateur/ }));
      await clickThrough(page, page.getByRole('link', { name: 'Révisions' }));
      expect(await page.locator('.revisions .release-head').count()).toBeGreaterThan(0);
      expect(await page.locator('.revisions td.in-force').count()).toBeGreaterThan(20);
    });
  });
});

const QUERY = 'indicator=MIGRANT_STOCK&place=SEN,MAR&from=2000';

/** The text of one member of a ZIP archive, by its name. */
function memberOf(archive: Buffer, wanted: RegExp): string {
  for (let at = archive.indexOf('PK\x01\x02'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4)) {
    const length = archive.readUInt16LE(at + 28);
    if (!wanted.test(archive.toString('utf8', at + 46, at + 46 + length))) continue;
    const header = archive.readUInt32LE(at + 42);
    const start = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
    const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 20));
    return (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString('utf8');
  }
  throw new Error(`no member ${wanted}`);
}

async function download(format: string, query = QUERY): Promise<Buffer> {
  const answer = await fetchRaw(`${url}/fr/explore/data.${format}?${query}`);
  expect(answer.status, format).toBe(200);
  expect(answer.headers['content-disposition'], format).toMatch(
    /^attachment; filename="sterna-migrant-stock-sen-mar-2000\./,
  );
  expect(answer.headers['etag'], format).toBeDefined();
  return answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body;
}

describe('files of a choice', () => {
  test('CSV has a row for each value and no other', async () => {
    const lines = (await download('csv')).toString('utf8').trim().split(/\r?\n/);
    expect(lines).toHaveLength(11);
    expect(lines.slice(1).every((line) => /MIGRANT_STOCK,(SEN|MAR),_T,_T,_T,20(00|05|10|15|20),/.test(line))).toBe(
      true,
    );
  });

  test('SDMX-CSV, SDMX-JSON and SDMX-ML have the same values', async () => {
    expect((await download('sdmx-csv')).toString('utf8').trim().split(/\r?\n/)).toHaveLength(11);
    const json = (await download('sdmx-json')).toString('utf8');
    expect(JSON.parse(json)).toHaveProperty('data');
    expect(json).toContain('274929');
    const xml = (await download('sdmx-ml')).toString('utf8');
    expect(xml.match(/OBS_VALUE="/g)).toHaveLength(10);
    expect(xml).toContain('OBS_VALUE="274929"');
  });

  test('Excel opens as a workbook with the values', async () => {
    const workbook = await download('xlsx');
    expect(memberOf(workbook, /sheet\d+\.xml$/)).toContain('274929');
  });

  test('SVG carries title, unit and source; PNG is a picture', async () => {
    const svg = (await download('svg')).toString('utf8');
    expect(svg).toContain('Immigrés');
    expect(svg).toContain('ONU DAES');
    expect(svg).not.toContain('<a ');
    expect((await download('png')).subarray(1, 4).toString()).toBe('PNG');
  });

  test('a file that is known already is not sent again', async () => {
    const first = await fetchRaw(`${url}/fr/explore/data.csv?${QUERY}`);
    const again = await fetchRaw(`${url}/fr/explore/data.csv?${QUERY}`, {
      'if-none-match': first.headers['etag'] ?? '',
    });
    expect(again.status).toBe(304);
  });

  test('a file is refused where its address is not understood, in the language', async () => {
    const answer = await fetchRaw(`${url}/es/explore/data.csv?indicator=NO_SUCH`);
    expect(answer.status).toBe(400);
    expect(answer.body.toString()).toContain('Ningún indicador tiene el código «NO_SUCH»');
    expect((await fetchRaw(`${url}/es/explore/data.csv?indicator=WAGES&place=SEN`)).status).toBe(404);
    expect((await fetchRaw(`${url}/es/explore/data.doc?indicator=WAGES`)).status).toBe(404);
  });
});

describe('weight', () => {
  test.each([
    '/fr/explore',
    '/fr/explore?indicator=MIGRANT_STOCK&place=SEN,MAR,TUN,MDA,NPL',
    '/ar/explore?indicator=EMIGRANT_SHARE&place=all&view=map',
    '/fr/explore?indicator=EMIGRANT_STOCK&place=all&partner=top&view=matrix',
    '/fr/explore?indicator=REFUGEES_HOSTED&place=all&view=table',
    '/fr/gaps',
    '/fr/sen/gaps',
  ])('%s weighs at most 60 kB compressed, and is kept', async (path) => {
    const answer = await fetchRaw(url + path, { 'accept-encoding': 'br' });
    expect(answer.status).toBe(200);
    expect(answer.body.length).toBeLessThan(60_000);
    const again = await fetchRaw(url + path, { 'if-none-match': answer.headers['etag'] ?? '' });
    expect(again.status).toBe(304);
  });
});
