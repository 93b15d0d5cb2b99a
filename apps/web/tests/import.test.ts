import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { type ImportServer, startImportServer } from './import-server.ts';
import { clickThrough } from './next-page.ts';

const SAMPLES = new URL('../../../conformance/statistics/', import.meta.url).pathname;
const COUNTRY_FILE = join(SAMPLES, 'valid', 'world-bank.2025-country-file.csv');

let browser: Browser;
let server: ImportServer;

beforeAll(async () => {
  [browser, server] = await Promise.all([chromium.connect(inject('browser')), startImportServer()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), server.close()]);
});

/** Releases that are in force, or have been replaced by newer ones. */
async function releasesHere() {
  const sources = await server.evidence.sources();
  return sources.flatMap(({ releases }) => releases).filter(({ state }) => state !== 'undone');
}

// One server for all: what a journey has brought in is taken back before the next.
afterEach(async () => {
  const { evidence } = server;
  for (const { id } of await evidence.imports.list()) await evidence.imports.remove(id);
  for (const { id } of await releasesHere()) await evidence.undoRelease(id);
  for (const { name } of await evidence.mappings()) if (name !== undefined) await evidence.dropMapping(name);
});

interface Visit {
  readonly scripts: boolean;
  readonly width?: number;
}

/** Opens a page as a person would; the browser's complaints are problems of ours. */
async function visit(path: string, { scripts, width = 1280 }: Visit, look: (page: Page) => Promise<void>) {
  const context: BrowserContext = await browser.newContext({
    viewport: { width, height: 800 },
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    // A form that is refused is answered 400, which the browser writes down.
    if (message.type() === 'error' && !message.text().includes('400 (Bad Request)')) complaints.push(message.text());
  });
  await page.goto(server.url + path);
  await look(page);
  expect(complaints, path).toEqual([]);
  await context.close();
}

/** Waits until the page says where the file stands; without scripts by asking again, as its refreshing would. */
async function waitForState(page: Page, state: string, scripts: boolean): Promise<void> {
  const mark = page.locator(`.document-head .state.${state}`);
  for (let round = 0; round < 100 && (await mark.count()) === 0; round++) {
    await page.waitForTimeout(200);
    if (!scripts) await page.reload();
  }
  expect(await mark.count(), await page.locator('.document-head').textContent().then(String)).toBe(1);
}

async function send(page: Page, files: readonly (string | { name: string; text: string })[]): Promise<void> {
  const chosen = await Promise.all(
    files.map(async (file) =>
      typeof file === 'string'
        ? { name: file.split('/').at(-1) ?? '', mimeType: 'text/csv', buffer: await readFile(file) }
        : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) },
    ),
  );
  await page.getByLabel('Files or an archive').setInputFiles(chosen);
  await clickThrough(page, page.getByRole('button', { name: 'Read the files' }));
}

