import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { rulesIn, violations } from './axe.ts';

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

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

describe.each(['fr', 'ar'])('in %s', (language) => {
  test.each(PATHS)('axe finds nothing on %s, on phones and desktops, in light and dark', async (path) => {
    const context = await browser.newContext({ viewport: PHONE, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${url}/${language}${path}`);
    // The profile holds most of what there is: it is looked through whole in both languages.
    const found = [
      ...(await violations(page, 'phone', path === '/mda/profile' ? undefined : rulesIn(language, PHONE.width))),
    ];
    if (language !== 'fr') {
      expect(found).toEqual([]);
      await context.close();
      return;
    }
    await page.setViewportSize(DESKTOP);
    found.push(...(await violations(page, 'desktop', rulesIn(language, DESKTOP.width))));
    // Colours are all that the scheme changes.
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await violations(page, 'dark desktop', ['color-contrast'])));
    await page.setViewportSize(PHONE);
    found.push(...(await violations(page, 'dark phone', ['color-contrast'])));
    expect(found).toEqual([]);
    await context.close();
  });
});
