import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openBrowser, type TestBrowser } from './browser.ts';

const url = inject('url');
const SCREENS = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'desktop', width: 1280, height: 900 },
] as const;
const SCHEMES = ['light', 'dark'] as const;
const PATHS = [
  '',
  '?q=guinea',
  '?q=nowhere',
  '/mda',
  '/fra',
  '/mda/profile',
  '/sources',
  '/indicators',
  '/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020',
  '/trace/MIGRANT_STOCK~RUS~MDA~_T~_T~2020',
  '/atlantis',
  '/no/such/page',
];

let chromium: TestBrowser;
let axe: string;

beforeAll(async () => {
  chromium = await openBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

afterAll(async () => {
  await chromium.close();
});

describe.each(['fr', 'ar'])('in %s', (language) => {
  describe.each(SCHEMES)('in the %s scheme', (colorScheme) => {
    describe.each(SCREENS)('on a $name', ({ width, height }) => {
      test.each(PATHS)('axe finds nothing on %s', async (path) => {
        const context = await chromium.browser.newContext({ viewport: { width, height }, colorScheme });
        const page = await context.newPage();
        await page.goto(`${url}/${language}${path}`);
        await page.evaluate(axe);
        const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
        const found = results.violations.map(
          ({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 200))}`,
        );
        expect(found).toEqual([]);
        await context.close();
      });
    });
  });
});
