import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SPACE_ROLES, type SpaceActor, type SpacesServer, startSpacesServer } from './spaces-server.ts';

/**
 * Every page, file and form below /spaces and /administration, by who asks. A route that is not written here makes the
 * test fail: whoever adds one says who may open it.
 */
interface Rule {
  /** Below the language; `$account` and the like stand for what is there. */
  readonly path: string;
  /** Roles in the space that may open it; all other members are answered 403. */
  readonly may: readonly SpaceActor[];
  /** The same with ids that are not there, or another space's: 404 even for those who may. */
  readonly forged?: readonly string[];
  /** Forms of it that others than `may` may send, by name. */
  readonly forms?: Readonly<Record<string, readonly SpaceActor[]>>;
}

const ALL: readonly SpaceActor[] = SPACE_ROLES;
const KEEPER: readonly SpaceActor[] = ['focal point'];
const WRITERS: readonly SpaceActor[] = ['contributor', 'reviewer', 'focal point'];
const ADMINISTRATOR: readonly SpaceActor[] = ['administrator'];

const SPACE = '/spaces/demo';

const RULES: Readonly<Record<string, Rule>> = {
  '/administration': { path: '/administration', may: ADMINISTRATOR },
  '/administration/letters': { path: '/administration/letters', may: ADMINISTRATOR },
  '/administration/letters/[letter]': {
    path: '/administration/letters/1',
    may: ADMINISTRATOR,
    forged: ['/administration/letters/999', '/administration/letters/x'],
  },
  '/administration/spaces/[code]': {
    path: '/administration/spaces/demo',
    may: ADMINISTRATOR,
    forged: ['/administration/spaces/nowhere', '/administration/spaces/global', "/administration/spaces/'--"],
  },
  '/spaces': { path: '/spaces', may: [...ALL, 'stranger', 'administrator'] },
  '/spaces/[space]': { path: SPACE, may: ALL, forged: ['/spaces/other', '/spaces/nowhere', "/spaces/demo'--"] },
  '/spaces/[space]/acts': { path: `${SPACE}/acts`, may: KEEPER, forged: ['/spaces/other/acts'] },
  '/spaces/[space]/acts/data.csv': {
    path: `${SPACE}/acts/data.csv`,
    may: KEEPER,
    forged: ['/spaces/other/acts/data.csv'],
  },
  '/spaces/[space]/bin': { path: `${SPACE}/bin`, may: WRITERS, forged: ['/spaces/other/bin'] },
  '/spaces/[space]/members': {
    path: `${SPACE}/members`,
    may: ALL,
    forged: ['/spaces/other/members'],
    forms: { revoke: KEEPER, again: KEEPER },
  },
  '/spaces/[space]/members/[account]': {
    path: `${SPACE}/members/$account`,
    may: KEEPER,
    forged: [`${SPACE}/members/$stranger`, `${SPACE}/members/nobody`, '/spaces/other/members/$stranger'],
  },
  '/spaces/[space]/members/data.csv': {
    path: `${SPACE}/members/data.csv`,
    may: KEEPER,
    forged: ['/spaces/other/members/data.csv'],
  },
  '/spaces/[space]/members/invite': {
    path: `${SPACE}/members/invite`,
    may: KEEPER,
    forged: ['/spaces/other/members/invite'],
  },
  '/spaces/[space]/settings': { path: `${SPACE}/settings`, may: KEEPER, forged: ['/spaces/other/settings'] },
};

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
    .replace('$stranger', accounts.get('stranger') ?? '');
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
  for (const { path, may } of Object.values(RULES)) {
    for (const actor of [...SPACE_ROLES, ...OUTSIDERS, 'signed out'] as const) {
      const client = await server.client(actor);
      const { status, location } = await client.get(`/en${filled(path)}`);
      const wanted = may.includes(actor) ? 200 : refusalOf(actor, path);
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
      for (const actor of may) {
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
        if (status !== refusalOf(actor, path)) wrong.push(`${path}${query} ${actor}: ${status}`);
      }
      for (const actor of able) {
        for (const other of forged.filter((each) => !each.includes(SPACE))) {
          const { status } = await (await server.client(actor)).post(`/en${encodeURI(filled(other))}${query}`, {});
          if (status !== 404) wrong.push(`${other}${query} ${actor}: ${status}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
});
