import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { overflow, violations } from './axe.ts';
import { clickThrough } from './next-page.ts';
import { type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

/** A document is gone through by two who code blind, then with the proposals; each test goes on where the one before ended. */
let browser: Browser;
let server: SpacesServer;
/** Number of the document, and its address. */
let id = 0;
let space = 0;
let review = '';

const PLAN = [
  'Les envois de fonds des émigrés font vivre un ménage sur quatre.',
  'Le ministère de la santé protégera la santé des migrants et des réfugiés.',
  'Les associations de la diaspora financent des écoles dans leurs villages.',
  'La traite des personnes et le trafic de migrants augmentent à la frontière.',
  'Une dernière phrase parle des routes et des ponts.',
].join('\n\n');

/** Accounts as their windows are signed in. */
const accounts = new Map<SpaceActor, string>();
const actorOf = (name: SpaceActor): { account: string; isStrong: boolean } => ({
  account: accounts.get(name) ?? server.accounts.get(name) ?? '',
  isStrong: true,
});

async function bring(text: string): Promise<number> {
  const { plans } = server.spaces;
  const facts = { title: 'Plan', kind: 'development plan', language: 'fr', fromYear: null, toYear: null } as const;
  const rest = { issuer: '', level: 'national', place: null, sector: null, previous: null };
  const given = { name: 'plan.txt', bytes: Buffer.from(text) };
  const brought = await plans.bring(actorOf('contributor'), space, given, { ...facts, ...rest });
  await plans.settled();
  return brought.id;
}

/** A window in which somebody has signed in. */
async function open(actor: SpaceActor, options: BrowserContextOptions = {}): Promise<Page> {
  const { cookies } = await server.client(actor);
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })));
  const page = await context.newPage();
  page.setDefaultTimeout(12_000);
  return page;
}

const at = (page = '', language = 'fr'): string => `${server.url}/${language}${review}${page}`;
const post = async (actor: SpaceActor, path: string, fields: Record<string, string>): Promise<number> =>
  (await (await server.client(actor)).post(`/fr${review}${path}`, fields)).status;
const saved = (page: Page): Promise<void> =>
  page.locator('[data-state]', { hasText: 'Enregistré' }).waitFor({ state: 'visible' });
/** Presses a key and waits until that is saved. */
async function key(page: Page, name: string): Promise<void> {
  await page.evaluate("document.querySelector('[data-state]').textContent = ''");
  await page.keyboard.press(name);
  await saved(page);
}
const decisions = async (actor: SpaceActor): Promise<readonly (readonly [string, number | null])[]> => {
  const reading = await server.spaces.plans.coding.read(actorOf(actor), space, id);
  return reading.decisions.filter(({ isMine }) => isMine).map(({ verdict, depth }) => [verdict, depth]);
};

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startSpacesServer();
  space = (await server.spaces.find(actorOf('focal point'), 'demo'))?.id ?? 0;
  const members = await server.spaces.members.list(actorOf('focal point'), space);
  for (const { role, email } of server.demonstration)
    accounts.set(role as SpaceActor, members.find((member) => member.email === email)?.account ?? '');
  id = await bring(PLAN);
  review = `/spaces/demo/plans/${id}/review`;
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test('the one who keeps the document asks two people to code it blind', async () => {
  const [contributor, reviewer] = [actorOf('contributor').account, actorOf('reviewer').account];
  expect(await post('contributor', '/people?/ask', { account: reviewer, blind: '1' })).toBe(303);
  expect(await post('contributor', '/people?/ask', { account: contributor, blind: '1', due: '2020-01-31' })).toBe(303);
  expect(await post('contributor', '/people?/ask', { account: contributor, blind: '1' })).toBe(409);
  expect(await post('contributor', '/people?/ask', { account: server.accounts.get('stranger') ?? '' })).toBe(403);
  const people = await (await server.client('contributor')).get(`/fr${review}/people`);
  expect(people.text).toContain('31 janvier 2020');
  expect(people.text).toContain('en retard');
});

