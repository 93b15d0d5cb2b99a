import { beforeAll, describe, expect, inject, test } from 'vitest';
import { type Element, inside, within } from './sdmx-kit/markup.ts';
import { differences } from './sdmx-kit/references.ts';
import { type Structure, workspaceOf } from './sdmx-kit/workspace.ts';

/**
 * What the field's conformance kit asks of structure queries of version 1.4, in our words: which structures come back, what
 * comes with them, and in which detail. Unlike the kit, which takes one structure of a kind by chance, several are tried.
 */
const base = `${inject('url')}/sdmx/2.1`;

async function ask(path: string, accept = 'application/vnd.sdmx.structure+xml;version=2.1'): Promise<Response> {
  return fetch(`${base}/${path}`, { headers: { accept } });
}

async function workspace(path: string): Promise<readonly Structure[]> {
  const response = await ask(path);
  const text = await response.text();
  expect(response.status, `${path}: ${text.slice(0, 300)}`).toBe(200);
  return workspaceOf(text);
}

/** Resources that are a kind of structures by themselves; references and details are asked for of these. */
const KINDS = [
  'datastructure',
  'metadatastructure',
  'categoryscheme',
  'conceptscheme',
  'codelist',
  'hierarchicalcodelist',
  'agencyscheme',
  'dataproviderscheme',
  'dataconsumerscheme',
  'organisationunitscheme',
  'dataflow',
  'metadataflow',
  'reportingtaxonomy',
  'provisionagreement',
  'structureset',
  'process',
  'categorisation',
  'contentconstraint',
];
const RESOURCES = [...KINDS, 'organisationscheme', 'structure', 'allowedconstraint', 'actualconstraint'];

const REFERENCES = ['none', 'parents', 'parentsandsiblings', 'children', 'descendants', 'all', ...KINDS];

/** Structures that the same queries are tried with: the first, the last, one in the middle. */
function some(structures: readonly Structure[]): readonly Structure[] {
  const { length } = structures;
  return [...new Set([0, length >> 1, length - 1])].flatMap((at) => structures[at] ?? []);
}

const pathOf = ({ agency, id, version }: Structure): string => `${agency}/${id}/${version}`;

describe.each(RESOURCES)('%s', (resource) => {
  let all: readonly Structure[] = [];

  beforeAll(async () => {
    all = await workspace(`${resource}/all/all/all?detail=allstubs`);
  });

  test('has structures, all of them stubs when asked so', () => {
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ detail }) => detail !== 'stub').map(({ key }) => key)).toEqual([]);
  });

  test('are found by agency, id and version, and by less', async () => {
    for (const structure of some(all)) {
      const { agency, id, version, key } = structure;
      const exactly = [`${agency}/${id}/${version}`, `${agency}/${id}/latest`, `${agency}/${id}`];
      for (const path of exactly) {
        const found = await workspace(`${resource}/${path}`);
        // A dataflow and an agreement may bear the same name.
        const same = found.filter(({ resource: own }) => own === structure.resource);
        expect([path, same.map((each) => each.key)]).toEqual([path, [key]]);
      }
      const among = [
        ['', agency, ''],
        [`${agency}`, agency, ''],
        [`${agency}/all/all`, agency, ''],
        [`${agency}/all/latest`, agency, ''],
        [`${agency}/${id}/all`, agency, id],
        [`all/${id}/all`, '', id],
        [`all/${id}/${version}`, '', id],
        [`all/${id}/latest`, '', id],
        ['all/all/latest', '', ''],
      ] as const;
      for (const [path, byAgency, byId] of among) {
        const found = await workspace(`${resource}/${path}?detail=allstubs`);
        expect(
          found.some((each) => each.key === key),
          path,
        ).toBe(true);
        const wrong = found.filter(
          (each) => (byAgency !== '' && path !== '' && each.agency !== byAgency) || (byId !== '' && each.id !== byId),
        );
        expect([path, wrong]).toEqual([path, []]);
      }
    }
  });
});

