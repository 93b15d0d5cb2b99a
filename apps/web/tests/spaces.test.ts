import { afterAll, beforeAll, expect, test } from 'vitest';
import { MemberClient } from './member-client.ts';
import { type SpacesServer, startSpacesServer } from './spaces-server.ts';

let server: SpacesServer;
let administrator: MemberClient;
let keeper: MemberClient;

beforeAll(async () => {
  server = await startSpacesServer();
  administrator = await server.client('administrator');
  keeper = await server.client('focal point');
});

afterAll(async () => {
  await server.close();
});

/** Values of hidden fields of a page's forms. */
function hidden(text: string, name: string): readonly string[] {
  return [...text.matchAll(new RegExp(`name="${name}" value="([^"]+)"`, 'g'))].map(([, value = '']) => value);
}

const MOROCCO = { place: 'MAR', code: 'maroc', languages: 'fr', first: 'fr', email: 'plan@maroc.example' };

test('an administrator makes the space of a country and invites its first focal point', async () => {
  const made = await administrator.post('/fr/administration?/create', MOROCCO);
  expect([made.status, made.location]).toEqual([303, '/fr/administration/spaces/maroc?done=created']);
  const page = await administrator.get(made.location);
  expect(page.text).toContain('plan@maroc.example');
  const letters = await administrator.get('/fr/administration/letters');
  expect(letters.text).toContain('plan@maroc.example');
  const [, letter = ''] = /letters\/(\d+)"/.exec(letters.text) ?? [];
  const opened = await administrator.get(`/fr/administration/letters/${letter}`);
  expect(opened.text).toMatch(new RegExp(`${server.url}/fr/invitation/[\\w-]{43}`));
});

test('the administrator asks no second focal point into a country’s space, and is told why', async () => {
  const page = await administrator.get('/en/administration/spaces/demo');
  expect(page.text).toContain('who alone may invite another');
  expect(page.text).not.toContain('name="email"');
  const asked = await administrator.post('/en/administration/spaces/demo?/invite', { email: 'way-in@demo.example' });
  expect([asked.status, asked.text.includes('who alone may invite another')]).toEqual([422, true]);
  expect(asked.text).not.toContain('way-in@demo.example');
  // While nobody keeps a space its administrator may ask again.
  expect((await administrator.get('/en/administration/spaces/maroc')).text).toContain('name="email"');
});

test('a space that cannot be made is told what to mend, and keeps what was entered', async () => {
  const refused = await administrator.post('/en/administration?/create', {
    ...MOROCCO,
    code: 'Not a code!',
    place: 'ZZZ',
    languages: '',
    first: '',
  });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('Choose the country from the list.');
  expect(refused.text).toContain('The short name will not do');
  expect(refused.text).toContain('Choose one language at least.');
  expect(refused.text).toContain('value="Not a code!"');
  const taken = await administrator.post('/en/administration?/create', { ...MOROCCO, code: 'demo', place: 'TUN' });
  expect(taken.text).toContain('This short name is taken.');
  const twice = await administrator.post('/en/administration?/create', { ...MOROCCO, code: 'maroc-2' });
  expect(twice.text).toContain('This country has a space already.');
});

test('a focal point adds a municipality, keeps it, and lists it on the country', async () => {
  const place = { level: 'municipality', code: '0101', 'name-fr': 'La ville' };
  expect((await keeper.post('/fr/spaces/demo/places?/add', place)).status).toBe(303);
  const list = (await keeper.get('/fr/spaces/demo/places')).text;
  const [, code = ''] = /places\/(\w+-0101)"/.exec(list) ?? [];
  const made = await keeper.post(`/fr/spaces/demo/places/${code}?/make`, { code: 'ville' });
  expect([made.status, made.location]).toEqual([303, '/fr/spaces/ville']);
  expect((await keeper.get('/fr/spaces/ville')).text).toContain('Inviter celles et ceux');
  expect((await keeper.get('/fr/spaces/demo')).text).toContain('La ville');
  expect((await keeper.get('/fr/spaces')).text).toContain('href="/fr/spaces/ville"');
  const reader = await server.client('reader');
  expect((await reader.get('/fr/spaces/demo')).text).not.toContain('href="/fr/spaces/ville"');
  expect((await reader.get('/fr/spaces/ville')).status).toBe(404);
  // A municipality has no parts.
  expect((await keeper.get('/fr/spaces/ville/places')).status).toBe(404);
  // And the country has one space for each place.
  expect((await keeper.post(`/fr/spaces/demo/places/${code}?/make`, { code: 'rue' })).status).toBe(422);
});

