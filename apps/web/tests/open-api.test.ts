import { existsSync, globSync } from 'node:fs';
import { describe, expect, inject, test } from 'vitest';
import { isMemberPath } from '../serving/member-paths.ts';
import { DOCUMENTED_ROUTES, openApiDocument } from '../src/lib/server/open-api.ts';

const url = inject('url');
const ROUTES = new URL('../src/routes', import.meta.url).pathname;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly example?: string;
}
interface Operation {
  readonly parameters: readonly Parameter[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

const paths = openApiDocument('')['paths'] as Readonly<Record<string, { readonly get: Operation }>>;

/** Addresses of single examples that differ from what the parameters give. */
const EXAMPLES: Readonly<Record<string, string>> = {
  '/{language}/{place}/profile/charts/{chart}.csv': 'table',
  '/sdmx/2.1/{resource}/{agency}/{id}/{version}/{item}': '/sdmx/2.1/codelist/STERNA/CL_SEX/latest/F',
  '/sdmx/2.1/schema/{context}/{agency}/{id}/{version}': '/sdmx/2.1/schema/dataflow/STERNA/EVIDENCE/latest',
};

async function chartOf(kind: string): Promise<string> {
  const page = await (await fetch(`${url}/en/sen/profile`)).text();
  return new RegExp(`/en/sen/profile/charts/[\\w-]+\\.${kind}`).exec(page)?.[0] ?? 'no chart';
}

async function exampleOf(path: string): Promise<string> {
  if (path.includes('/charts/')) return chartOf(path.split('.').at(-1) ?? '');
  const own = EXAMPLES[path];
  if (own) return own;
  const { parameters } = paths[path]?.get ?? { parameters: [] };
  let address = path;
  for (const { name, example = '' } of parameters) address = address.replace(`{${name}}`, encodeURI(example));
  const asked = parameters.filter((each) => each.in === 'query' && each.example !== undefined);
  const query = new URLSearchParams(asked.map(({ name, example = '' }) => [name, example]));
  return query.size > 0 ? `${address}?${query}` : address;
}

describe('the OpenAPI document', () => {
  test('is served, open to all', async () => {
    const answer = await fetch(`${url}/api/openapi.json`);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await answer.json()).toMatchObject({ openapi: '3.1.0', paths: expect.anything() });
  });

  test('names every parameter of its paths', () => {
    for (const [path, { get }] of Object.entries(paths)) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();
      const described = get.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(described.toSorted(), path).toEqual(named);
    }
  });

  test('describes routes that exist, and all that give files or data to anybody', () => {
    expect(Object.keys(DOCUMENTED_ROUTES).toSorted()).toEqual(Object.keys(paths).toSorted());
    for (const route of Object.values(DOCUMENTED_ROUTES))
      expect(existsSync(`${ROUTES}${route}/+server.ts`), route).toBe(true);
    const all = globSync('**/+server.ts', { cwd: ROUTES }).map((file) => `/${file.replace(/\/?\+server\.ts$/, '')}`);
    // The first address of each kind only leads on; what concerns imports is for those who may import, what concerns
    // signing in and spaces for those who sign in.
    const leadsOn = new Set(['/', '/sdmx', '/sign-in/provider']);
    const isMembers = (route: string): boolean => isMemberPath(route.replace('[lang=language]', 'en'));
    const open = all.filter((route) => !leadsOn.has(route) && !route.includes('/import/') && !isMembers(route));
    expect(new Set(open)).toEqual(new Set(Object.values(DOCUMENTED_ROUTES)));
  });

  // Nothing is published in the starter data; editions.test.ts and plans.test.ts publish, and read every format.
  const needsPublished = /\/editions\/|\/plans\/(?!search)/;
  const withExample = Object.keys(paths).filter((path) => !needsPublished.test(path));

  test.each(withExample)('%s answers its example with a type it names', async (path) => {
    const answer = await fetch(url + (await exampleOf(path)));
    await answer.arrayBuffer();
    expect(answer.status).toBe(200);
    const plain = (type: string): string => type.split(';')[0]?.trim() ?? '';
    const types = Object.keys(paths[path]?.get.responses['200']?.content ?? {}).map(plain);
    expect(types).toContain(plain(answer.headers.get('content-type') ?? ''));
  });
});
