import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { MemberClient } from './member-client.ts';
import { type SpacesServer, startSpacesServer } from './spaces-server.ts';

let server: SpacesServer;
let administrator: MemberClient;
let keeper: MemberClient;
let browser: Browser;

beforeAll(async () => {
  server = await startSpacesServer();
  [administrator, keeper] = [await server.client('administrator'), await server.client('focal point')];
  browser = await chromium.connect(inject('browser'));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

describe('The administrator', () => {
  it('finds an account, closes it for a reason, and opens it again', async () => {
    const path = `/fr/administration/accounts/${server.accounts.get('reader')}`;
    const reader = await server.client('reader');
    const list = (await administrator.get('/fr/administration/accounts?search=DIASPORA')).text;
    expect(list).toContain('1 compte');
    expect(list).toContain(path);
    expect((await administrator.post(`${path}?/close`, { reason: ' ' })).status).toBe(422);
    expect((await administrator.post(`${path}?/close`, { reason: 'Départ' })).location).toBe(`${path}?done=closed`);
    expect((await administrator.get('/fr/administration/accounts?show=closed')).text).toContain(path);
    expect((await reader.get('/fr/spaces/demo')).status).toBe(303);
    expect((await administrator.get('/fr/spaces/global/acts')).text).toContain('Départ');
    expect((await administrator.post(`${path}?/open`, { reason: 'Retour' })).location).toBe(`${path}?done=opened`);
  });

  it('sees sessions of an account and ends them', async () => {
    const path = `/fr/administration/accounts/${server.accounts.get('reviewer')}`;
    const reviewer = await server.client('reviewer');
    expect((await administrator.get(path)).text).toContain('Terminer toutes ces sessions');
    await administrator.post(`${path}?/sessions`, { reason: 'Téléphone perdu' });
    expect((await reviewer.get('/fr/account')).status).toBe(303);
    expect((await administrator.get(path)).text).toContain('Personne n’est connecté');
  });

  it('does not shut the own account', async () => {
    const path = `/fr/administration/accounts/${server.accounts.get('administrator')}`;
    expect((await administrator.post(`${path}?/close`, { reason: 'Essai' })).status).toBe(403);
    expect((await administrator.get(path)).text).not.toContain('?/close');
  });

  it('makes a country’s space without naming its address, and is given the link to pass on, once', async () => {
    const fields = { place: 'TUN', code: '', languages: 'fr', first: 'fr', email: 'plan@tunisie.example' };
    const made = await administrator.post('/fr/administration?/create', fields);
    expect(made.location).toBe('/fr/administration/spaces/tun?done=created');
    const page = (await administrator.get(made.location)).text;
    const [, link = ''] = /href="[^"]*(\/fr\/invitation\/[\w-]{43})"/.exec(page) ?? [];
    expect(page).toMatch(/\/fr\/administration\/letters\/\d+/);
    expect((await administrator.get(made.location)).text).not.toContain('/fr/invitation/');
    expect((await (await server.client('signed out')).get(link)).text).toContain('plan@tunisie.example');
    const again = await administrator.post('/fr/administration?/create', { ...fields, code: 'tunisie' });
    expect(again.status).toBe(422);
  });
});

describe('The focal point', () => {
  it('is shown the link of an invitation that no mail server carries', async () => {
    const fields = { email: 'reader@plan.example', language: 'fr', role: 'contributor', indicators: 'POPULATION' };
    const { location } = await keeper.post('/fr/spaces/demo/members/invite', fields);
    expect((await keeper.get(location)).text).toMatch(/\/fr\/invitation\/[\w-]{43}/);
    expect((await keeper.get(location)).text).not.toContain('/fr/invitation/');
  });

  it('chooses indicators by name', async () => {
    const page = (await keeper.get('/ar/spaces/demo/members/invite')).text;
    const names = [...page.matchAll(/name="indicators" value="[A-Z_]+"\/?>\s*([^<]+)/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(name).toMatch(/\p{Script=Arabic}/u);
  });

  it('gives all that nobody owns to one institution at once', async () => {
    const path = '/fr/spaces/demo/institutions/findings';
    const page = (await keeper.get(path)).text;
    const [, institution = ''] = /<option value="(\d+)"/.exec(page) ?? [];
    expect(page).toContain('id="indicator-without-owner"');
    expect((await keeper.post(`${path}?/assign`, { subject: 'indicator', institution })).status).toBe(400);
    const { location } = await keeper.post(`${path}?/assign`, { subject: 'indicator', institution, all: 'yes' });
    expect(location).toMatch(/\?done=\d{2}$/);
    expect((await keeper.get(path)).text).not.toContain('id="indicator-without-owner"');
  });

  it('reads names and no numbers in the trace of acts', async () => {
    const acts = (await keeper.get('/fr/spaces/demo/acts?object=responsibility')).text;
    expect(acts).not.toMatch(/indicator\/|n° \d/);
    const [, subject = ''] = /class="hint"><bdi[^>]*>([^<]+)</.exec(acts) ?? [];
    expect(subject).toMatch(/ – /);
    expect(subject).not.toMatch(/[A-Z]+_[A-Z]+/);
  });
});

describe('A form that is sent after the session has ended', () => {
  const typed = 'Ministère de la pêche\n<script>alert(1)</script> & "autres" '.repeat(3);

  it('is given back with what was typed, and can be sent again', async () => {
    const nobody = await server.client('signed out');
    const fields = { 'name-fr': 'Pêche', kind: 'ministry', level: 'national', note: typed, password: 'secret words' };
    const answer = await nobody.post('/fr/spaces/demo/institutions/new', fields);
    expect(answer.status).toBe(401);
    expect(answer.text).toContain('Votre session est terminée');
    expect(answer.text).toContain('action="/fr/spaces/demo/institutions/new"');
    expect(answer.text).toContain('name="name-fr" value="Pêche"');
    expect(answer.text).toContain('&lt;script>alert(1)');
    expect(answer.text).not.toContain('<script>alert');
    expect(answer.text).not.toContain('secret words');
    expect((await keeper.post('/fr/spaces/demo/institutions/new', fields)).status).toBe(303);
  });

  it('of another site is not', async () => {
    const nobody = await server.client('signed out');
    const headers = { origin: 'https://evil.example' };
    expect((await nobody.post('/fr/spaces/demo/institutions/new', { note: typed }, headers)).status).toBe(403);
  });
});

describe('On a telephone', () => {
  it('the header takes two lines at most, and its menus open without a script', async () => {
    const cookies = [...keeper.cookies].map(([name, value]) => ({ name, value, url: server.url }));
    for (const [path, isMembers] of [
      ['/fr', false],
      ['/ar/spaces/demo', true],
      ['/es/spaces/demo/institutions', true],
    ] as const) {
      const context = await browser.newContext({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false });
      if (isMembers) await context.addCookies(cookies);
      const page = await context.newPage();
      await page.goto(server.url + path);
      const heights = await page.evaluate(() =>
        ['.site-header', '.space-pages'].map(
          (each) => document.querySelector(each)?.getBoundingClientRect().height ?? 0,
        ),
      );
      // One line is some 45 px.
      for (const height of heights) expect(height).toBeLessThan(64);
      await page.click(isMembers ? '.space-pages summary' : '.site-menu summary');
      expect(await page.isVisible(isMembers ? '.space-pages li a' : '.site-pages a')).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      await context.close();
    }
  });
});
