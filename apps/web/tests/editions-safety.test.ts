import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberClient } from './member-client.ts';
import { type SpacesServer, startSpacesServer } from './spaces-server.ts';

let server: SpacesServer;
let keeper: MemberClient;
const EDITION = '/fr/spaces/demo/editions/1';
const SECTION = `${EDITION}/sections/policies/fr`;
const SCRIPT = `<script>alert(1)</script><img src=x onerror=alert(1)>"'>`;

beforeAll(async () => {
  server = await startSpacesServer();
  keeper = await server.client('focal point');
});

afterAll(async () => {
  await server.close();
});

/** Number of the text that the section has now, as its form says. */
async function textNow(page: string): Promise<string> {
  return /name="upon" value="(\d*)"/.exec((await keeper.get(page)).text)?.[1] ?? '';
}

async function done(path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { status, location, text } = await keeper.post(path, fields);
  expect(`${status} ${path}`, text.slice(0, 2000)).toBe(`303 ${path}`);
  return location;
}

/** What could run or leave: a script, a handler, an address of another kind. */
function runnable(html: string): readonly string[] {
  return [
    ...(html.match(/<script(?! type="module" src="\/edit\.js"| src="\/[\w.-]+" defer)[^>]*>/g) ?? []),
    ...(html.match(/<[a-z][^<>]*\son\w+\s*=[^<>]*>/gi) ?? []),
    ...(html.match(/(?:href|src|action)="\s*(?:javascript|data|vbscript):[^"]*"/gi) ?? []),
    ...(html.match(/<(?:iframe|object|embed|base|svg\/)[^>]*>/gi) ?? []),
  ];
}

test('script in a title, a text, a remark, a comment, a quote, a note or a mark stays words on every page', async () => {
  await done(`${EDITION}?/describe`, { 'title-fr': SCRIPT, languages: 'fr', first: 'fr' });
  await done(`${EDITION}?/assign`, { section: 'policies', institution: 'keep', note: SCRIPT });
  await done(`${EDITION}/template`, { change: 'rename', section: 'policies', 'title-fr': SCRIPT });
  const body = `${SCRIPT} {figure ${SCRIPT}} {figure x"onmouseover=alert(1)} {source <b>} [clic](javascript:alert(1)) [clic](https://a.example/"onclick="x)`;
  await done(`${SECTION}?/save`, { body, upon: await textNow(SECTION), remark: SCRIPT });
  await done(`${SECTION}?/suggest`, { body: `${body} plus`, upon: await textNow(SECTION), remark: SCRIPT });
  await done(`${SECTION}?/comment`, { comment: SCRIPT, quote: SCRIPT });
  const pages = [
    '/fr/spaces/demo',
    '/fr/spaces/demo/editions',
    EDITION,
    `${EDITION}/template`,
    `${EDITION}/publish`,
    `${EDITION}/preview/fr`,
    SECTION,
    `${SECTION}?said=%3Cscript%3E&insert=%3Cscript%3E%22%3E`,
    `${SECTION}/history`,
    `${SECTION}/history?after=${await textNow(SECTION)}`,
    `${SECTION}/figures?words=%3Cscript%3E%22onx=1&counterpart=%3Cscript%3E&year=%3Cscript%3E`,
  ];
  for (const path of pages) {
    const { text, headers, status } = await keeper.get(path);
    expect(status, path).toBe(200);
    expect(runnable(text), path).toEqual([]);
    expect(headers.get('content-security-policy'), path).toContain("script-src 'self'");
    expect(headers.get('cache-control'), path).toBe('no-store');
  }
  expect((await keeper.get(SECTION)).text).toContain('&lt;script>alert(1)&lt;/script>');
});

test('a text that is previewed is as harmless, and is not kept', async () => {
  const before = await textNow(SECTION);
  const { status, text } = await keeper.post(`${SECTION}?/preview`, { body: `${SCRIPT} essai`, upon: before });
  expect(status).toBe(200);
  expect(runnable(text)).toEqual([]);
  expect(await textNow(SECTION)).toBe(before);
});

test('the writer of another section is told so, and keeps what was typed', async () => {
  const contributor = await server.client('contributor');
  const before = await textNow(SECTION);
  const typed = 'Un texte qui n’est pas à moi.';
  const { status, text } = await contributor.post(`${SECTION}?/save`, { body: typed, upon: before });
  expect(status).toBe(403);
  expect(text).toContain('la section est à une autre institution');
  expect(text).toContain(typed);
  expect(await textNow(SECTION)).toBe(before);
});

test('forged numbers of texts, comments, institutions and sections change nothing', async () => {
  for (const [path, fields] of [
    [`${SECTION}?/take`, { text: '999' }],
    [`${SECTION}?/decline`, { text: 'x' }],
    [`${SECTION}?/settle`, { comment: '999' }],
    [`${SECTION}?/removeComment`, { comment: "1'--" }],
    [`${SECTION}?/save`, { body: 'x', upon: '999' }],
    [`${SECTION}?/comment`, { comment: 'x', 'reply-to': '999' }],
    [`${SECTION}/history?/restore`, { text: '999', upon: '' }],
    [`${SECTION}/merge/999?/merge`, { body: 'x', upon: '' }],
    [`${EDITION}?/assign`, { section: 'policies', institution: String(server.foreign.institution) }],
    [`${EDITION}?/assign`, { section: 'policies', institution: '999999999999' }],
    ['/fr/spaces/demo/editions?/begin', { languages: 'fr', from: String(server.foreign.edition) }],
  ] as const) {
    const { status, location } = await keeper.post(path, fields);
    // A number that can be none is like nothing chosen.
    const isIgnored =
      status === 303 &&
      location.includes('said=assigned') &&
      !('institution' in fields && fields.institution.length < 10);
    expect(
      isIgnored || [400, 404, 409].includes(status),
      `${path} ${JSON.stringify(fields)}: ${status} ${location}`,
    ).toBe(true);
  }
});

test('a state that does not exist and a day of no calendar are refused and said to be', async () => {
  const before = (await keeper.get(EDITION)).text;
  const state = await keeper.post(`${EDITION}?/state`, { to: 'burnt' });
  expect(state.status).toBe(400);
  const due = await keeper.post(`${EDITION}?/describe`, { languages: 'fr', first: 'fr', due: '9999-99-99' });
  expect(due.status).toBe(400);
  expect(due.text).toContain('9999-99-99');
  expect((await keeper.get(EDITION)).text).toBe(before);
});

test('a form of another site changes nothing', async () => {
  const before = await textNow(SECTION);
  const { status } = await keeper.post(
    `${SECTION}?/save`,
    { body: 'x', upon: before },
    { origin: 'https://evil.example' },
  );
  expect(status).toBe(403);
  expect(await textNow(SECTION)).toBe(before);
});

test('a text of a megabyte and a half comes back with what is wrong; a larger form is told how to mend it', async () => {
  const upon = await textNow(SECTION);
  const long = await keeper.post(`${SECTION}?/save`, { body: 'mot '.repeat(400_000), upon });
  expect(long.status).toBe(400);
  expect(long.text).toContain('60 000 lettres');
  expect(long.text).toContain('mot mot mot');
  const larger = await keeper.post(`${SECTION}?/save`, { body: 'mot '.repeat(600_000), upon });
  expect(larger.status).toBe(413);
  expect(larger.text).toContain('<html lang="fr"');
  expect(larger.text).toContain('C’est trop grand');
  expect(larger.text).toContain(`href="${SECTION}"`);
});

test('refusals speak the language of the page', async () => {
  const refused = await keeper.post(`${EDITION}/template`, { change: 'rename', section: 'nowhere', 'title-fr': 'x' });
  expect(refused.text).toContain('Ce que vous vouliez changer n’est plus là');
});
