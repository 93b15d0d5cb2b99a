import { type Browser, type BrowserContext, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { overflow, rulesIn, violations } from './axe.ts';
import type { MemberAnswer, MemberClient } from './member-client.ts';
import { clickThrough } from './next-page.ts';
import { SPACE_ROLES, type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

const DIRECTORY = '/fr/spaces/demo/institutions';
const RESPONSIBILITIES = '/fr/spaces/demo/responsibilities';
/** What people who mean harm write into every field. */
const SCRIPT = '<script>alert(1)</script><img src=x onerror=alert(1)>';

let browser: Browser;
let server: SpacesServer;
let keeper: MemberClient;

beforeAll(async () => {
  browser = await chromium.connect(inject('browser'));
  server = await startSpacesServer();
  keeper = await server.client('focal point');
});

afterAll(async () => {
  await server.close();
  await browser.close();
});

/** The id that an address ends in. */
function idIn(location: string): string {
  return /\/(\d+)(?:\?.*)?$/.exec(location)?.[1] ?? '';
}

async function addInstitution(fields: Readonly<Record<string, string>>): Promise<string> {
  const { location, text } = await keeper.post(`${DIRECTORY}/new`, { kind: 'ministry', level: 'national', ...fields });
  const id = idIn(location);
  if (id === '') throw new Error(text.slice(0, 2000));
  return id;
}

async function addPost(fields: Readonly<Record<string, string>>): Promise<string> {
  const { location } = await keeper.post(`${DIRECTORY}/posts/new`, {
    kind: 'focal point',
    title: '',
    sector: '',
    ...fields,
  });
  return idIn(location);
}

/** Sends a form with a file, as a browser does. */
async function upload(
  client: MemberClient,
  path: string,
  file: string | Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, string>> = {},
): Promise<MemberAnswer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([file]), 'annuaire.csv');
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(server.url + path, {
    method: 'POST',
    body: form,
    headers: { accept: 'text/html', cookie, origin: server.url },
    redirect: 'manual',
  });
  const { status, headers } = answer;
  return { status, headers, text: await answer.text(), location: headers.get('location') ?? '' };
}

function hidden(page: string, name: string): string {
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? '';
}

test('an institution is added with a name in one language, found, changed, deleted and restored', async () => {
  const id = await addInstitution({
    'name-ar': 'المجلس الأعلى للهجرة',
    shortName: 'CSMIG',
    email: 'plan@ministry.example',
  });
  const page = await keeper.get(`${DIRECTORY}/${id}`);
  expect(page.text).toContain('<bdi lang="ar" dir="rtl">المجلس الأعلى للهجرة</bdi>');
  expect((await keeper.get(`${DIRECTORY}?q=csmig&kind=ministry&level=national`)).text).toContain(
    'المجلس الأعلى للهجرة',
  );
  expect((await keeper.get(`${DIRECTORY}?q=csmig&kind=union`)).text).not.toContain('المجلس الأعلى للهجرة');
  const form = await keeper.get(`${DIRECTORY}/${id}/edit`);
  const version = hidden(form.text, 'version');
  const change = {
    'name-ar': 'المجلس الأعلى للهجرة',
    'name-fr': 'Conseil supérieur de la migration',
    kind: 'ministry',
    version,
  };
  expect((await keeper.post(`${DIRECTORY}/${id}/edit`, change)).status).toBe(303);
  const again = await keeper.post(`${DIRECTORY}/${id}/edit`, { ...change, 'name-fr': 'Conseil de la migration' });
  expect(again.status).toBe(409);
  expect(again.text).toContain('value="Conseil de la migration"');
  expect((await keeper.get(`${DIRECTORY}/${id}`)).text).toContain('Conseil supérieur de la migration');
  expect((await keeper.post(`${DIRECTORY}/${id}?/remove`, {})).location).toContain('done=deleted');
  expect((await keeper.get(`${DIRECTORY}/${id}`)).status).toBe(404);
  expect((await keeper.post(`${DIRECTORY}?/restore`, { institution: id })).location).toContain('done=restored');
  expect((await keeper.get(`${DIRECTORY}/${id}`)).status).toBe(200);
});