test('invites once for an address, sends again and takes back', async () => {
  const person = { email: ' New@Plan.Example ', language: 'ar', role: 'contributor', sections: 'stocks' };
  expect((await keeper.post('/en/spaces/demo/members/invite', person)).location).toContain('done=invited');
  const { text } = await keeper.get('/en/spaces/demo/members');
  expect(text).toContain('new@plan.example');
  const [invitation = ''] = hidden(text, 'invitation');
  expect((await keeper.post('/en/spaces/demo/members?/again', { invitation })).location).toContain('done=invited');
  const again = await keeper.get('/en/spaces/demo/members');
  expect(again.text).toContain('taken back');
  const [fresh = ''] = hidden(again.text, 'invitation').filter((id) => id !== invitation);
  expect((await keeper.post('/en/spaces/demo/members?/revoke', { invitation: fresh })).location).toContain('revoked');
  for (const forged of [fresh, 'x', '\u0000', '00000000-0000-4000-8000-000000000000']) {
    expect((await keeper.post('/en/spaces/demo/members?/revoke', { invitation: forged })).status).toBe(404);
  }
  const letters = await administrator.get('/en/administration/letters');
  expect(letters.text.match(/new@plan\.example/g)).toHaveLength(2);
});

test.each([
  [{ email: 'nobody', role: 'reader' }, 'This address is not complete.'],
  [{ email: 'diaspora@demo.example', role: 'reader' }, 'is a member already'],
  [{ email: 'a@b.example', role: 'owner' }, 'Choose a role.'],
  [{ email: 'a@b.example', role: 'contributor', indicators: 'POPULATION NOTHING' }, 'catalogue: NOTHING'],
  [{ email: 'a@b.example', role: 'reader', institution: '999' }, 'is not in the directory'],
])('refuses to invite with %o and says why', async (fields, why) => {
  const { status, text } = await keeper.post('/en/spaces/demo/members/invite', { language: 'en', ...fields });
  expect(status).toBe(422);
  expect(text).toContain(why);
  expect(text).toContain(`value="${fields.email}"`);
});

test('an administrator of the installation is not made by a focal point', async () => {
  const person = { email: 'a@b.example', language: 'en', role: 'administrator' };
  const { status } = await keeper.post('/en/spaces/demo/members/invite', person);
  expect(status).toBeGreaterThanOrEqual(400);
});

test('the last focal point stays, and is told why', async () => {
  const path = `/en/spaces/demo/members/${server.accounts.get('focal point')}`;
  for (const [form, fields] of [
    ['end', {}],
    ['change', { role: 'reader' }],
  ] as const) {
    const { status, text } = await keeper.post(`${path}?/${form}`, fields);
    expect(status).toBe(422);
    expect(text).toContain('the last focal point');
  }
});

test('whoever is a member no more sees the space no more, at the next request', async () => {
  const reader = await server.client('reader');
  expect((await reader.get('/en/spaces/demo')).status).toBe(200);
  const path = `/en/spaces/demo/members/${server.accounts.get('reader')}`;
  expect((await keeper.post(`${path}?/end`, {})).status).toBe(303);
  expect((await reader.get('/en/spaces/demo')).status).toBe(404);
  expect((await keeper.get(path)).status).toBe(404);
  expect((await keeper.get('/en/spaces/demo/members?show=former')).text).toContain('diaspora@demo.example');
});

test('finds members by what the address says, and never fails on what it says', async () => {
  expect((await keeper.get('/en/spaces/demo/members?search=statistique')).text).not.toContain('emploi@demo.example');
  expect((await keeper.get('/en/spaces/demo/members?role=reviewer')).text).toContain('reviseur@demo.example');
  for (const query of ['search=%27%22%3Cscript%3E', 'role=x&institution=x', 'institution=99999999999']) {
    expect([query, (await keeper.get(`/en/spaces/demo/members?${query}`)).status]).toEqual([query, 200]);
  }
  expect((await keeper.get('/en/spaces/demo/members?search=%3Cscript%3E1')).text).not.toContain('<script>1');
});

test('exports members and acts as files, and enters that in the trace', async () => {
  const members = await keeper.get('/fr/spaces/demo/members/data.csv');
  expect(members.headers.get('content-type')).toContain('text/csv');
  expect(members.text).toContain('statisticien@demo.example');
  const acts = await keeper.get('/fr/spaces/demo/acts/data.csv?object=member');
  expect(acts.text).toContain('a ajouté');
  expect(acts.text).not.toContain('section_task');
  const trace = await keeper.get('/en/spaces/demo/acts?act=exported');
  expect(trace.text.match(/exported – /g)).toHaveLength(2);
});

