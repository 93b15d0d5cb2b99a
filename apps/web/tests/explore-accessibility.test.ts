import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { overflow, rulesIn, violations } from './axe.ts';

const url = inject('url');
const PHONE = { width: 360, height: 800 };
const DESKTOP = { width: 1280, height: 900 };
const PATHS = [
  '/explore',
  '/explore?indicator=MIGRANT_STOCK&place=SEN,MAR,TUN',
  '/explore?indicator=EMIGRANT_STOCK&place=SEN&partner=top',
  '/explore?indicator=IMMIGRANT_SHARE&place=all',
  '/explore?indicator=EMIGRANT_STOCK&place=in:011&partner=top',
  '/explore?indicator=EMIGRANT_STOCK&place=all&view=table',
  '/explore?indicator=POPULATION&place=SEN&view=revisions',
  '/explore?indicator=WAGES&place=SEN&view=pie',
  '/explore?indicator=POPULATION&place=SEN&name=guinea&words=femmes',
  '/gaps',
  '/sen/gaps',
];

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

describe.each(['fr', 'ar'])('in %s', (language) => {
  test.each(PATHS)('axe finds nothing on %s, and it fits phones of 320 pixels', async (path) => {
    const context = await browser.newContext({ viewport: PHONE, colorScheme: 'light' });
    const page = await context.newPage();
    await page.goto(`${url}/${language}${path}`);
    const found = [...(await violations(page, 'phone', rulesIn(language, PHONE.width)))];
    // Colours and the wide layout are the same in every language.
    if (language === 'fr') {
      await page.setViewportSize(DESKTOP);
      found.push(...(await violations(page, 'desktop', rulesIn(language, DESKTOP.width))));
      await page.emulateMedia({ colorScheme: 'dark' });
      found.push(...(await violations(page, 'dark desktop', ['color-contrast'])));
    }
    expect(found).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  });
});
