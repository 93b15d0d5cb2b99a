import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fetchRaw, fetchText } from './fetch-page.ts';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

describe('data gaps', () => {
  test('a country page leads to its gaps; filters stand in the address', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(`${url}/fr/sen`);
    await page.getByRole('link', { name: 'Lacunes de données du pays' }).click();
    await page.waitForURL(`${url}/fr/sen/gaps`);
    const all = await page.locator('table.coverage tbody tr').count();
    await page.getByLabel('État').selectOption('missing');
    await page.getByRole('button', { name: 'Filtrer' }).click();
    await page.waitForURL((address) => address.searchParams.get('state') === 'missing');
    const missing = await page.locator('table.coverage tbody tr').count();
    expect(missing).toBeGreaterThan(0);
    expect(missing).toBeLessThan(all);
    expect(await page.locator('table.coverage .newest a').count()).toBe(0);
    await page.close();
  });

  test('what the profile lacks leads to its section, what fills it to the source', async () => {
    const html = await fetchText(`${url}/en/sen/gaps`);
    expect(html).toMatch(/href="\/en\/sen\/profile#\w/);
    expect(html).toContain('/en/sources#WB_WDI');
    expect(html).toContain('Recruitment cost borne by the worker');
  });

  test('the overview has every indicator for each country, more countries by name', async () => {
    const html = await fetchText(`${url}/en/gaps?place=SEN&place=Maroc`);
    expect(html.match(/class="place-head/g)).toHaveLength(2);
    expect(html).toContain('/en/explore?indicator=POPULATION&amp;place=MAR');
  });

  test('the table can be taken away', async () => {
    const answer = await fetchRaw(`${url}/en/sen/gaps/data.csv`);
    expect(answer.headers['content-type']).toContain('text/csv');
    const lines = answer.body.toString('utf8').trim().split('\r\n');
    expect(lines.length).toBeGreaterThan(50);
    expect(lines.find((line) => line.includes(',EMIGRANT_STOCK,'))).toMatch(
      /^Senegal,SEN,EMIGRANT_STOCK,Emigrants,old,2020,/,
    );
  });

  test('a filter that is not understood is said', async () => {
    expect(await fetchText(`${url}/en/sen/gaps?state=sad`)).toContain('“sad” is not a choice here');
  });

  test('an unknown country is not found', async () => {
    expect((await fetchRaw(`${url}/en/atlantis/gaps`)).status).toBe(404);
  });
});
