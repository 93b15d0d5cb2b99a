import { createHash } from 'node:crypto';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { RunningServer } from '../server.ts';
import { overflow, rulesIn, violations } from './axe.ts';
import { buttonOf, openMaker, press, startEditionsServer } from './editions-server.ts';
import { fetchRaw, fetchText } from './fetch-page.ts';
import { clickThrough } from './next-page.ts';

/** One edition from its beginning to its correction; each test goes on where the one before ended. */
let browser: Browser;
let server: RunningServer;
let [plan, statistics, labour, assembly] = [] as unknown as [Page, Page, Page, Page];
const EDITION = '/fr/spaces/sen/editions/1';
const SECTION = `${EDITION}/sections/stocks/fr`;
const FIRST = `Les départs vont vers **trois pays voisins**.

- la Gambie
- la Mauritanie

En 2020, {figure EMIGRANT_STOCK~SEN~_T~_T~_T~2020} personnes ({source UNDESA_STOCK}).`;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startEditionsServer();
  plan = await openMaker(browser, server.url, 'plan');
  statistics = await openMaker(browser, server.url, 'statistique');
  labour = await openMaker(browser, server.url, 'emploi');
  assembly = await openMaker(browser, server.url, 'assemblee');
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

const at = (path: string): string => server.url + path;
const textOf = async (page: Page, selector = 'main'): Promise<string> =>
  (await page.locator(selector).textContent()) ?? '';

test('a focal point begins an edition on a phone, adapts its template and shares it out', async () => {
  await plan.goto(at('/fr/spaces/sen/editions'));
  expect(await textOf(plan)).toContain('Aucune édition n’est encore commencée');
  await plan.fill('#title', 'Profil migratoire 2026');
  await press(plan, 'Commencer');
  expect(new URL(plan.url()).pathname).toBe(EDITION);

  await plan.goto(at(`${EDITION}/template`));
  await press(plan, 'Enlever « Santé »');
  await plan.fill('#new-fr', 'Une section du pays');
  await clickThrough(plan, plan.locator('[aria-labelledby="add"] button'));
  const template = await textOf(plan);
  expect(template).toContain('Une section du pays');
  expect(await textOf(plan, '[aria-labelledby="dropped"]')).toContain('Santé');
  // Nothing that was left alone counts as changed.
  expect(template).not.toContain('changée');

  await plan.goto(at(EDITION));
  await plan.check('input[value="stocks"]');
  await plan.check('input[value="net-migration"]');
  await plan.selectOption('#assign-institution', { label: 'Agence de statistique' });
  await plan.fill('#assign-due', '2020-01-15');
  await press(plan, 'Répartir');
  const row = plan.locator('tr', { has: plan.locator('input[value="stocks"]') });
  expect(await row.textContent()).toMatch(/Agence de statistique[\s\S]*15 janvier 2020[\s\S]*en retard/);
});

test('the institution writes with figures and sources, sees a preview first, and loses nothing', async () => {
  await statistics.goto(at(SECTION));
  expect(await textOf(statistics, '[aria-labelledby="computed"]')).toContain('87');
  await statistics.fill('#body', FIRST.replace('~2020}', '~1066}'));
  await press(statistics, 'Voir l’aperçu');
  expect(await textOf(statistics, '[aria-labelledby="shown"]')).toContain('n’existe pas');
  expect(await statistics.inputValue('#body')).toContain('~1066}');
  await statistics.fill('#body', FIRST);
  await press(statistics, 'Enregistrer');
  const text = await textOf(statistics, '[aria-labelledby="text"]');
  expect(text).toContain('693\u202f765');
  expect(text).toContain('ONU DAES');
  // A figure of a draft leads to its trace in the space, where the country's own figures are.
  const trace = statistics.locator('[aria-labelledby="text"] a.trace').first();
  expect(await trace.getAttribute('href')).toContain('/fr/spaces/sen/trace/EMIGRANT_STOCK');
  expect(await statistics.locator('[aria-labelledby="text"] strong').first().textContent()).toBe('trois pays voisins');
});

test('a figure is found by search and inserted by a link, without scripts', async () => {
  await statistics.goto(at(`${SECTION}/figures?words=emigrants&counterpart=France&year=2020`));
  const mark = '{figure EMIGRANT_STOCK~SEN~FRA~_T~_T~2020}';
  const item = statistics.locator('.choices-list li', { hasText: mark });
  await clickThrough(statistics, item.getByRole('link', { name: 'Insérer' }));
  expect(await statistics.inputValue('#body')).toBe(`${FIRST} ${mark}`);
});

