import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RULES } from './spaces-access-rules.ts';
import { SPACE_ROLES, type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

const ROUTES = new URL('../src/routes/[lang=language]/', import.meta.url).pathname;

/** Routes below a folder, with the forms of each: those of its actions. */
async function routesBelow(folder: string): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  const entries = await readdir(join(ROUTES, folder), { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  if (names.some((name) => /^\+(?:page|server)\./.test(name))) found.set(`/${folder}`, await formsOf(folder, names));
  for (const entry of entries.filter((each) => each.isDirectory())) {
    for (const [route, forms] of await routesBelow(join(folder, entry.name))) found.set(route, forms);
  }
  return found;
}

async function formsOf(folder: string, names: readonly string[]): Promise<readonly string[]> {
  if (!names.includes('+page.server.ts')) return [];
  const source = await readFile(join(ROUTES, folder, '+page.server.ts'), 'utf8');
  const [, actions] = /export const actions: Actions = \{([\s\S]*?)\n\};/.exec(source) ?? [];
  return [...(actions ?? '').matchAll(/^ {2}(?:async )?(\w+)(?:: |\()/gm)].map(([, name = '']) => name);
}

let server: SpacesServer;
let routes: Map<string, readonly string[]>;

beforeAll(async () => {
  server = await startSpacesServer();
  routes = new Map([...(await routesBelow('spaces')), ...(await routesBelow('administration'))]);
  await server.identity.letters.write({
    kind: 'invitation',
    address: 'somebody@plan.example',
    language: 'fr',
    subject: 'Invitation',
    body: 'Bienvenue',
  });
});

afterAll(async () => {
  await server.close();
});

function filled(path: string): string {
  const { accounts } = server;
  return path
    .replace('$account', accounts.get('contributor') ?? '')
    .replace('$stranger', accounts.get('stranger') ?? '')
    .replace('$foreign', String(server.foreign.institution))
    .replace('$edition', String(server.foreign.edition))
    .replace('$foreignDocument', String(server.foreign.document))
    .replace('$document', String(server.document));
}

const OUTSIDERS: readonly SpaceActor[] = ['stranger', 'administrator'];

/** What somebody is answered who may not. */
function refusalOf(actor: SpaceActor, path: string): number {
  if (actor === 'signed out') return 303;
  if (path.startsWith('/administration') || OUTSIDERS.includes(actor)) return 404;
  return 403;
}

test('speaks of every route below spaces and administration', () => {
  expect([...routes.keys()].sort()).toEqual(Object.keys(RULES).sort());
});

test('opens every page and file to those who may, and to nobody else', async () => {
  const wrong: string[] = [];
  for (const { path, may, forged = [], opens = 200 } of Object.values(RULES)) {
    for (const actor of [...SPACE_ROLES, ...OUTSIDERS, 'signed out'] as const) {
      const client = await server.client(actor);
      const { status, location } = await client.get(`/en${filled(path)}`);
      const isAbsent = forged.includes(path) && actor !== 'signed out';
      const wanted = isAbsent ? 404 : may.includes(actor) ? opens : refusalOf(actor, path);
      if (status !== wanted) wrong.push(`${path} ${actor}: ${status} ${location}, not ${wanted}`);
      if (actor === 'signed out' && !location.startsWith('/en/sign-in?to=')) wrong.push(`${path} leads to ${location}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('answers forged names and numbers with 404, also to those who may open the page', async () => {
  const wrong: string[] = [];
  for (const { forged = [], may } of Object.values(RULES)) {
    for (const path of forged) {
      for (const actor of may.length === 0 ? SPACE_ROLES : may) {
        const { status } = await (await server.client(actor)).get(`/en${encodeURI(filled(path))}`);
        if (status !== 404) wrong.push(`${path} ${actor}: ${status}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('takes no form from those who may not open its page, nor of another space', async () => {
  const wrong: string[] = [];
  for (const [route, { path, may, forms = {}, forged = [] }] of Object.entries(RULES)) {
    for (const form of routes.get(route) ?? []) {
      const query = form === 'default' ? '' : `?/${form}`;
      const able = forms[form] ?? may;
      for (const actor of [...SPACE_ROLES, ...OUTSIDERS, 'signed out'] as const) {
        if (able.includes(actor)) continue;
        const { status } = await (await server.client(actor)).post(`/en${filled(path)}${query}`, {});
        // What is not there is said before what is not allowed; an empty form may be refused as such.
        const refusal = refusalOf(actor, path);
        // Who is signed out is given back what was typed.
        const refused = refusal === 403 ? [400, 403, 404, 422] : [refusal === 303 ? 401 : refusal];
        if (!refused.includes(status)) wrong.push(`${path}${query} ${actor}: ${status}`);
      }
      for (const actor of able) {
        for (const other of forged.filter((each) => !each.startsWith('/spaces/demo'))) {
          const { status } = await (await server.client(actor)).post(`/en${encodeURI(filled(other))}${query}`, {});
          if (status !== 404) wrong.push(`${other}${query} ${actor}: ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