test('who codes blind meets no proposal on any page or file of the document', async () => {
  const client = await server.client('reviewer');
  const base = `/fr/spaces/demo/plans/${id}`;
  const proposals = /migration-irr|remittances|Envois de fonds|Protection consulaire|■/u;
  const keeper = await server.client('focal point');
  expect((await keeper.get(`${base}/passages`)).text).toContain('■');
  for (const page of ['', '/text', '/measures', '/measures/data.csv', '/goals', '/review/codings.csv']) {
    const { status, text } = await client.get(base + page);
    expect(status, page).toBe(200);
    expect(text, page).not.toMatch(proposals);
  }
  const passages = await client.get(`${base}/passages`);
  // The list of all themes stands in its filter; none stands beside a passage.
  expect(passages.text.replace(/<select[\s\S]*?<\/select>/gu, '')).not.toMatch(proposals);
  // What comes of reviews holds nothing of it either: to this reader the document has no depths yet.
  const plans = '/fr/spaces/demo/plans';
  const named = `document=demo-${id}`;
  const results = [`/gap?${named}`, `/compare?${named}`, '/search?words=ponts', `/${id}/report`, '/data.csv'];
  for (const page of results) {
    const { status, text } = await client.get(plans + page);
    expect(status, page).toBe(200);
    expect(text.replace(/<select[\s\S]*?<\/select>/gu, ''), page).not.toMatch(
      /migrant-health|remittances|■|profondeur [1-5]/u,
    );
  }
  expect((await client.get(`${plans}/search?words=envois&theme=remittances`)).text).not.toContain(
    'class="search-results"',
  );
  for (const [file, status] of [
    [`/gap/data.csv?${named}`, 404],
    [`/compare/data.csv?${named}`, 404],
    [`/${id}/report.pdf`, 403],
    [`/${id}/report.docx`, 403],
  ] as const)
    expect((await client.get(plans + file)).status, file).toBe(status);
  expect((await keeper.get(`${plans}/compare/data.csv?${named}`)).status).toBe(200);
  const screen = await client.get(`${base}/review`);
  expect(screen.text.replace(/<select[\s\S]*?<\/select>/gu, '')).not.toMatch(proposals);
  expect(screen.text).toContain('à l’aveugle');
});