test('two people who write the same passage see both texts and merge them', async () => {
  const second = await openMaker(browser, server.url, 'statistique');
  await second.goto(at(SECTION));
  await statistics.goto(at(SECTION));
  await statistics.fill('#body', FIRST.replace('trois pays voisins', 'quatre pays voisins'));
  await press(statistics, 'Enregistrer');
  await second.fill('#body', FIRST.replace('trois pays voisins', 'deux pays proches'));
  await press(second, 'Enregistrer');

  expect(new URL(second.url()).pathname).toContain('/merge/');
  expect(await textOf(second, '[aria-labelledby="now"]')).toContain('quatre pays voisins');
  expect(await textOf(second, '[aria-labelledby="other"]')).toContain('deux pays proches');
  expect(await second.locator('ins').allInnerTexts()).not.toHaveLength(0);
  const proposal = await second.inputValue('#body');
  expect(proposal).toContain('quatre pays voisins');
  expect(proposal).toContain('deux pays proches');

  await second.fill('#body', FIRST.replace('trois pays voisins', 'quatre pays, dont deux proches'));
  await press(second, 'Enregistrer ce texte');
  expect(await textOf(second, '[aria-labelledby="text"]')).toContain('quatre pays, dont deux proches');
  await second.goto(at(`${SECTION}/history`));
  expect(await second.locator('tbody tr').count()).toBe(4);
  await press(second, 'Comparer');
  expect(await second.locator('del, ins').count()).toBeGreaterThan(1);
  await second.context().close();
});

test('changes elsewhere in the text are put together without a question', async () => {
  const second = await openMaker(browser, server.url, 'statistique');
  await second.goto(at(SECTION));
  await statistics.goto(at(SECTION));
  const upon = await statistics.inputValue('#body');
  await statistics.fill('#body', `${upon}\n\nUne fin nouvelle.`);
  await press(statistics, 'Enregistrer');
  await second.fill('#body', `Un début nouveau.\n\n${upon}`);
  await press(second, 'Enregistrer');
  const text = await second.inputValue('#body');
  expect(text).toContain('Une fin nouvelle.');
  expect(text).toContain('Un début nouveau.');
  expect(await textOf(second)).toContain('Quelqu’un a écrit entre-temps');
  await second.context().close();
});

test('another institution comments and suggests, and is refused the text itself with a clear message', async () => {
  await labour.goto(at(SECTION));
  expect(await textOf(labour)).toContain('écrite par une autre institution');
  expect(await buttonOf(labour, 'Enregistrer').count()).toBe(0);
  const upon = await labour.inputValue('#body');
  await labour.fill('#body', `${upon}\n\nUne phrase suggérée.`);
  await press(labour, 'Proposer comme suggestion');
  await labour.fill('#quote', 'dont deux proches');
  await labour.fill('#comment', 'Lesquels ?');
  await press(labour, 'Commenter');
  expect(await textOf(labour, '[aria-labelledby="comments"]')).toContain('Lesquels ?');

  await statistics.goto(at(SECTION));
  await press(statistics, 'Accepter');
  expect(await textOf(statistics, '[aria-labelledby="text"]')).toContain('Une phrase suggérée.');
  await statistics.locator('summary', { hasText: 'Répondre' }).click();
  await statistics.fill('textarea[id^="reply-"]', 'La Gambie et la Mauritanie.');
  await clickThrough(statistics, statistics.locator('form:has(textarea[id^="reply-"]) button'));
  await press(statistics, 'Régler');
  expect(await textOf(statistics, '[aria-labelledby="comments"]')).toContain('1 commentaire réglé');
  await press(statistics, 'Dire que la section est écrite');
});

test('a body validates, the focal point publishes what was shown', async () => {
  await plan.goto(at(EDITION));
  await press(plan, 'Envoyer en relecture');
  expect(await buttonOf(plan, 'Déclarer validée').count()).toBe(0);
  await assembly.goto(at(SECTION));
  await press(assembly, 'Dire que la section est relue');
  await assembly.goto(at(EDITION));
  await press(assembly, 'Inscrire la validation');

  await plan.goto(at(EDITION));
  expect(await textOf(plan, '[aria-labelledby="standing"]')).toContain('Assemblée nationale');
  await press(plan, 'Déclarer validée');
  await clickThrough(plan, plan.getByRole('link', { name: 'Préparer la publication' }));
  expect(await textOf(plan, '[aria-labelledby="missing"]')).toContain('Pas de texte dans cette langue');
  await plan.goto(at(`${EDITION}/preview/fr`));
  expect(await textOf(plan, '.draft-band')).toContain('à ne pas citer');
  expect((await fetchRaw(at(`${EDITION}/preview/fr`))).status).toBe(303);

  await plan.goto(at(`${EDITION}/publish`));
  expect(await textOf(plan, '[aria-labelledby="missing"]')).toContain('Personne n’a écrit cette section');
  await plan.check('[name="all-the-same"]');
  await plan.fill('#despite', 'Les autres sections suivront.');
  await press(plan, 'Publier');
  expect(new URL(plan.url()).pathname).toBe('/fr/editions/sen/1');
});

