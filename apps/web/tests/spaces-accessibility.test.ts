import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { Viewer } from './shown-well.ts';
import { type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

let browser: Browser;
let server: SpacesServer;
let viewer: Viewer;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startSpacesServer();
  viewer = new Viewer(browser, server);
  const keeper = await server.client('focal point');
  const invitation = { email: 'invited@plan.example', language: 'fr', role: 'contributor', sections: 'stocks' };
  await keeper.post('/fr/spaces/demo/members/invite', invitation);
  const part = { level: 'region', code: 'N-01', 'name-fr': 'Nord' };
  await keeper.post('/fr/spaces/demo/places?/add', part);
  const list = (await keeper.get('/fr/spaces/demo/places')).text;
  await keeper.post(`/fr/spaces/demo/places/${/places\/(\w+-N-01)"/.exec(list)?.[1]}?/make`, { code: 'north' });
  const actor = { account: server.accounts.get('focal point') ?? '', isStrong: true };
  const demo = await server.spaces.find(actor, 'demo');
  await server.spaces.coordination.removeInstitution(actor, demo?.id ?? 0, 10);
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

const PAGES: readonly (readonly [path: string, actor: SpaceActor])[] = [
  ['/sign-in', 'signed out'],
  ['/spaces', 'focal point'],
  ['/spaces/demo', 'focal point'],
  ['/spaces/demo', 'contributor'],
  ['/spaces/north', 'focal point'],
  ['/spaces/demo/members', 'focal point'],
  ['/spaces/demo/members', 'reader'],
  ['/spaces/demo/members/invite', 'focal point'],
  ['/spaces/demo/members/$account', 'focal point'],
  ['/spaces/demo/acts', 'focal point'],
  ['/spaces/demo/acts?act=removed', 'focal point'],
  ['/spaces/demo/bin', 'focal point'],
  ['/spaces/demo/settings', 'focal point'],
  ['/spaces/demo/places', 'focal point'],
  ['/spaces/demo/places', 'reader'],
  ['/spaces/north/profile', 'focal point'],
  ['/spaces/global', 'administrator'],
  ['/spaces/global/members', 'administrator'],
  ['/administration', 'administrator'],
  ['/administration/accounts', 'administrator'],
  ['/administration/accounts/$account', 'administrator'],
  ['/administration/spaces/demo', 'administrator'],
  ['/administration/spaces/demo/part', 'administrator'],
  ['/administration/letters', 'administrator'],
  ['/administration/letters/1', 'administrator'],
];

for (const language of ['fr', 'ar'] as const) {
  test.each(PAGES)(`is readable by everybody in ${language}: %s for the %s`, async (path, actor) => {
    const there = path.replace('$account', server.accounts.get('contributor') ?? '');
    expect(await viewer.problems(actor, there, language)).toEqual([]);
  });
}