describe.each(KINDS)('a %s', (resource) => {
  let chosen: readonly Structure[] = [];

  beforeAll(async () => {
    chosen = some(await workspace(`${resource}/all/all/all?detail=allstubs`));
  });

  test.each(REFERENCES)('comes with references=%s and nothing else', async (references) => {
    for (const { key, ...path } of chosen) {
      const found = await workspace(`${resource}/${pathOf({ key, ...path })}?references=${references}&detail=full`);
      const structure = found.find((each) => each.key === key);
      if (!structure) throw new Error(`${key} is not in its own answer`);
      expect(found.filter(({ detail }) => detail !== 'full').map((each) => each.key)).toEqual([]);
      expect([key, differences(structure, references, found)]).toEqual([key, []]);
    }
  });

  test('comes in the detail asked for, with its children', async () => {
    for (const structure of chosen) {
      const get = (detail: string): Promise<readonly Structure[]> =>
        workspace(`${resource}/${pathOf(structure)}?references=children&detail=${detail}`);
      const { key } = structure;
      const detailsOf = async (detail: string, own: boolean): Promise<readonly string[]> => [
        ...new Set((await get(detail)).filter((each) => own || each.key !== key).map((each) => each.detail)),
      ];
      expect([key, await detailsOf('allstubs', true)]).toEqual([key, ['stub']]);
      expect([key, await detailsOf('allcompletestubs', true)]).toEqual([key, ['complete-stub']]);
      expect(['', 'stub']).toContain((await detailsOf('referencestubs', false)).join());
      expect(['', 'complete-stub']).toContain((await detailsOf('referencecompletestubs', false)).join());
      const [whole] = (await get('referencestubs')).filter((each) => each.key === key);
      const expected = (await get('full')).filter((each) => each.key !== key).map((each) => each.key);
      expect(whole?.detail).toBe('full');
      expect(whole?.children.map((each) => each.key).toSorted()).toEqual(expected.toSorted());
    }
  });
});

describe.each([
  'categoryscheme',
  'conceptscheme',
  'codelist',
  'organisationscheme',
  'agencyscheme',
  'dataproviderscheme',
  'dataconsumerscheme',
  'organisationunitscheme',
  'reportingtaxonomy',
  'hierarchicalcodelist',
])('items of a %s', (resource) => {
  test('can be asked for by themselves', async () => {
    for (const structure of some(await workspace(`${resource}/all/all/all`))) {
      // The kit asks for the first two items; of a scheme with one alone it says that the test cannot be run.
      const items = structure.items.slice(0, resource === 'reportingtaxonomy' ? 1 : 2);
      if (resource !== 'reportingtaxonomy') expect([structure.key, items.length]).toEqual([structure.key, 2]);
      const path = `${resource}/${pathOf(structure)}/${items.join('+')}`;
      const [found, ...more] = (await workspace(path)).filter(({ resource: own }) => own === structure.resource);
      expect(more).toEqual([]);
      if (resource === 'reportingtaxonomy') expect(found?.items[0]).toBe(items[0]);
      else expect([path, found?.items]).toEqual([path, items]);
    }
  });
});

test('a topic comes with what is filed under it', async () => {
  const [scheme] = await workspace('categoryscheme/all/all/all');
  if (!scheme) throw new Error('no topics');
  for (const item of scheme.items) {
    const response = await ask(`categoryscheme/${pathOf(scheme)}/${item}?references=parentsandsiblings`);
    expect(response.status).toBe(200);
    const found = workspaceOf(await response.text());
    const [own] = found.filter(({ key }) => key === scheme.key);
    if (!own) throw new Error('the topics are not there');
    expect(own.items).toEqual([item]);
    expect([item, differences(own, 'parentsandsiblings', found, [item])]).toEqual([item, []]);
    const filed = found.filter(({ resource }) => resource === 'categorisation');
    expect(filed.every(({ children }) => children.some(({ items }) => items.includes(item)))).toBe(true);
  }
});

