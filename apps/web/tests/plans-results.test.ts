import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { overflow, rulesIn, violations } from './axe.ts';
import { type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

/** A plan of the demonstration's country is held against the figures, compared, reported on and searched. */
let browser: Browser;
let server: SpacesServer;
let id = 0;
/** Its revised version. */
let revised = 0;

const PLAN = [
  'Les envois de fonds des émigrés font vivre un ménage sur quatre.',
  'Le ministère de la santé protégera la santé des migrants et des réfugiés.',
  'Une dernière phrase parle des routes et des ponts.',
].join('\n\n');

/** Made up. */
const FIGURES = 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE\nREMITTANCES_RECEIVED_GDP,SEN,2023,10.2,WB_WDI\n';

const actorOf = (name: SpaceActor): { account: string; isStrong: boolean } => ({
  account: server.accounts.get(name) ?? '',
  isStrong: true,
});

async function open(actor: SpaceActor, width: number): Promise<Page> {
  const { cookies } = await server.client(actor);
  const context = await browser.newContext({ viewport: { width, height: 800 } });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })));
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  return page;
}

const plans = (page: string, language = 'fr'): string => `${server.url}/${language}/spaces/demo/plans/${page}`;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startSpacesServer();
  const folder = mkdtempSync(join(tmpdir(), 'sterna-figures-'));
  writeFileSync(join(folder, 'figures.csv'), FIGURES);
  await server.evidence.importFile(join(folder, 'figures.csv'));
  rmSync(folder, { recursive: true });
  const space = (await server.spaces.find(actorOf('contributor'), 'demo'))?.id ?? 0;
  const facts = {
    title: 'Plan d’essai',
    kind: 'development plan',
    language: 'fr',
    fromYear: 2021,
    toYear: 2025,
  } as const;
  const rest = { issuer: '', level: 'national', place: null, sector: null, previous: null };
  const given = { name: 'plan.txt', bytes: Buffer.from(PLAN) };
  id = (await server.spaces.plans.bring(actorOf('contributor'), space, given, { ...facts, ...rest })).id;
  const text = PLAN.replace('quatre', 'trois').concat('\n\nLa diaspora investit dans les écoles et les dispensaires.');
  const newer = { ...facts, ...rest, title: 'Plan d’essai, révisé', fromYear: 2026, toYear: 2030, previous: id };
  const second = { name: 'plan-2.txt', bytes: Buffer.from(text) };
  revised = (await server.spaces.plans.bring(actorOf('contributor'), space, second, newer)).id;
  await server.spaces.plans.settled();
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('a finding has figure and passage on one line, the figure leads to its trace, the page to the text', async () => {
  const page = await open('reader', 1280);
  await page.goto(plans(`gap?document=demo-${id}`));
  const line = page.locator('#gaps li').filter({ hasText: 'Transferts de fonds' });
  expect(await line.textContent()).toContain('ménage sur quatre');
  expect(await line.textContent()).toMatch(/10,2.*\(Banque mondiale, 2023\)/u);
  expect(await line.textContent()).toContain('Ailleurs');
  expect(await line.locator('a.trace').getAttribute('href')).toContain(
    '/fr/spaces/demo/trace/REMITTANCES_RECEIVED_GDP',
  );
  await line.locator('a:not(.trace)').first().click();
  expect(new URL(page.url()).pathname).toBe(`/fr/spaces/demo/plans/${id}/text`);
  await page.context().close();
});

test('two versions stand beside each other, passages by theme and paragraphs with their words as they changed', async () => {
  const page = await open('reader', 1280);
  await page.goto(plans(`compare?document=demo-${id}&document=demo-${revised}`));
  const remittances = page.locator('.changes section').filter({ hasText: 'Transferts de fonds' });
  expect(await remittances.locator('.side').allTextContents()).toEqual([
    expect.stringContaining('un ménage sur quatre'),
    expect.stringContaining('un ménage sur trois'),
  ]);
  const paragraphs = page.locator('.paragraph-changes');
  expect(await paragraphs.locator('del').allTextContents()).toEqual(['quatre.']);
  expect(await paragraphs.locator('ins').allTextContents()).toEqual(['trois.', expect.stringContaining('La diaspora')]);
  const client = await server.client('reader');
  for (const [table, words] of [
    ['steps', 'Plan d’essai, révisé'],
    ['passages', 'un ménage sur trois'],
    ['paragraphs', 'La diaspora investit'],
  ] as const) {
    const query = `document=demo-${id}&document=demo-${revised}&table=${table}`;
    expect((await client.get(`/fr/spaces/demo/plans/compare/data.csv?${query}`)).text).toContain(words);
  }
  const focal = await server.client('focal point');
  expect((await focal.get('/fr/spaces/demo/acts')).text).toMatch(/CSV|fichier/u);
  await page.context().close();
});

test('words are found in the text, met words are marked, choices stay in the address', async () => {
  const page = await open('reader', 1280);
  await page.goto(plans('search'));
  await page.locator('input[name=words]').fill('"envois de fonds" -ponts');
  await page.locator('select[name=theme]').selectOption('remittances');
  await page.locator('form.choose button').click();
  expect(await page.locator('.search-results li').count()).toBe(2);
  expect((await page.locator('.search-results mark').allInnerTexts()).join(' ')).toMatch(/envois|fonds/);
  expect(await page.locator('select[name=theme]').inputValue()).toBe('remittances');
  expect(page.url()).toContain('theme=remittances');
  await page.goto(plans('search?words=dromadaire'));
  expect(await page.locator('[role=status]').textContent()).toContain('0');
  await page.context().close();
});

test('tables and reports can be taken away', async () => {
  const client = await server.client('reader');
  const text = async (path: string): Promise<string> => (await client.get(`/fr/spaces/demo/plans/${path}`)).text;
  expect(await text(`compare/data.csv?document=demo-${id}`)).toContain('remittances');
  expect(await text(`gap/data.csv?document=demo-${id}`)).toContain('REMITTANCES_RECEIVED_GDP');
  expect(await text('search/data.csv?words=migrants')).toContain('Plan d’essai');
  const pdf = await client.get(`/ar/spaces/demo/plans/${id}/report.pdf`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
});

test('are whole for assistive technology and on a narrow phone, in French and Arabic', async () => {
  const page = await open('reader', 320);
  const versions = `compare?document=demo-${id}&document=demo-${revised}`;
  const pages = [`gap?document=demo-${id}`, versions, 'search?words=migrants', `${id}/report`];
  for (const language of ['fr', 'ar']) {
    for (const one of pages) {
      await page.goto(plans(one, language));
      expect(await violations(page, `${language} ${one}`, rulesIn(language, 320))).toEqual([]);
      expect([language, one, await overflow(page)]).toEqual([language, one, 0]);
    }
  }
  await page.context().close();
}, 120_000);

test('what everybody may read can be searched by everybody, and nothing else', async () => {
  const closed = await (await fetch(`${server.url}/fr/plans/search?words=envois`)).text();
  expect(closed).not.toContain('Plan d’essai');
  const space = (await server.spaces.find(actorOf('focal point'), 'demo'))?.id ?? 0;
  await server.spaces.plans.publish(actorOf('focal point'), space, id, true);
  const open = await (await fetch(`${server.url}/fr/plans/search?words=envois`)).text();
  expect(open).toContain('Plan d’essai');
  expect(open).toContain(`/fr/plans/demo/${id}/text?page=1#block-0`);
  const profile = await (await fetch(`${server.url}/fr/sen/profile`)).text();
  expect(profile).toContain('Plan d’essai');
});