test('what cannot be taken is said in the form, with all that was written', async () => {
  const { status, text } = await keeper.post(`${DIRECTORY}/new`, {
    'name-fr': '',
    kind: '',
    email: 'pas une adresse',
    website: 'javascript:alert(1)',
    phone: '12 34',
  });
  expect(status).toBe(400);
  expect(text).toContain('Donnez le nom de l’institution dans une langue au moins.');
  expect(text).toContain('« pas une adresse » n’est pas une adresse électronique.');
  expect(text).toContain('value="12 34"');
  expect(text).not.toContain('href="javascript:');
});

test('a post is filled, handed over in one form, and its history corrected', async () => {
  const first = await addInstitution({ 'name-fr': 'Ministère de l’élevage', sectors: 'agriculture' });
  const second = await addInstitution({ 'name-fr': 'Ministère de la pêche', sectors: 'agriculture' });
  const id = await addPost({ sector: 'agriculture' });
  const page = `${DIRECTORY}/posts/${id}`;
  const held = { holder: 'Chef de division', institution: first, began: '2024-01-01', ending: '' };
  expect((await keeper.post(`${page}?/hand-over`, held)).location).toContain('done=handed-over');
  const ending = hidden((await keeper.get(page)).text, 'ending');
  const next = { holder: 'Directrice de la pêche', institution: second, began: '2025-07-01', ending };
  expect((await keeper.post(`${page}?/hand-over`, { ...next, began: '' })).status).toBe(400);
  expect((await keeper.post(`${page}?/hand-over`, next)).status).toBe(303);
  const shown = (await keeper.get(page)).text;
  expect(shown).toContain('30 juin 2025');
  expect(shown.indexOf('Directrice de la pêche')).toBeLessThan(shown.indexOf('Chef de division'));
  expect((await keeper.get(`${DIRECTORY}/${first}`)).text).toContain('Chef de division');
  const edit = await keeper.get(`${page}?edit=${ending}`);
  expect(edit.text).toContain('value="2024-01-01"');
  const wrong = { ...held, holding: ending, ended: '2023-01-01' };
  expect((await keeper.post(`${page}?/change&edit=${ending}`, wrong)).text).toContain('précède le premier');
  expect((await keeper.post(`${page}?/remove`, { holding: ending })).status).toBe(303);
  expect((await keeper.post(`${page}?/restore`, { holding: ending })).status).toBe(303);
  expect((await keeper.get(page)).text).toContain('Chef de division');
});

test('what nobody owns stands first, is assigned, and taken away again', async () => {
  const id = await addInstitution({ 'name-fr': 'Agence de la diaspora', kind: 'agency' });
  const path = `${RESPONSIBILITIES}?subject=theme`;
  const before = (await keeper.get(path)).text;
  const order = ({ text }: { readonly text: string }): readonly string[] =>
    [...text.matchAll(/<tr id="theme-([a-z-]+)"/g)].map(([, code = '']) => code);
  expect(order({ text: before })).toContain('diaspora-engagement');
  const assign = { subject: 'theme', codes: 'diaspora-engagement', institution: id };
  expect((await keeper.post(`${RESPONSIBILITIES}?/assign`, assign)).location).toBe(`${path}&done=1`);
  expect(order(await keeper.get(path)).at(-1)).toBe('diaspora-engagement');
  expect((await keeper.get(`${DIRECTORY}/${id}`)).text).toContain('Mobilisation de la diaspora');
  expect((await keeper.post(`${RESPONSIBILITIES}?/assign`, { subject: 'theme', institution: id })).status).toBe(400);
  const take = { subject: 'theme', take: `${id} diaspora-engagement` };
  expect((await keeper.post(`${RESPONSIBILITIES}?/unassign`, take)).status).toBe(303);
  expect((await keeper.post(`${RESPONSIBILITIES}?/unassign`, take)).status).toBe(404);
});