describe.each([
  { scripts: true, how: 'with scripts' },
  { scripts: false, how: 'without scripts' },
])('$how', ({ scripts }) => {
  test('a file is sent, looked at, imported, read in the profile, and taken back', async () => {
    await visit('/en/import', { scripts }, async (page) => {
      expect(await page.getByText('No file has been brought in here yet').count()).toBe(1);
      await send(page, [COUNTRY_FILE]);
      await page.waitForURL(/\/en\/import\/[\w-]+$/);
      const job = page.url();
      await waitForState(page, 'ready', scripts);
      expect(await page.getByText('World Development Indicators').first().textContent()).toBeTruthy();
      expect(await page.locator('.key-figures').first().textContent()).toContain('added: no figure yet');
      // Nothing is stored before a person has said so.
      expect(await releasesHere()).toEqual([]);

      await clickThrough(page, page.getByRole('button', { name: 'Import', exact: true }));
      await waitForState(page, 'imported', scripts);
      await clickThrough(page, page.getByRole('link', { name: 'Migration profile: Senegal' }));
      await page.goto(`${server.url}/en/sen`);
      expect(await page.getByRole('main').textContent()).toContain('49.6%');

      await page.goto(job);
      await clickThrough(page, page.getByRole('link', { name: 'Take the release back' }));
      expect(await page.getByText('figures of this release in force now').count()).toBe(1);
      await clickThrough(page, page.getByRole('button', { name: 'Take the release back' }));
      await page.waitForURL(/\/en\/sources/);
      expect(await page.locator('tr', { hasText: '5 June 2025' }).getByText('withdrawn').count()).toBeGreaterThan(0);
      expect(await releasesHere()).toEqual([]);
      await page.goto(`${server.url}/en/sen`);
      expect(await page.getByRole('main').textContent()).not.toContain('49.6%');

      await page.goto(job);
      await clickThrough(page, page.getByRole('button', { name: 'Import again' }));
      await waitForState(page, 'ready', scripts);
      await clickThrough(page, page.getByRole('button', { name: 'Import', exact: true }));
      await waitForState(page, 'imported', scripts);
      await page.goto(`${server.url}/en/sen`);
      expect(await page.getByRole('main').textContent()).toContain('49.6%');
    });
  });

  test('a person says which column is what, keeps it, and it is proposed for the next file', async () => {
    const head = 'Pays;Année;Sexe;Effectif\n';
    await visit('/en/import', { scripts, width: 390 }, async (page) => {
      await send(page, [{ name: 'survey 2021.csv', text: `${head}Sénégal;2020;Hommes;1 234\nRCI;2020;Femmes;998\n` }]);
      await waitForState(page, 'refused', scripts);
      await clickThrough(page, page.getByRole('link', { name: 'Say which column is what' }).first());
      expect(await page.getByLabel('Column A Pays').inputValue()).toBe('REF_AREA');
      expect(await page.getByLabel('Column D Effectif').inputValue()).toBe('OBS_VALUE');
      await page.getByLabel('indicator', { exact: true }).selectOption('MIGRANT_STOCK');
      await page.getByLabel('“RCI” (country or place) means').fill('CIV');
      await page.getByLabel('Source', { exact: true }).fill('NATIONAL_SURVEY');
      await page.getByLabel('Name of the release').fill('2021');
      await page.getByLabel('Date of the release').fill('2021-12-31');
      await clickThrough(page, page.getByRole('button', { name: 'Show', exact: true }).last());
      expect(await page.locator('.as-read').textContent()).toMatch(/RCI\s*CIV/);
      expect(await page.locator('.as-read .refused').count()).toBe(0);
      await page.getByText('Keep for next time').click();
      await page.getByLabel('Name', { exact: true }).fill('National survey');
      await clickThrough(page, page.getByRole('button', { name: 'Keep', exact: true }));
      expect(await page.getByText('Kept as “National survey”.').count()).toBe(1);
      await clickThrough(page, page.getByRole('button', { name: 'Read the file with it' }));
      await waitForState(page, 'ready', scripts);
      await clickThrough(page, page.getByRole('button', { name: 'Import', exact: true }));
      await waitForState(page, 'imported', scripts);

      await page.goto(`${server.url}/en/import`);
      await send(page, [{ name: 'survey 2022.csv', text: `${head}Mali;2021;Hommes;77\n` }]);
      await waitForState(page, 'refused', scripts);
      await clickThrough(page, page.getByRole('link', { name: 'Say which column is what' }).first());
      expect(await page.getByText('Your mapping “National survey” fits this file.').count()).toBe(1);
    });
    const figures = await server.evidence.figures({ indicators: ['MIGRANT_STOCK'], places: ['CIV'] });
    expect(figures.map(({ value, sex, period }) => [value, sex, period])).toContainEqual([998, 'F', '2020']);
  });

  test('several files are listed with what each was recognised as, and refused ones say why', async () => {
    await visit('/en/import', { scripts }, async (page) => {
      await send(page, [
        COUNTRY_FILE,
        { name: 'report.csv', text: '%PDF-1.7\n%âãÏÓ\n1 0 obj' },
        { name: 'nothing.csv', text: '' },
      ]);
      await page.waitForURL(/\/en\/import$/);
      const rows = page.locator('table.jobs tbody tr');
      for (let round = 0; round < 100 && (await rows.filter({ hasText: /refused|ready/ }).count()) < 3; round++) {
        await page.waitForTimeout(200);
        if (!scripts) await page.reload();
      }
      expect(await rows.filter({ hasText: 'ready' }).textContent()).toContain('World Bank');
      expect(await rows.filter({ hasText: 'refused' }).count()).toBe(2);
      await clickThrough(page, page.getByRole('link', { name: 'report.csv' }));
      expect(await page.getByRole('main').textContent()).toContain('Not a table');
      await clickThrough(page, page.getByRole('button', { name: 'Discard' }));
      await page.waitForURL(/\/en\/import$/);
      expect(await page.getByRole('link', { name: 'report.csv' }).count()).toBe(0);
    });
  });
});

test('the findings of a file can be taken away as a table and as a marked copy of the sheet', async () => {
  await visit('/en/import', { scripts: true }, async (page) => {
    await send(page, [join(SAMPLES, 'invalid', 'not-a-number.words-for-a-value.csv')]);
    await page.waitForURL(/\/en\/import\/[\w-]+$/);
    const path = page.url();
    await page.getByRole('link', { name: 'Findings as CSV' }).waitFor();
    const csv = await (await fetch(`${path}/findings.csv`)).text();
    expect(csv).toMatch(/SEVERITY,RULE/);
    expect(csv).toContain('not-a-number');
    const marked = await fetch(`${path}/marked.xlsx`);
    expect(marked.headers.get('content-type')).toContain('spreadsheetml');
    expect([...new Uint8Array(await marked.arrayBuffer()).subarray(0, 2)]).toEqual([0x50, 0x4b]);
  });
});

test('a mapping can be taken as JSON and used for another file', async () => {
  await visit('/en/import', { scripts: false }, async (page) => {
    await send(page, [{ name: 'a.csv', text: 'Land;Jahr;X\nSenegal;2020;5\n' }]);
    await waitForState(page, 'refused', false);
    await clickThrough(page, page.getByRole('link', { name: 'Say which column is what' }).first());
    const json = JSON.stringify({
      mapping: 1,
      columns: [
        { heading: 'Land', is: 'REF_AREA' },
        { heading: 'Jahr', is: 'TIME_PERIOD' },
        { heading: 'X', is: 'OBS_VALUE' },
      ],
      constants: { INDICATOR: 'IDPS' },
    });
    const field = page.locator('input[name=json]');
    await field.setInputFiles({ name: 'm.json', mimeType: 'application/json', buffer: Buffer.from(json) });
    await clickThrough(page, page.getByRole('button', { name: 'Use it' }));
    expect(await page.getByLabel('Column C X').inputValue()).toBe('OBS_VALUE');
    await page.getByText('Keep for next time').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Take as JSON' }).click(),
    ]);
    const chunks = await (await download.createReadStream()).toArray();
    const taken: { constants: unknown } = JSON.parse(Buffer.concat(chunks).toString());
    expect(taken.constants).toEqual({ INDICATOR: 'IDPS' });
    await field.setInputFiles({
      name: 'no.json',
      mimeType: 'application/json',
      buffer: Buffer.from('{"mapping": 2}'),
    });
    await clickThrough(page, page.getByRole('button', { name: 'Use it' }));
    expect(await page.getByText('holds no mapping that can be used').count()).toBe(1);
  });
});
