import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { overflow, rulesIn, violations } from './axe.ts';
import { type ImportServer, sendFiles, startImportServer } from './import-server.ts';

const SAMPLES = new URL('../../../conformance/statistics/', import.meta.url).pathname;
let browser: Browser;
let server: ImportServer;
/** Pages under the language, by what they show. */
const pages: Record<string, string> = { 'the list, empty': '/import' };

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startImportServer();
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

async function settled(): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const jobs = await server.evidence.imports.list();
    if (jobs.every(({ state }) => !['waiting', 'reading', 'importing'].includes(state))) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Each language in the windows where it is likeliest to fail. */
const WINDOWS = {
  fr: [
    [320, 'dark'],
    [1280, 'light'],
  ],
  ar: [[320, 'light']],
} as const;

/** What axe and the width of the window find on a page, on phones and desktops, in light and dark. */
async function problems(language: 'fr' | 'ar', path: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const [width, colorScheme] of WINDOWS[language]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    await page.goto(server.url + path);
    found.push(...(await violations(page, `${width} ${colorScheme}`, rulesIn(language, width))));
    const wider = await overflow(page);
    if (wider > 0) found.push(`${width}: wider than the window by ${wider}`);
    await context.close();
  }
  return found;
}

async function bringIn(): Promise<void> {
  const read = (name: string): Promise<string> => readFile(join(SAMPLES, name), 'utf8');
  await sendFiles(server.url, [
    { name: 'country.csv', content: await read('valid/world-bank.2025-country-file.csv') },
    { name: 'words.csv', content: await read('invalid/not-a-number.words-for-a-value.csv') },
    { name: 'survey.csv', content: 'Pays;Année;Sexe;Effectif\nSénégal;2020;Hommes;1 234\nRCI;2020;Femmes;998\n' },
    { name: 'gdp.csv', content: 'Country Name,Country Code,Year,Value\nSenegal,SEN,2019,23000000000\n' },
    { name: 'report.pdf', content: '%PDF-1.7\n' },
  ]);
  await settled();
  const jobs = await server.evidence.imports.list();
  const idOf = (file: string): string => jobs.find((job) => job.file === file)?.id ?? '';
  await server.evidence.imports.confirm(idOf('country.csv'));
  await settled();
  const [source] = await server.evidence.sources();
  Object.assign(pages, {
    'the list': '/import',
    'the list, filtered': '/import?state=refused',
    'a refused upload': '/import?refused=too-large',
    layouts: '/import/layouts',
    imported: `/import/${idOf('country.csv')}`,
    findings: `/import/${idOf('words.csv')}`,
    'not recognised': `/import/${idOf('survey.csv')}`,
    'without an indicator': `/import/${idOf('gdp.csv')}`,
    unreadable: `/import/${idOf('report.pdf')}`,
    mapping: `/import/${idOf('survey.csv')}/mapping`,
    undo: `/import/undo/${source?.releases[0]?.id ?? 0}`,
    'undo of a file': `/import/undo/file/${source?.releases[0]?.files[0]?.id ?? 0}`,
    sources: '/sources',
  });
}

test('axe finds nothing on the pages of imports, and nothing is wider than a small phone', async () => {
  const found: Record<string, readonly string[]> = {};
  const look = async (): Promise<void> => {
    for (const language of ['fr', 'ar'] as const) {
      for (const [name, path] of Object.entries(pages)) {
        const here = await problems(language, `/${language}${path}`);
        if (here.length > 0) found[`${language}: ${name}`] = here;
      }
    }
  };
  await look();
  await bringIn();
  await look();
  expect(found).toEqual({});
});