test('a file shows what it would do before anything is stored, and does that once it is confirmed', async () => {
  const path = `${DIRECTORY}/files`;
  const text = `Sigle;Nom en français;Type\r\nUNIV;Université du fleuve;université\r\nX;${SCRIPT};ONG\r\nY;Nef;vaisseau\r\n`;
  const latin = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const preview = await upload(keeper, `${path}?/preview`, latin);
  expect(preview.status).toBe(200);
  expect(preview.text).toContain('Université du fleuve');
  expect(preview.text).toContain('« vaisseau » n’est pas un type connu.');
  expect(preview.text).toContain('ligne 4, colonne C (3)');
  expect(preview.text).not.toContain('<script>alert');
  expect((await keeper.get(`${DIRECTORY}?q=fleuve`)).text).not.toContain('Université du fleuve');
  const confirm = {
    name: 'annuaire.csv',
    content: hidden(preview.text, 'content'),
    fingerprint: hidden(preview.text, 'fingerprint'),
  };
  expect((await keeper.post(`${path}?/bring-in`, { ...confirm, content: 'tampered' })).status).toBe(400);
  expect((await keeper.post(`${path}?/bring-in`, confirm)).location).toBe(`${path}?done=2-0`);
  const list = await keeper.get(DIRECTORY);
  expect(list.text).toContain('Université du fleuve');
  expect(list.text).not.toContain('<script>alert');
  const again = await keeper.post(`${path}?/bring-in`, confirm);
  expect(again.text).toContain('L’annuaire a changé entre-temps.');
  const exported = await keeper.get(`${path}/institutions.csv`);
  expect(exported.headers.get('content-disposition')).toBe('attachment; filename="demo-institutions.csv"');
  const round = await upload(keeper, `${path}?/preview`, exported.text);
  expect(round.text).toContain('Le fichier ne change rien.');
});

test('formulas are neutral in the file, and files that are too large or none are refused', async () => {
  await addInstitution({ 'name-fr': '=HYPERLINK("https://evil.example")', shortName: '@SUM(1)', kind: 'NGO' });
  const { text } = await keeper.get(`${DIRECTORY}/files/institutions.csv`);
  expect(text).toContain(`'@SUM(1),"'=HYPERLINK(""https://evil.example"")"`);
  const large = await upload(keeper, `${DIRECTORY}/files?/preview`, 'x'.repeat(1300 * 1024));
  expect([413, /1.?280/.test(large.text)]).toEqual([large.status, true]);
  expect((await upload(keeper, `${DIRECTORY}/files?/preview`, '')).status).toBe(400);
  const page = await upload(keeper, `${DIRECTORY}/files?/preview`, '<!doctype html><html><body>x</body></html>');
  expect(page.status).toBe(400);
});

test('a list of hundreds is shown by the hundred, and what is chosen stays chosen', async () => {
  const rows = Array.from({ length: 150 }, (_, index) => `V${index};Village d’essai ${index};commune`);
  const preview = await upload(
    keeper,
    `${DIRECTORY}/files?/preview`,
    `Sigle;Nom en français;Type\n${rows.join('\n')}\n`,
  );
  const confirm = { content: hidden(preview.text, 'content'), fingerprint: hidden(preview.text, 'fingerprint') };
  expect((await keeper.post(`${DIRECTORY}/files?/bring-in`, confirm)).location).toContain('done=150-0');
  const shown = (text: string): number => text.match(/\(<bdi>V\d+<\/bdi>\)/g)?.length ?? 0;
  const first = await keeper.get(`${DIRECTORY}?q=village&kind=local+authority`);
  expect(shown(first.text)).toBe(100);
  const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(next).toContain('q=village&kind=local+authority&page=2');
  expect(shown((await keeper.get(next)).text)).toBe(50);
  expect(shown((await keeper.get(`${DIRECTORY}?q=village&page=99999`)).text)).toBe(50);
});