test('shows the trace page by page, by person, object and day, in words', async () => {
  const first = await keeper.get('/en/spaces/demo/acts');
  const [, older = ''] = /href="([^"]+before=\d+)"/.exec(first.text) ?? [];
  const second = await keeper.get(older.replaceAll('&amp;', '&'));
  expect(second.text).toContain('added – institution');
  expect(second.text).toContain('Ministry of Planning');
  expect((await keeper.get('/en/spaces/demo/acts?to=2020-01-01')).text).toContain('No act matches this choice.');
  for (const query of ['before=x', 'from=yesterday', 'from=2026-13-99', 'person=%27', 'before=999999999999999']) {
    expect([query, (await keeper.get(`/en/spaces/demo/acts?${query}`)).status]).toEqual([query, 200]);
  }
});

test('restores what was deleted, once, and nothing of another space', async () => {
  const actor = { account: server.accounts.get('focal point') ?? '', isStrong: true };
  const demo = await server.spaces.find(actor, 'demo');
  await server.spaces.coordination.removeInstitution(actor, demo?.id ?? 0, 10);
  const { text } = await keeper.get('/en/spaces/demo/bin');
  const [id = ''] = hidden(text, 'id');
  expect((await keeper.post('/en/spaces/demo/bin', { kind: 'institution', id })).status).toBe(303);
  expect((await keeper.post('/en/spaces/demo/bin', { kind: 'institution', id })).status).toBe(404);
  const foreign = { kind: 'institution', id: String(server.foreign.institution) };
  expect((await keeper.post('/en/spaces/demo/bin', foreign)).status).toBe(404);
  expect((await keeper.post('/en/spaces/demo/bin', { kind: 'account', id })).status).toBe(404);
});

test('a closed space is nobody’s, until it is opened again', async () => {
  const contributor = await server.client('contributor');
  expect((await administrator.post('/en/administration/spaces/demo?/close', {})).status).toBe(303);
  expect((await contributor.get('/en/spaces/demo')).status).toBe(404);
  expect((await contributor.get('/en/spaces')).text).toContain('You are not a member of any space');
  expect((await administrator.post('/en/administration/spaces/demo?/reopen', {})).status).toBe(303);
  // The space's people do not know the administrator: the trace names the role.
  const acts = await keeper.get('/en/spaces/demo/acts?object=space');
  expect(acts.text).toContain('administrator of the installation');
  expect(acts.text).not.toContain('unknown person');
  expect((await contributor.get('/en/spaces/demo')).status).toBe(200);
});

test('says on every page of the demonstration that it is one', async () => {
  for (const page of ['', '/members', '/acts', '/bin', '/settings', '/institutions', '/editions', '/data']) {
    const { text } = await keeper.get(`/en/spaces/demo${page}`);
    expect([page, text.includes('Everything in this space is an example')]).toEqual([page, true]);
    expect([page, text.includes('<title>Demonstration – ')]).toEqual([page, true]);
  }
  expect((await keeper.get('/en/spaces')).text).toContain('Demonstration');
});

test('shows the ready accounts on the page for signing in', async () => {
  const { text } = await new MemberClient(server.url).get('/en/sign-in');
  for (const { email, password } of server.demonstration) {
    expect(text).toContain(email);
    expect(text).toContain(password);
  }
});

test('names the person on the own pages, and nobody on public ones', async () => {
  expect((await keeper.get('/en/spaces')).text).toContain('Point focal, ministère du plan');
  for (const path of ['/en', '/en/sen', '/en/sources']) {
    const { text, headers } = await keeper.get(path);
    expect(text).not.toContain('Point focal');
    expect(text).toContain('href="/en/spaces"');
    expect(headers.get('cache-control')).toContain('public');
  }
});

test('exports a trace of any length whole, each act once, in the language of the page', async () => {
  const long = `long-${Date.now()}`;
  await server.evidence.store.keep((session) =>
    session.run(`insert into act (space_id, act, object, object_id, detail)
      select id, 'changed', 'place', '${long}', '{}' from space, generate_series(1, 5000) where code = 'demo'`),
  );
  const { text } = await keeper.get('/fr/spaces/demo/acts/data.csv?object=place');
  const lines = text
    .trimEnd()
    .split('\r\n')
    .filter((line) => line.includes(long));
  expect([lines.length, new Set(lines).size]).toEqual([5000, 5000]);
  expect(lines.filter((line) => !line.includes('a changé'))).toEqual([]);
});
