import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

const url = inject('url');
const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const PATHS = [
  '',
  '?q=guinea',
  '?q=moldava',
  '/mda',
  '/fra',
  '/mda/profile',
  '/sources',
  '/indicators',
  '/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020',
  '/trace/MIGRANT_STOCK~FRA~_T~_T~_T~2020',
  '/trace/REMITTANCES_PER_EMIGRANT~MDA~_T~_T~_T~2016',
  '/atlantis',
  '/no/such/page',
];

let browser: Browser;
let axe: string;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await browser.close();
});

/** What axe finds on the page as it is shown now; only by some of its rules where they are named. */
async function violations(page: Page, shown: string, rules?: readonly string[]): Promise<readonly string[]> {
  const options = { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations.map(
    ({ id, nodes }) => `${shown}: ${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200))}`,
  );
}

describe.each(['fr', 'ar'])('in %s', (language) => {
  test.each(PATHS)('axe finds nothing on %s, on phones and desktops, in light and dark', async (path) => {
    const context = await browser.newContext({ viewport: PHONE, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${url}/${language}${path}`);
    await page.evaluate(axe);
    const found = [...(await violations(page, 'phone'))];
    await page.setViewportSize(DESKTOP);
    found.push(...(await violations(page, 'desktop')));
    // Colours are all that the scheme changes.
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, 'dark desktop', ['color-contrast'])));
    await page.setViewportSize(PHONE);
    found.push(...(await violations(page, 'dark phone', ['color-contrast'])));
    expect(found).toEqual([]);
    await context.close();
  });
});