test('without scripts a theme is given, taken back and a paragraph marked by plain forms', async () => {
  const page = await open('contributor', { javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  await page.goto(at());
  const add = page.locator('[data-panel="0"] [data-add]');
  const give = async (panel: number, theme: string, depth: number): Promise<void> => {
    const form = page.locator(`[data-panel="${panel}"] [data-add]`);
    await form.locator('select').selectOption(theme);
    await clickThrough(page, form.locator(`button[value="${depth}"]`));
  };
  expect(await add.count()).toBe(1);
  await give(0, 'remittances', 2);
  expect(new URL(page.url()).hash).toBe('#passage-0');
  await clickThrough(page, page.locator('[data-line="remittances"] button[value="3"]'));
  await clickThrough(page, page.locator('[data-undo] button'));
  expect(await decisions('contributor')).toEqual([['added', 2]]);
  await give(1, 'migrant-health', 3);
  await give(2, 'diaspora-engagement', 1);
  await clickThrough(page, page.locator('[data-panel="3"] [data-reject-all]'));
  await clickThrough(page, page.locator('.mark-block').last());
  await page.locator('#mark-theme').selectOption('migration-data');
  await clickThrough(page, page.locator('#mark button[value="1"]'));
  expect((await decisions('contributor')).map(([verdict]) => verdict).sort()).toEqual([
    ...['added', 'added', 'added', 'added', 'rejected'],
  ]);
  await page.context().close();
});

test('with keys everything is decided and saved at once', async () => {
  const page = await open('reviewer');
  await page.goto(at());
  const add = async (theme: string, depth: string): Promise<void> => {
    await page.keyboard.press('a');
    await page.locator('.panel.here [data-add] select').selectOption(theme);
    await page.evaluate("document.querySelector('[data-state]').textContent = ''");
    await page.locator(`.panel.here [data-add] button[value="${depth}"]`).click();
    await saved(page);
  };
  expect(await page.locator('.panel.here').getAttribute('data-panel')).toBe('0');
  await add('remittances', '2');
  await page.locator('.panel.here').focus();
  await key(page, '5');
  await key(page, 'u');
  await page.keyboard.press('j');
  expect(await page.locator('.panel.here').getAttribute('data-panel')).toBe('1');
  await add('migrant-health', '4');
  await page.locator('.panel.here').focus();
  await page.keyboard.press('j');
  await add('diaspora-investment', '1');
  await page.locator('.panel.here').focus();
  await page.keyboard.press('j');
  await key(page, 'Shift+X');
  expect(await decisions('reviewer')).toEqual([
    ['added', 2],
    ['added', 4],
    ['added', 1],
    ['rejected', null],
  ]);
  await page.reload();
  expect(await page.locator('[data-panel]').count()).toBe(4);
  expect(await page.locator('[data-progress]').textContent()).toContain('Passages décidés : 4 sur 4');
  await page.context().close();
});

test('once both have signed, κ on the page is the one computed by hand, and what differs is settled', async () => {
  expect((await (await server.client('focal point')).get(`/fr${review}/agreement`)).text).not.toContain('data-kappa');
  expect(await post('contributor', '?/sign', {})).toBe(303);
  expect(await post('reviewer', '?/sign', {})).toBe(303);
  expect(await post('reviewer', '?/decide', { passage: '0', theme: 'borders', depth: '1' })).toBe(403);
  const { text } = await (await server.client('reader')).get(`/fr${review}/agreement`);
  const [pair = ''] = text.split('data-pair="machine"');
  const kappas = [...pair.matchAll(/data-kappa="([^"]*)"/gu)].map(([, value]) => Number(value));
  // 5 passages × 30 themes: both present 2, the first alone 2 (one marked by hand), the second alone 1, neither 145.
  // Observed 147/150; expected (4·3 + 146·147)/150² = 21474/22500; κ = (22050 − 21474)/(22500 − 21474) = 576/1026.
  expect(kappas[0]).toBeCloseTo(576 / 1026, 10);
  // Concerns migration: both 3, the first alone 1, neither 1: observed 4/5, expected (4·3 + 1·2)/25 = 14/25; κ = 6/11.
  expect(kappas[1]).toBeCloseTo(6 / 11, 10);
  expect(text).toContain('0,561');

  const settling = { passage: '1', theme: 'migrant-health', depth: '4', reason: 'Un indicateur est nommé.' };
  expect(await post('reader', '/agreement?/settle', settling)).toBe(403);
  expect(await post('reviewer', '/agreement?/settle', settling)).toBe(403);
  expect(await post('focal point', '/agreement?/settle', { ...settling, reason: '' })).toBe(400);
  expect(await post('focal point', '/agreement?/settle', { ...settling, passage: '999' })).toBe(404);
  expect(await post('focal point', '/agreement?/settle', settling)).toBe(303);
  const { themes } = await server.spaces.plans.read(actorOf('reader'), space, id);
  expect(themes.find(({ theme }) => theme === 'migrant-health')).toMatchObject({ depth: 4 });
  const csv = await (await server.client('reader')).get(`/fr${review}/codings.csv`);
  expect(csv.text).toMatch(/migrant-health.*Un indicateur est nommé/u);
});

test('with the proposals before one, keys confirm, change, reject, mark and undo', async () => {
  expect(await post('focal point', '?/begin', {})).toBe(303);
  const page = await open('focal point');
  await page.goto(at());
  const proposed = await page.locator('.panel.here [data-line]').count();
  expect(proposed).toBeGreaterThan(0);
  await key(page, 'c');
  expect(await decisions('focal point')).toHaveLength(proposed);
  await key(page, '5');
  expect(await decisions('focal point')).toContainEqual(['changed', 5]);
  await key(page, 'x');
  expect(await decisions('focal point')).toContainEqual(['rejected', null]);
  await key(page, 'u');
  await key(page, 'f');
  expect(await decisions('focal point')).toContainEqual(['changed', 5]);
  await page.evaluate(`(() => {
    const block = [...document.querySelectorAll('[data-block]')].at(-1);
    const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    const start = text.data.indexOf('routes');
    window.getSelection().setBaseAndExtent(text, start, text, start + 'routes et des ponts'.length);
  })()`);
  await page.keyboard.press('m');
  expect(await page.locator('#mark-words').inputValue()).toBe('routes et des ponts');
  await page.locator('#mark-theme').selectOption('borders');
  await page.locator('#mark button[value="1"]').click();
  await saved(page);
  expect(await page.locator('mark', { hasText: 'routes et des ponts' }).count()).toBe(1);
  await page.keyboard.press('?');
  expect(await page.locator('[data-keys]').getAttribute('open')).not.toBeNull();
  await page.context().close();
});

test('what is not there is answered with 404, what is signed off stays', async () => {
  for (const [form, fields] of [
    ['?/decide', { passage: '999', theme: 'borders', depth: '1' }],
    ['?/decide', { passage: 'x', theme: 'borders', depth: '1' }],
    ['?/mark', { block: '999', theme: 'borders', depth: '1' }],
  ] as const)
    expect(await post('focal point', form, fields), form).toBe(404);
  expect(await post('focal point', '?/decide', { passage: '0', theme: 'weather', depth: '1' })).toBe(400);
  expect(await post('reader', '?/decide', { passage: '0', theme: 'borders', depth: '1' })).toBe(403);
  const foreign = await (await server.client('stranger')).post(`/fr${review}?/decide`, { passage: '0' });
  expect(foreign.status).toBe(404);
  expect(await post('reviewer', '/people?/sign-off', {})).toBe(403);
  expect(await post('focal point', '/people?/sign-off', {})).toBe(303);
  expect(await post('focal point', '?/decide', { passage: '0', theme: 'borders', depth: '1' })).toBe(403);
  expect(await post('focal point', '/people?/reopen', {})).toBe(303);
  expect(await post('focal point', '?/decide', { passage: '0', theme: 'borders', depth: '1' })).toBe(303);
});

test('the pages can be used by everybody, on a phone, in French and in Arabic', async () => {
  const found: string[] = [];
  for (const language of ['fr', 'ar']) {
    const page = await open('focal point', { viewport: { width: 320, height: 740 } });
    for (const path of ['', '/people', '/agreement', '?page=1&mark=1']) {
      await page.goto(at(path, language));
      const wide = await overflow(page);
      if (wide > 0) found.push(`${language} ${path}: ${wide} wider than the screen`);
      found.push(...(await violations(page, `${language} ${path}`)));
    }
    await page.context().close();
  }
  expect(found).toEqual([]);
});
