import { openEvidence } from '@sterna/evidence';
import { starterDatabase } from '@sterna/evidence/testing';
import { TOTP } from 'otpauth';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type RunningServer, startServer } from '../server.ts';
import { press } from './editions-server.ts';
import { fetchRaw } from './fetch-page.ts';
import { clickThrough } from './next-page.ts';

/** From an empty installation to a published edition, by four institutions, each on a phone and without scripts. */
const PASSWORD = 'onze barques sur la lagune calme';
let browser: Browser;
let server: RunningServer;
let close: () => Promise<void>;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  const evidence = await openEvidence({ database: (await starterDatabase()).inMemory, starter: true });
  server = await startServer({ evidence, port: 0, host: '127.0.0.1', warmUp: false });
  close = async () => {
    await server.close();
    await evidence.close();
  };
});

afterAll(async () => {
  await browser.close();
  await close();
});

const at = (path: string): string => server.url + path;

async function phone(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    javaScriptEnabled: false,
    locale: 'fr-FR',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return page;
}

const primary = (page: Page): Promise<void> => clickThrough(page, page.locator('main button.primary').first());

/** Sets up the codes that focal points and administrators need. */
async function setUpCodes(page: Page): Promise<void> {
  await page.goto(at('/fr/account'));
  await page.fill('[name="factor-password"]', PASSWORD);
  await clickThrough(page, page.locator('form:has([name="factor-password"]) button.primary'));
  await page.goto(at('/fr/account/second-factor'));
  const secret = ((await page.locator('.secret code').first().textContent()) ?? '').replace(/\s/g, '');
  await page.fill('[name="code"]', new TOTP({ secret }).generate());
  await primary(page);
  expect(await page.locator('main').textContent()).toContain('Elle est en place');
}

/** The link of the invitation that a page shows once, where no mail server sends letters. */
async function shownLink(page: Page): Promise<string> {
  const [, link = ''] = /(\/fr\/invitation\/[\w-]{43})/.exec(await page.content()) ?? [];
  expect(link).not.toBe('');
  return link;
}

async function join(link: string, name: string): Promise<Page> {
  const page = await phone();
  await page.goto(at(link));
  await page.fill('[name="name"]', name);
  await page.fill('[name="password"]', PASSWORD);
  await primary(page);
  return page;
}

async function addInstitution(page: Page, name: string, kind: string): Promise<void> {
  await page.goto(at('/fr/spaces/sen/institutions/new'));
  await page.fill('[name="name-fr"]', name);
  await page.selectOption('#kind', kind);
  await clickThrough(page, page.locator('form:has(#kind) button.primary'));
}

async function inviteMember(page: Page, email: string, role: string, institution: string): Promise<string> {
  await page.goto(at('/fr/spaces/sen/members/invite'));
  await page.fill('#email', email);
  await page.selectOption('#role', role);
  await page.selectOption('[name="institution"]', { label: institution });
  if (role === 'contributor') {
    await page.locator('details:has(input[name="sections"]) summary').click();
    await page.check('input[name="sections"][value="stocks"]');
  }
  await clickThrough(page, page.locator('form:has(#email) button.primary'));
  return shownLink(page);
}

test('an administrator starts, a country is given to its focal point, three institutions join and publish an edition', async () => {
  const administrator = await phone();
  await administrator.goto(at('/fr/sign-in'));
  expect(new URL(administrator.url()).pathname).toBe('/fr/start');
  await administrator.fill('[name="name"]', 'Administration');
  await administrator.fill('[name="email"]', 'administration@pays.example');
  await administrator.fill('[name="password"]', PASSWORD);
  await primary(administrator);
  await setUpCodes(administrator);
  await administrator.goto(at('/fr/administration'));
  await administrator.selectOption('#place', 'SEN');
  await administrator.check('form[action="?/create"] input[name="languages"][value="ar"]');
  await administrator.fill('form[action="?/create"] #email', 'plan@pays.example');
  await clickThrough(administrator, administrator.locator('form[action="?/create"] button.primary'));

  const plan = await join(await shownLink(administrator), 'Ministère du plan');
  await setUpCodes(plan);
  await addInstitution(plan, 'Agence de statistique', 'statistics office');
  await addInstitution(plan, 'Assemblée nationale', 'parliament');
  const contributing = await inviteMember(plan, 'statistique@pays.example', 'contributor', 'Agence de statistique');
  const reviewing = await inviteMember(plan, 'assemblee@pays.example', 'reviewer', 'Assemblée nationale');
  const statistics = await join(contributing, 'Statisticienne');
  const assembly = await join(reviewing, 'Rapporteur');

  await plan.goto(at('/fr/spaces/sen/editions'));
  await plan.fill('#title', 'Profil migratoire');
  await press(plan, 'Commencer');
  const edition = new URL(plan.url()).pathname;
  await plan.check('input[value="stocks"]');
  await plan.selectOption('#assign-institution', { label: 'Agence de statistique' });
  await press(plan, 'Répartir');

  const section = `${edition}/sections/stocks/fr`;
  await statistics.goto(at('/fr/spaces/sen'));
  expect(await statistics.locator('main').textContent()).toContain('Profil migratoire');
  await statistics.goto(at(section));
  await statistics.fill('#body', 'En 2020, {figure EMIGRANT_STOCK~SEN~_T~_T~_T~2020} personnes vivaient ailleurs.');
  await press(statistics, 'Enregistrer');
  await press(statistics, 'Dire que la section est écrite');

  await plan.goto(at(edition));
  await press(plan, 'Envoyer en relecture');
  await assembly.goto(at(section));
  await press(assembly, 'Dire que la section est relue');
  await assembly.goto(at(edition));
  await press(assembly, 'Inscrire la validation');
  await plan.goto(at(edition));
  await press(plan, 'Déclarer validée');
  await plan.goto(at(`${edition}/publish`));
  await plan.check('[name="all-the-same"]');
  await plan.fill('#despite', 'Les autres sections suivront.');
  await press(plan, 'Publier');
  expect(new URL(plan.url()).pathname).toBe('/fr/editions/sen/1');

  const stranger = await phone();
  await stranger.goto(at('/ar/editions/sen/1'));
  expect(await stranger.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await stranger.locator('main').textContent()).toContain('Assemblée nationale');
  expect((await fetchRaw(at('/ar/editions/sen/1.pdf'))).status).toBe(200);
  for (const page of [administrator, plan, statistics, assembly, stranger]) {
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
  }
});