test('everybody reads the published edition in Arabic, without scripts and within 60 kB', async () => {
  const reader = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await reader.newPage();
  await page.goto(at('/ar/editions/sen/1'));
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await textOf(page, 'h1')).toContain('السنغال');
  expect(await textOf(page, '.contribution')).toContain('quatre pays, dont deux proches');
  expect(await page.locator('.contribution [lang="fr"]').getAttribute('dir')).toBe('ltr');
  expect(await textOf(page, '.edition-facts')).toContain('Assemblée nationale');
  await clickThrough(page, page.locator('.document a.trace').first());
  expect(page.url()).toContain('/ar/editions/sen/1/figures/');
  await reader.close();
  const { body } = await fetchRaw(at('/ar/editions/sen/1'), { 'accept-encoding': 'br' });
  expect(body.length).toBeLessThan(60_000);
});

test('an edition that is not in the reader’s language keeps the interface and says which languages it has', async () => {
  const page = await fetchText(at('/es/editions/sen/1'));
  expect(page).toContain('<html lang="es" dir="ltr">');
  expect(page).toContain('Esta edición no existe en este idioma');
  expect(page).toMatch(/<article class="document" lang="fr" dir="ltr">/);
  expect(page).toContain('href="/fr/editions/sen/1.pdf"');
  expect(page).toContain('hreflang="ar"');
  const [, trace] = /href="(\/fr\/editions\/sen\/1\/figures\/[^"]+)"/.exec(page) ?? [];
  expect((await fetchRaw(at(trace ?? ''))).status).toBe(200);
  expect(await fetchText(at('/fr/editions/sen/1'))).not.toContain('n’existe pas dans cette langue');
});

/** Hashes of the files of the first edition, by format. */
const published = new Map<string, string>();

test('the JSON file has the hash that the page states, and every file is there', async () => {
  const page = await fetchText(at('/fr/editions/sen/1'));
  const { body } = await fetchRaw(at('/fr/editions/sen/1.json'));
  expect(page).toContain(createHash('sha256').update(body).digest('hex'));
  expect(await fetchText(at('/fr/editions/sen/1/check'))).toContain('l’édition n’a pas changé');
  for (const format of ['pdf', 'docx', 'xlsx', 'csv']) {
    const file = await fetchRaw(at(`/fr/editions/sen/1.${format}`));
    expect(file.status, format).toBe(200);
    published.set(format, createHash('sha256').update(file.body).digest('hex'));
  }
  const check = await fetchText(at('/fr/editions/sen/1/check'));
  for (const format of ['pdf', 'docx', 'xlsx']) expect(check, format).toContain(published.get(format));
  expect(await fetchText(at('/fr/sen'))).toContain('href="/fr/editions/sen/1"');
});