test('members read, focal points write, others find nothing, and no forged id leads anywhere', async () => {
  const id = await addInstitution({ 'name-fr': 'Office du travail', kind: 'agency' });
  const post = await addPost({ title: 'Poste du travail' });
  const abroad = await server.client('stranger');
  const other = '/fr/spaces/other/institutions';
  const foreign = /institutions\/(\d+)"/.exec((await abroad.get(other)).text)?.[1] ?? '';
  expect(foreign).not.toBe('');
  const pages = ['', '/posts', '/findings', '/files', `/${id}`, `/posts/${post}`, '/files/posts.csv'];
  const statuses = async (actor: SpaceActor, paths: readonly string[]): Promise<ReadonlySet<number>> => {
    const client = await server.client(actor);
    return new Set(await Promise.all(paths.map(async (path) => (await client.get(DIRECTORY + path)).status)));
  };
  for (const role of SPACE_ROLES) expect(await statuses(role, pages)).toEqual(new Set([200]));
  expect(await statuses('stranger', pages)).toEqual(new Set([404]));
  expect(await statuses('administrator', pages)).toEqual(new Set([404]));
  expect(await statuses('signed out', pages)).toEqual(new Set([303]));
  const forms: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['/new', { 'name-fr': 'Intrus', kind: 'NGO' }],
    [`/${id}/edit`, { 'name-fr': 'Intrus', kind: 'NGO', version: '1' }],
    [`/${id}?/remove`, {}],
    ['?/restore', { institution: id }],
    ['/posts/new', { kind: 'deputy' }],
    ['/posts?/restore', { post }],
    ...['hand-over', 'add', 'change', 'remove', 'restore', 'change-post', 'remove-post'].map(
      (name) =>
        [`/posts/${post}?/${name}`, { holding: '1', institution: id, holder: 'x', began: '2024-01-01' }] as const,
    ),
    ['/files?/preview', {}],
    ['/files?/bring-in', { content: 'x' }],
  ];
  for (const actor of ['reader', 'contributor', 'reviewer', 'stranger'] as const) {
    const client = await server.client(actor);
    for (const [path, fields] of forms) {
      expect([actor, path, (await client.post(DIRECTORY + path, fields)).status]).toEqual([
        actor,
        path,
        actor === 'stranger' ? 404 : 403,
      ]);
    }
  }
  for (const forged of [foreign, '0', '-1', '1e3', 'abc', '99999999999', "1'--"]) {
    expect([forged, (await keeper.get(`${DIRECTORY}/${forged}`)).status]).toEqual([forged, 404]);
    expect([forged, (await keeper.get(`${DIRECTORY}/posts/${forged}`)).status]).toEqual([forged, 404]);
  }
  const held = { holder: 'x', began: '2024-01-01' };
  for (const [path, fields] of [
    ['/new', { 'name-fr': 'Rattachée ailleurs', kind: 'NGO', partOf: foreign }],
    [`/${foreign}/edit`, { 'name-fr': 'Pris', kind: 'NGO', version: '1' }],
    [`/${foreign}?/remove`, {}],
    ['?/restore', { institution: foreign }],
    [`/posts/${post}?/add`, { ...held, institution: foreign }],
    [`/posts/${post}?/hand-over`, { ...held, institution: id, ending: '99999' }],
    [`/posts/${post}?/add`, { ...held, institution: id, account: server.accounts.get('stranger') ?? '' }],
    [`/posts/${post}?/change`, { ...held, institution: id, holding: '99999' }],
    [`/posts/${post}?/remove`, { holding: 'x' }],
  ] as const) {
    expect([path, (await keeper.post(DIRECTORY + path, fields)).status]).toEqual([path, 404]);
  }
  const foreignOwner = { subject: 'theme', codes: 'remittances', institution: foreign };
  expect((await keeper.post(`${RESPONSIBILITIES}?/assign`, foreignOwner)).status).toBe(404);
  const unknown = { subject: 'theme', codes: 'nothing', institution: id };
  expect((await keeper.post(`${RESPONSIBILITIES}?/assign`, unknown)).status).toBe(404);
  const evil = await keeper.post(
    `${DIRECTORY}/new`,
    { 'name-fr': 'Ailleurs', kind: 'NGO' },
    { origin: 'https://evil.example' },
  );
  expect(evil.status).toBe(403);
});