test('partial references leave of concepts what a structure uses', async () => {
  for (const structure of await workspace('datastructure/all/all/all?detail=allstubs')) {
    const found = await workspace(`datastructure/${pathOf(structure)}?references=children&detail=referencepartial`);
    const own = found.find(({ key }) => key === structure.key);
    for (const { key, resource, items } of own?.children ?? []) {
      if (resource !== 'conceptscheme') continue;
      const scheme = found.find((each) => each.key === key);
      expect([key, scheme?.items.toSorted()]).toEqual([key, [...new Set(items)].toSorted()]);
    }
  }
});

test('partial references leave of codes what constraints allow', async () => {
  const constraints = await workspace('allowedconstraint/all/all/all');
  const attached = constraints.flatMap(({ children }) => children.map(({ key }) => key));
  expect(new Set(attached.map((key) => key.split(' ')[0]))).toEqual(
    new Set(['datastructure', 'dataflow', 'provisionagreement']),
  );
  for (const key of attached) {
    const [, resource, agency, id, version] = /^(.+) (.+):(.+)\((.+)\)$/.exec(key) ?? [];
    const path = `${resource}/${agency}/${id}/${version}`;
    const found = await workspace(`${path}?references=descendants&detail=referencepartial`);
    const partial = found.filter(({ element }) => element.attributes['isPartial'] === 'true');
    expect(partial.some(({ resource }) => resource === 'codelist')).toBe(true);
  }
});

test.each([
  ['application/vnd.sdmx.structure+xml;version=2.1', 200, 'application/vnd.sdmx.structure+xml;version=2.1'],
  ['application/vnd.sdmx.structure+json;version=1.0.0', 200, 'application/vnd.sdmx.structure+json;version=1.0.0'],
  ['', 200, 'application/vnd.sdmx.structure+xml;version=2.1'],
  ['application/vnd.test.invalidtype+xml', 406, undefined],
  [
    'application/vnd.sdmx.structure+xml;version=2.1;q=0.9,application/vnd.sdmx.structure+json;version=1.0.0;q=0.2',
    200,
    'application/vnd.sdmx.structure+xml;version=2.1',
  ],
  [
    'application/vnd.sdmx.structure+xml;version=2.1;q=0.2,application/vnd.sdmx.structure+json;version=1.0.0;q=0.9',
    200,
    'application/vnd.sdmx.structure+json;version=1.0.0',
  ],
])('a codelist accepted as “%s” is answered with %i', async (accept, status, type) => {
  const response = await ask('codelist/STERNA/CL_SEX/1.0?detail=allstubs&references=none', accept);
  expect(response.status).toBe(status);
  if (type !== undefined) expect(response.headers.get('content-type')).toBe(type);
});

function codesBeforeParents(list: Element): readonly string[] {
  const seen = new Set<string>();
  return inside(list, 'Code').flatMap((code) => {
    const { id = '' } = code.attributes;
    seen.add(id);
    const parents = inside(code, 'Parent').flatMap((parent) =>
      within(parent, 'Ref').map((each) => each.attributes['id']),
    );
    return parents.some((parent) => parent !== undefined && !seen.has(parent)) ? [id] : [];
  });
}

test('a dataflow with all references brings only kinds that the clients of the field read', async () => {
  // pandaSDMX and sdmx1 ask so first, and end with an error at elements that they do not know.
  for (const flow of await workspace('dataflow/all/all/all?detail=allstubs')) {
    const found = await workspace(`dataflow/${pathOf(flow)}?references=all`);
    // A range of time in a constraint, and a code before its parent, they cannot read either.
    expect(found.filter(({ element }) => within(element, 'TimeRange').length > 0).map(({ key }) => key)).toEqual([]);
    expect(found.flatMap(({ element }) => codesBeforeParents(element))).toEqual([]);
    const unread = ['process', 'reportingtaxonomy', 'metadatastructure', 'structureset', 'organisationunitscheme'];
    expect(found.filter(({ resource }) => unread.includes(resource)).map(({ key }) => key)).toEqual([]);
    expect(found.map(({ resource }) => resource)).toEqual(
      expect.arrayContaining(['datastructure', 'codelist', 'conceptscheme', 'contentconstraint']),
    );
  }
});