test('a correction says why, and the one it corrects says which is newest', async () => {
  await plan.goto(at(EDITION));
  await plan.locator('summary', { hasText: 'Corriger cette édition' }).click();
  await plan.fill('#reason', 'Un nom de pays manquait.');
  await press(plan, 'Commencer la correction');
  const correction = new URL(plan.url()).pathname;
  await press(plan, 'Envoyer en relecture');
  await plan.selectOption('#validating', { label: 'Assemblée nationale' });
  await press(plan, 'Inscrire la validation');
  expect(await textOf(plan, '[role="alert"]')).toContain('Nommez la lettre ou la décision');
  await plan.selectOption('#validating', { label: 'Assemblée nationale' });
  await plan.fill('#reference', 'Lettre n° 12');
  await plan.fill('#reference-date', '2026-03-02');
  await press(plan, 'Inscrire la validation');
  await press(plan, 'Déclarer validée');
  await plan.goto(at(`${correction}/publish`));
  await plan.check('[name="all-the-same"]');
  await plan.fill('#despite', 'Les autres sections suivront.');
  await press(plan, 'Publier');
  const facts = await textOf(plan, '.edition-facts');
  expect(facts).toContain('Un nom de pays manquait.');
  expect(facts).toMatch(/Lettre n° 12, 2 mars 2026\.\s+Inscrite par le point focal/);
  await plan.goto(at('/fr/editions/sen/1'));
  const band = await textOf(plan, '.edition-band');
  expect(band).toMatch(/Corrigée et remplacée par l’édition\s2/);
  expect(band).toContain('Un nom de pays manquait.');
  // The file that is taken now says so; the one that was published is there as it was.
  const hashOf = async (path: string): Promise<string> =>
    createHash('sha256')
      .update((await fetchRaw(at(path))).body)
      .digest('hex');
  expect(await hashOf('/fr/editions/sen/1.pdf')).not.toBe(published.get('pdf'));
  expect(await hashOf('/fr/editions/sen/1.pdf?as=published')).toBe(published.get('pdf'));
  const feed = await fetchText(at('/fr/editions/sen/feed.xml'));
  expect(feed.match(/<entry>/g)).toHaveLength(2);
  expect(feed).toContain('Un nom de pays manquait.');
});

test('with scripts unsaved text is kept in the browser, counted, and given back', async () => {
  await plan.goto(at('/fr/spaces/sen/editions'));
  await press(plan, 'Commencer');
  const draft = new URL(plan.url()).pathname;
  const page = await openMaker(browser, server.url, 'plan', { scripts: true });
  await page.goto(at(`${draft}/sections/stocks/fr`));
  await page.fill('#body', 'un deux trois');
  await page.locator('#body').selectText();
  await page.getByRole('button', { name: 'Gras' }).click();
  expect(await page.inputValue('#body')).toBe('**un deux trois**');
  expect(await textOf(page, '[data-count]')).toContain('3 mots');
  await page.waitForTimeout(600);
  page.once('dialog', (dialog) => dialog.accept());
  await page.goto(at(draft));
  await page.goto(at(`${draft}/sections/stocks/fr`));
  expect(await page.inputValue('#body')).toBe('');
  await page.getByRole('button', { name: 'Le reprendre' }).click();
  expect(await page.inputValue('#body')).toBe('**un deux trois**');
  await page.locator('#body').press('End');
  await page.locator('#figures summary').click();
  const insert = page.locator('#figures [data-insert]').first();
  const mark = (await insert.getAttribute('data-insert')) ?? '';
  await insert.click();
  expect(await page.inputValue('#body')).toBe(`**un deux trois** ${mark}`);
  await page.fill('#comment', 'Un commentaire commencé');
  const saved = page.waitForNavigation();
  await page.locator('#body').press('Control+s');
  await saved;
  expect(new URL(page.url()).searchParams.get('said')).toBe('saved');
  expect(await page.inputValue('#comment')).toBe('Un commentaire commencé');
  await press(page, 'Commenter');
  expect(await page.evaluate<number>('localStorage.length')).toBe(0);
  await page.context().close();
});

const WINDOWS = [
  ['fr', 320, 'dark'],
  ['ar', 320, 'light'],
  ['fr', 1280, 'light'],
] as const;

test('every page suits a narrow phone, the dark, both directions, and those who hear it', async () => {
  const problems: string[] = [];
  const draft = '/spaces/sen/editions/3';
  const pages = [
    '/spaces/sen/editions',
    '/spaces/sen/editions/1',
    draft,
    `${draft}/template`,
    `${draft}/publish`,
    `${draft}/preview/fr`,
    `${draft}/sections/stocks/fr`,
    `${draft}/sections/stocks/fr/history`,
    `${draft}/sections/stocks/fr/figures?words=population`,
    '/spaces/sen/editions/1/sections/stocks/fr',
    '/editions',
    '/editions/sen',
    '/editions/sen/1',
    '/editions/sen/1/check',
    '/editions/sen/1/figures/EMIGRANT_STOCK~SEN~_T~_T~_T~2020',
  ];
  for (const [language, width, scheme] of WINDOWS) {
    const page = await openMaker(browser, server.url, 'plan', { width, scheme, scripts: true });
    for (const path of pages) {
      await page.goto(at(`/${language}${path}`));
      const shown = `${path} ${language} ${width}`;
      problems.push(...(await violations(page, shown, rulesIn(language, width))));
      const wide = await overflow(page);
      if (wide > 0) problems.push(`${shown} is ${wide} px too wide`);
    }
    await page.context().close();
  }
  expect(problems).toEqual([]);
});
