import { afterAll, beforeAll, expect, test } from 'vitest';
import { MemberClient } from './member-client.ts';
import { type SpacesServer, startSpacesServer } from './spaces-server.ts';

/** A country makes a region, which brings figures and publishes: by forms alone, as people without scripts would. */
let server: SpacesServer;
let keeper: MemberClient;
let regional: MemberClient;
let account = '';
/** Code of the country of the demonstration. */
let country = '';

const PASSWORD = 'quatre girafes au bord du fleuve';
const EMAIL = 'region@places.example';

beforeAll(async () => {
  server = await startSpacesServer();
  keeper = await server.client('focal point');
  const actor = { account: server.accounts.get('focal point') ?? '', isStrong: true };
  country = (await server.spaces.find(actor, 'demo'))?.place ?? '';
  const person = { email: EMAIL, name: 'Agence régionale', language: 'fr', password: PASSWORD } as const;
  account = await server.identity.createAccount({ ...person, isDemonstration: true });
  regional = new MemberClient(server.url);
  await regional.post('/fr/sign-in', { email: EMAIL, password: PASSWORD });
}, 120_000);

afterAll(() => server.close());

async function upload(client: MemberClient, path: string, field: string, content: string) {
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const body = new FormData();
  body.append(field, new Blob([content]), 'file.csv');
  const headers = { origin: server.url, cookie, accept: 'text/html' };
  const answer = await fetch(server.url + path, { method: 'POST', body, headers, redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') ?? '' };
}

const hidden = (text: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';

const LIST = `code,nom,name_ar,niveau,parent
01,Plateau,الهضبة,région,
02,Littoral,,région,
0101,Plateau,,commune,01
${Array.from({ length: 338 }, (_, i) => `${1000 + i},Commune ${i},,commune,0${1 + (i % 2)}`).join('\n')}
`;

test('a list with mistakes says where they are, and nothing of it comes in', async () => {
  const wrong =
    'code,nom,niveau,parent\n01,Plateau,région,\n01,Autre,région,\n,Sans code,région,\n03,,région,\n04,Loin,étage,\n05,Orphelin,commune,99\n';
  const { status, text } = await upload(keeper, '/fr/spaces/demo/places?/preview', 'file', wrong);
  expect(status).toBe(422);
  for (const said of [
    'se trouve déjà à la ligne',
    'Le code est vide',
    'n’a pas de nom',
    'n’est pas un niveau',
    'n’est pas une région de la liste',
  ]) {
    expect(text).toContain(said);
  }
  expect(text).not.toContain('?/bring-in');
  const forced = await keeper.post('/fr/spaces/demo/places?/bring-in', { name: 'x', content: 'x' });
  expect(forced.status).toBe(400);
  expect((await upload(keeper, '/fr/spaces/demo/places?/preview', 'file', 'a,b\n1,2\n')).text).toContain(
    'Aucune ligne d’en-têtes',
  );
});

test('a list of hundreds comes in within seconds, once, and is taken away as it came', async () => {
  const began = performance.now();
  const { text } = await upload(keeper, '/fr/spaces/demo/places?/preview', 'file', LIST);
  expect(text).toContain('Ajoutés\u00a0: 341');
  expect(text).toContain('portent tous deux le nom');
  const fields = { name: hidden(text, 'name'), content: hidden(text, 'content') };
  const done = await keeper.post('/fr/spaces/demo/places?/bring-in', fields);
  expect([done.status, done.location]).toEqual([303, '/fr/spaces/demo/places?done=341-0']);
  expect(performance.now() - began).toBeLessThan(10_000);
  const pages = await Promise.all([1, 2, 3, 4].map((page) => keeper.get(`/fr/spaces/demo/places?page=${page}`)));
  const named = pages.map(({ text: shown }) => shown.match(/Commune \d+<\/a>/g)?.length);
  expect(named.reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(338);
  expect(pages[0]?.text).toContain('href="/fr/spaces/demo/places?page=2"');
  const found = await keeper.get('/fr/spaces/demo/places?q=COMMUNE+12');
  expect(found.text).toContain('Commune 12</a>');
  expect(found.text).not.toContain('Commune 13</a>');
  const file = await keeper.get('/fr/spaces/demo/places/data.csv');
  const again = await upload(keeper, '/fr/spaces/demo/places?/preview', 'file', file.text);
  expect(again.text).toContain('inchangés\u00a0: 341');
  const reader = await server.client('reader');
  expect((await reader.get('/ar/spaces/demo/places')).text).toContain('الهضبة');
  expect((await reader.post('/fr/spaces/demo/places?/add', { code: 'x' })).status).toBe(403);
  expect((await (await server.client('stranger')).get('/fr/spaces/demo/places')).status).toBe(404);
});

test('the focal point makes a region’s space and invites the region’s own focal point', async () => {
  const made = await keeper.post(`/fr/spaces/demo/places/${country}-01?/make`, { code: 'plateau' });
  expect([made.status, made.location]).toEqual([303, '/fr/spaces/plateau']);
  expect((await keeper.get('/fr/spaces/plateau')).text).toContain('Plateau');
  const invited = await keeper.post('/fr/spaces/plateau/members/invite', {
    email: EMAIL,
    language: 'fr',
    role: 'focal point',
  });
  expect(invited.status).toBe(303);
  const administrator = await server.client('administrator');
  const letters = (await administrator.get('/fr/administration/letters')).text;
  const numbers = [...letters.matchAll(/letters\/(\d+)"/g)].map(([, number]) => number);
  let token = '';
  for (const number of numbers) {
    const { text } = await administrator.get(`/fr/administration/letters/${number}`);
    if (text.includes(EMAIL)) token = /\/invitation\/([\w-]{43})/.exec(text)?.[1] ?? token;
  }
  expect((await regional.get('/fr/spaces/plateau')).status).toBe(404);
  expect((await regional.post(`/fr/invitation/${token}?/accept`, {})).location).toBe('/fr/spaces/plateau');
  expect((await regional.get('/fr/spaces/demo')).status).toBe(404);
});

test('an empty region’s profile says what is missing and how to bring it', async () => {
  const { status, text } = await regional.get('/fr/spaces/plateau/profile');
  expect(status).toBe(200);
  expect(text).toContain('n’a encore aucun chiffre accepté');
  expect(text).toContain('/fr/spaces/plateau/data/new');
  expect(text).toContain('Population');
});

const FIGURES = `Région,Année,Indicateur,Valeur
Littoral,2022,POPULATION,999
0101,2021,POPULATION,1200
1,2019,POPULATION,40100
01,2020,POPULATION,41000
${'01'},2021,POPULATION,42500
${'01'},2021,REMITTANCES_RECEIVED_GDP,12.5
`;

async function bring(client: MemberClient, space: string, content: string): Promise<{ page: string; number: string }> {
  const { location } = await upload(client, `/fr/spaces/${space}/data/upload`, 'files', content);
  const page = await client.get(location);
  const details = { title: 'Enquête régionale', publisher: '', dated: '2024', remark: '' };
  const sent = await client.post(`${location}?/send`, details);
  const number = /data\/(\d+)/.exec(sent.location)?.[1] ?? '';
  return { page: page.text, number };
}

test('figures come in by file, by code and by name, for the region and what lies in it alone', async () => {
  const national = await bring(keeper, 'demo', `Pays,Année,Indicateur,Valeur\n${country},2021,POPULATION,2600000\n`);
  expect((await keeper.post(`/fr/spaces/demo/data/${national.number}?/accept`, {})).status).toBe(303);
  const { page, number } = await bring(regional, 'plateau', FIGURES);
  expect(page).toContain('5 chiffres');
  expect(page).toContain('Chiffres d’autres lieux');
  expect(number).not.toBe('');
  // Nobody above reads what is not accepted.
  const list = async () => (await keeper.get(`/fr/spaces/demo/places/${country}-01`)).text;
  expect(await list()).not.toContain('42\u202f500');
  expect((await regional.post(`/fr/spaces/plateau/data/${number}?/accept`, {})).status).toBe(303);
  expect(await list()).toContain('42\u202f500');
  expect((await (await server.client('reader')).get(`/fr/spaces/demo/places/${country}-01`)).text).not.toContain(
    '42\u202f500',
  );
});

test('a table whose columns are not sure is shown with its places recognised, a capital apart from its region', async () => {
  const wide = 'Population résidente par région\nRégion;2013;2023\nPlateau;37000;44000\n';
  const { location } = await upload(regional, '/fr/spaces/plateau/data/upload', 'files', wide);
  expect(location).toContain('/mapping');
  const { status, text } = await regional.get(location);
  expect(status).toBe(200);
  expect(text).toContain(`${country}-01`);
  expect(text).not.toContain('n’est pas un lieu connu');
});

test('figures come in by grid', async () => {
  const grid = '/fr/spaces/plateau/data/grid?indicator=MIGRANT_STOCK&years=2020';
  const page = await regional.get(grid);
  expect(page.status).toBe(200);
  expect(page.text).toContain('Plateau');
  const cells = [...page.text.matchAll(/<input[^>]*name="([^"]+)"/g)].flatMap(([, name = '']) =>
    /\d/.test(name) ? name : [],
  );
  expect(cells).toHaveLength(1);
  const details = { title: 'Registre', publisher: '', dated: '2024', remark: '' };
  const sent = await regional.post(`${grid}&/send`, { [cells[0] ?? '']: '1250', ...details });
  const number = /data\/(\d+)/.exec(sent.location)?.[1] ?? '';
  expect([sent.status, number]).toEqual([303, expect.stringMatching(/^\d+$/)]);
  expect((await regional.post(`/fr/spaces/plateau/data/${number}?/accept`, {})).status).toBe(303);
  expect((await regional.get('/fr/spaces/plateau/profile')).text).toContain('1\u202f250');
});

test('the profile shows the region’s figures beside the country’s, each followed to its file', async () => {
  const { text } = await regional.get('/fr/spaces/plateau/profile');
  for (const said of ['Plateau', '42\u202f500', '2\u202f600\u202f000', '12,5']) expect(text).toContain(said);
  expect(text).not.toContain('n’a encore aucun chiffre accepté');
  const key = `POPULATION~${country}-01~_T~_T~_T~2021`;
  const trace = await regional.get(`/fr/spaces/plateau/trace/${encodeURIComponent(key)}`);
  expect([trace.status, trace.text.includes('Enquête régionale'), trace.text.includes('Plateau')]).toEqual([
    200,
    true,
    true,
  ]);
  // The country's figure is followed to what the country brought, by members of the region too.
  const above = await regional.get(
    `/fr/spaces/plateau/trace/${encodeURIComponent(`POPULATION~${country}~_T~_T~_T~2021`)}`,
  );
  expect([above.status, above.text.includes('Enquête régionale')]).toEqual([200, true]);
});

test('an edition of the region is made, validated, published and read by all', async () => {
  const { spaces } = server;
  const actor = { account, isStrong: true };
  const space = (await spaces.find(actor, 'plateau'))?.id ?? 0;
  const began = await regional.post('/fr/spaces/plateau/editions?/begin', { languages: 'fr', 'title-fr': '' });
  expect(began.status).toBe(303);
  const [edition] = await spaces.editions.list(actor, space);
  const at = { space, edition: edition?.id ?? 0 };
  const preview = await regional.get(`/fr/spaces/plateau/editions/${at.edition}/preview/fr`);
  expect([preview.status, preview.text.includes('42\u202f500')]).toEqual([200, true]);
  expect((await regional.get(`/fr/spaces/plateau/editions/${at.edition}/template`)).status).toBe(200);
  await spaces.editions.changeState(actor, at, 'under review');
  const body = await regional.post('/fr/spaces/plateau/institutions/new', {
    'name-fr': 'Conseil régional',
    kind: 'local authority',
    level: 'local',
  });
  expect(body.status).toBe(303);
  const [council] = await spaces.editions.institutions(actor, space);
  await spaces.editions.validate(actor, at, council?.id ?? 0, '', { text: 'Délibération 3', date: '2026-11-20' });
  await spaces.editions.changeState(actor, at, 'validated');
  await spaces.editions.publish(actor, at, 'Le reste suivra.');
  const anybody = await fetch(`${server.url}/fr/editions/plateau/1`);
  const text = await anybody.text();
  expect([anybody.status, text.includes('42\u202f500'), text.includes('Plateau')]).toEqual([200, true, true]);
  const pdf = await fetch(`${server.url}/fr/editions/plateau/1.pdf`);
  expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect((await keeper.get(`/fr/spaces/demo/places/${country}-01`)).text).toContain('/fr/editions/plateau/1');
  const check = await fetch(`${server.url}/fr/editions/plateau/1/check`);
  expect(check.status).toBe(200);
});

test('a figure is hidden with a reason, shown as hidden, and brought back', async () => {
  const key = `POPULATION~${country}~_T~_T~_T~2021`;
  const path = '/fr/spaces/demo';
  const choose = { key, unit: 'PS', choice: 'hidden', reason: 'En cours de révision' };
  expect((await keeper.post(`${path}/data/differences?/choose`, choose)).status).toBe(303);
  // What the country hides, its region does not show beside its own.
  expect((await regional.get('/fr/spaces/plateau/profile')).text).not.toContain('2\u202f600\u202f000');
  const trace = await keeper.get(`${path}/trace/${encodeURIComponent(key)}`);
  const said = ['Masqué dans cet espace', 'En cours de révision', '?/choose'].map((each) => trace.text.includes(each));
  expect([trace.status, ...said]).toEqual([200, true, true, true]);
  expect((await keeper.get(`${path}/data/differences`)).text).toContain('En cours de révision');
  const back = await keeper.post(`${path}/data/differences?/choose`, { ...choose, choice: 'own', reason: 'Révisé' });
  expect(back.status).toBe(303);
  expect((await regional.get('/fr/spaces/plateau/profile')).text).toContain('2\u202f600\u202f000');
  // A region decides on itself and on what lies in it, never on its country.
  expect((await regional.post('/fr/spaces/plateau/data/differences?/choose', choose)).status).toBe(404);
});
