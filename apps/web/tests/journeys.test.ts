import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clickThrough } from './next-page.ts';

const url = inject('url');
let browser: Browser;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
});

afterAll(async () => {
  await browser.close();
});

interface Visit {
  readonly width?: number;
  readonly scripts?: boolean;
}

/** Opens a page as a reader would; the browser's complaints are problems of ours. */
async function visit(path: string, { width = 1280, scripts = false }: Visit, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled: scripts });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
  await page.goto(url + path);
  await look(page);
  expect(complaints, path).toEqual([]);
  await context.close();
}

describe('without scripts', () => {
  test('a reader chooses a country, reads its profile and follows a figure to the row of the file', async () => {
    await visit('/fr', {}, async (page) => {
      await clickThrough(page, page.getByRole('link', { name: 'Moldavie', exact: true }).last());
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Moldavie');
      await page.getByRole('link', { name: 'Lire le profil migratoire' }).click();
      await page.waitForURL(`${url}/fr/mda/profile`);
      expect(await page.locator('figure svg').count()).toBeGreaterThan(3);
      await page.locator('.key-figures a.trace').first().click();
      await page.waitForURL('**/fr/trace/EMIGRANT_STOCK~MDA*');
      // Derived figures lead to what they were computed from, down to one that stands in a file.
      for (let step = 0; step < 5 && (await page.getByText('Ligne', { exact: true }).count()) === 0; step++) {
        await clickThrough(page, page.locator('td a.trace').first());
      }
      expect(await page.getByText('Ligne', { exact: true }).count()).toBe(1);
      // The publisher's file, and the table of the starter data that was made from it.
      expect(await page.getByText(/^[0-9a-f]{64}$/).count()).toBe(2);
    });
  });

  test('a click on the map opens a country', async () => {
    await visit('/en', {}, async (page) => {
      await page.locator('.picture.wide a[href="/en/mar"]').first().click();
      await page.waitForURL(`${url}/en/mar`);
    });
  });

  test('a search finds a country', async () => {
    await visit('/es', {}, async (page) => {
      await page.getByRole('searchbox').fill('túnez');
      await page.getByRole('button', { name: 'Buscar' }).click();
      await page.waitForURL(`${url}/es/tun`);
    });
  });

  test('a misspelt search offers the country meant, and keeps what was asked for in every language', async () => {
    await visit('/fr', {}, async (page) => {
      await page.getByRole('searchbox').fill('Moldava');
      await page.getByRole('button', { name: 'Chercher' }).click();
      await page.waitForURL(`${url}/fr?q=Moldava`);
      expect(await page.getByRole('searchbox').inputValue()).toBe('Moldava');
      await page.getByRole('link', { name: 'English', exact: true }).click();
      await page.waitForURL(`${url}/en?q=Moldava`);
      await page.getByRole('main').getByRole('link', { name: 'Moldova', exact: true }).click();
      await page.waitForURL(`${url}/en/mda`);
    });
  });

  test('a change of language keeps the page', async () => {
    await visit('/fr/sen/profile', {}, async (page) => {
      for (const [name, path] of [
        ['العربية', '/ar/sen/profile'],
        ['English', '/en/sen/profile'],
        ['Español', '/es/sen/profile'],
        ['Français', '/fr/sen/profile'],
      ] as const) {
        await page.getByRole('link', { name, exact: true }).click();
        await page.waitForURL(url + path);
      }
    });
  });

  test('the first press of the tab key offers the way past the menus', async () => {
    await visit('/fr/mda', {}, async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(`${url}/fr/mda#main`);
    });
  });

  test('a profile downloads under a good name', async () => {
    await visit('/fr/mda', {}, async (page) => {
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'Excel, tableaux' }).click();
      expect((await waiting).suggestedFilename()).toBe('profil-migratoire-mda-fr.xlsx');
    });
  });
});

describe('on small screens and with large letters', () => {
  const PATHS = [
    '',
    '/mda',
    '/mda/profile',
    '/sources',
    '/indicators',
    '/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020',
    '/trace/MIGRANT_STOCK~FRA~_T~_T~_T~2020',
  ];
  const cases = ['fr', 'ar'].flatMap((language) => PATHS.map((path) => `/${language}${path}`));

  async function widthBeyond(page: Page): Promise<number> {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  }

  test.each(cases)('%s does not scroll sideways at 320 pixels, nor with letters twice as large', async (path) => {
    await visit(path, { width: 320, scripts: true }, async (page) => {
      expect(await widthBeyond(page), 'narrow').toBe(0);
      await page.setViewportSize({ width: 640, height: 800 });
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%';
      });
      expect(await widthBeyond(page), 'large letters').toBe(0);
    });
  });

  /** How far anything inside the page's own tables lies outside the view, in pixels. */
  async function hiddenInTables(page: Page): Promise<number> {
    return page.evaluate(() => {
      const hidden = [...document.querySelectorAll('.scroller')].map((each) => each.scrollWidth - each.clientWidth);
      return Math.max(0, ...hidden);
    });
  }

  test.each(['/mda', '/sources', '/trace/EMIGRANT_STOCK~MDA~_T~_T~_T~2020', '/trace/MIGRANT_STOCK~FRA~_T~_T~_T~2020'])(
    'tables of %s lie whole in view on a phone',
    async (path) => {
      for (const language of ['fr', 'ar']) {
        await visit(`/${language}${path}`, { width: 390, scripts: true }, async (page) => {
          expect(await hiddenInTables(page), language).toBe(0);
        });
      }
    },
  );

  test('names of files stand below their release and are not torn apart', async () => {
    await visit('/fr/sources', { width: 390, scripts: true }, async (page) => {
      // How many lines a name takes: as few as its length allows.
      const names = await page.locator('.file-list li').evaluateAll((items) => {
        return items.map((item) => ({
          name: item.textContent?.trim() ?? '',
          lines: item.clientHeight / Number.parseFloat(getComputedStyle(item).lineHeight),
        }));
      });
      expect(names.length).toBeGreaterThan(5);
      for (const { name, lines } of names) expect(lines, name).toBeLessThan(name.length > 40 ? 2.5 : 1.5);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height).toBeLessThan(6 * 844);
    });
  });
});
