import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { overflow, violations } from './axe.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

test.each([
  { width: 320, height: 700 },
  { width: 1280, height: 900 },
])('the page for programs fits a screen of $width pixels, and axe finds nothing on it', async (viewport) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ viewport, colorScheme });
    const page = await context.newPage();
    await page.goto(`${inject('url')}${colorScheme === 'light' ? '/ar' : '/fr'}/sdmx`);
    expect(await violations(page, colorScheme)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await context.close();
  }
});

test.each([
  ['es-MX,es;q=0.9', '/es/sdmx'],
  ['de', '/fr/sdmx'],
])('the bare address leads to the reader’s language: %s', async (accepted, location) => {
  const answer = await fetch(`${inject('url')}/sdmx`, {
    redirect: 'manual',
    headers: { 'accept-language': accepted },
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([302, location]);
});

test('the page for programs is read in any of the languages, and its language links stay on it', async () => {
  const titles = new Set<string>();
  for (const language of ['fr', 'en', 'es', 'ar']) {
    const page = await (await fetch(`${inject('url')}/${language}/sdmx`)).text();
    titles.add(/<h1>(.*?)<\/h1>/.exec(page)?.[1] ?? '');
    for (const other of ['fr', 'en', 'es', 'ar']) expect(page).toContain(`href="/${other}/sdmx"`);
  }
  expect(titles.size).toBe(4);
});