test('a stored script stays a text on every page', async () => {
  const id = await addInstitution({
    'name-fr': `${SCRIPT} fr`,
    'name-en': `${SCRIPT} en`,
    shortName: '<b>x</b>',
    place: SCRIPT,
    phone: SCRIPT,
    note: SCRIPT,
    kind: 'union',
  });
  const post = await addPost({ title: SCRIPT });
  const held = { holder: SCRIPT, contact: SCRIPT, note: SCRIPT, institution: id, began: '2024-01-01', ending: '' };
  expect((await keeper.post(`${DIRECTORY}/posts/${post}?/hand-over`, held)).status).toBe(303);
  for (const path of ['', `/${id}`, `/${id}/edit`, '/posts', `/posts/${post}`, '/findings', '/files']) {
    const { text, status } = await keeper.get(DIRECTORY + path);
    expect([path, status, /<script>alert|<img src=x|<b>x/.test(text)]).toEqual([path, 200, false]);
  }
  expect(/<script>alert|<img src=x/.test((await keeper.get(RESPONSIBILITIES)).text)).toBe(false);
});

/** A window that is signed in as the keeper, without scripts. */
async function signedInWindow(width: number, colorScheme: 'light' | 'dark'): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  await context.addCookies([...keeper.cookies].map(([name, value]) => ({ name, value, url: server.url })));
  return context;
}

test('axe finds nothing on the pages, and nothing is wider than a small phone, in French and Arabic', async () => {
  const id = await addInstitution({
    'name-fr': 'Conseil des collectivités',
    'name-ar': 'مجلس الجماعات',
    sectors: 'justice',
  });
  const post = await addPost({ kind: 'deputy', title: 'Suppléance de la justice', sector: 'justice' });
  const held = { holder: 'Chargée de mission', institution: id, began: '2024-01-01', ending: '' };
  await keeper.post(`${DIRECTORY}/posts/${post}?/hand-over`, held);
  const ending = hidden((await keeper.get(`${DIRECTORY}/posts/${post}`)).text, 'ending');
  const pages = [
    'institutions',
    'institutions?q=rien&kind=union',
    'institutions/new',
    `institutions/${id}`,
    `institutions/${id}/edit`,
    'institutions/posts',
    'institutions/posts/new',
    `institutions/posts/${post}?edit=${ending}`,
    'institutions/findings',
    'institutions/files',
    'responsibilities',
    'responsibilities?subject=indicator',
  ];
  const found: string[] = [];
  for (const [language, width, scheme] of [
    ['fr', 320, 'dark'],
    ['fr', 1280, 'light'],
    ['ar', 320, 'light'],
  ] as const) {
    const context = await signedInWindow(width, scheme);
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(`${server.url}/${language}/spaces/demo/${path}`);
      found.push(...(await violations(page, `${language} ${width} ${scheme} ${path}`, rulesIn(language, width))));
      const wider = await overflow(page);
      if (wider > 0) found.push(`${language} ${width} ${path}: wider than the window by ${wider}`);
    }
    await context.close();
  }
  expect(found).toEqual([]);
});

test('on a phone, without scripts, several subjects are assigned at once and a file is brought in', async () => {
  await addInstitution({ 'name-fr': 'Direction de l’emploi', kind: 'agency' });
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, javaScriptEnabled: false });
  await context.addCookies([...keeper.cookies].map(([name, value]) => ({ name, value, url: server.url })));
  const page = await context.newPage();
  await page.goto(`${server.url}${RESPONSIBILITIES}?subject=sector`);
  await page.getByLabel('Commerce et investissement').check();
  await page.getByLabel('Environnement et climat').check();
  await page.getByLabel('Attribuer à').selectOption({ label: 'Direction de l’emploi' });
  await clickThrough(page, page.getByRole('button', { name: 'Attribuer', exact: true }));
  expect(await page.getByRole('status').textContent()).toContain('2 attributions enregistrées.');
  await page.goto(`${server.url}${DIRECTORY}/files`);
  const buffer = Buffer.from('Sigle,Nom en français,Type\nOBS,Observatoire des migrations,université\n');
  await page.getByLabel('Fichier').setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer });
  await clickThrough(page, page.getByRole('button', { name: 'Voir ce qui changera' }));
  await clickThrough(page, page.getByRole('button', { name: 'Importer', exact: true }));
  expect(await page.getByRole('status').first().textContent()).toContain('Fichier importé');
  await page.goto(`${server.url}${DIRECTORY}?q=observatoire`);
  expect(await page.getByRole('link', { name: 'Observatoire des migrations' }).count()).toBe(1);
  await context.close();
});
