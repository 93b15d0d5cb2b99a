import { readMessage, type Structure } from '@sterna/sdmx';
import { referencesOf, StructureGraph, structureKey } from '@sterna/sdmx/rest';
import sdmxRest from 'sdmx-rest';
import { beforeAll, describe, expect, inject, test } from 'vitest';

/** The field's own client of SDMX REST, asking as API version 1.4.0, and our own reader of what it receives. */
const service = sdmxRest.getService({ url: `${inject('url')}/sdmx/2.1`, api: 'v1.4.0' });
const XML = 'application/vnd.sdmx.structure+xml;version=2.1';
const JSON_TYPE = 'application/vnd.sdmx.structure+json;version=1.0.0';

async function ask(query: Record<string, string>, accept = XML): Promise<Response> {
  return sdmxRest.request2(sdmxRest.getMetadataQuery(query), service, { headers: { accept } });
}

async function structuresIn(response: Response): Promise<readonly Structure[]> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const message = await readMessage({
    open: async () =>
      (async function* () {
        yield bytes;
      })(),
  });
  if (message.kind !== 'structures') throw new Error(`a message of ${message.kind}`);
  return message.structures;
}

async function find(query: Record<string, string>): Promise<readonly Structure[]> {
  const response = await ask(query);
  expect(response.status, JSON.stringify(query)).toBe(200);
  return structuresIn(response);
}

/** Resources that there is something of without any import. */
const RESOURCES = [
  'datastructure',
  'dataflow',
  'codelist',
  'conceptscheme',
  'agencyscheme',
  'dataproviderscheme',
  'categoryscheme',
  'categorisation',
  'contentconstraint',
  'provisionagreement',
];

const REFERENCES = [
  'none',
  'parents',
  'parentsandsiblings',
  'children',
  'descendants',
  'all',
  'codelist',
  'conceptscheme',
  'datastructure',
  'dataflow',
  'categorisation',
  'contentconstraint',
  'process',
];

const identity = ({ agency, id, version }: Structure) => ({ agency, id, version });

describe.each(RESOURCES)('structures: %s', (resource) => {
  let one: Structure;

  beforeAll(async () => {
    const stubs = await find({ resource, agency: 'all', id: 'all', version: 'all', detail: 'allstubs' });
    const first = stubs[0];
    if (!first) throw new Error(`nothing of ${resource}`);
    one = first;
  });

  test('is found by agency, id and version, and by what leaves them open', async () => {
    const { agency, id, version } = identity(one);
    const exact = await find({ resource, agency, id, version });
    expect(exact.map(identity)).toEqual([{ agency, id, version }]);
    for (const query of [
      { agency: 'all', id, version },
      { agency, id: 'all', version },
      { agency, id, version: 'all' },
      { agency, id, version: 'latest' },
      { agency, id: 'all', version: 'latest' },
    ]) {
      expect((await find({ resource, ...query })).map(identity)).toContainEqual({ agency, id, version });
    }
  });

  test.each(REFERENCES)('with references %s brings what is referred to, and nothing else', async (references) => {
    const found = await find({ resource, ...identity(one), references });
    const graph = new StructureGraph(found);
    const [asked] = found.filter((each) => structureKey(each) === structureKey(one));
    if (!asked) throw new Error('what was asked for is not there');
    const down = ['children', 'descendants', 'all'].includes(references);
    const missing = down ? referencesOf(asked).filter((each) => !graph.find(each)) : [];
    expect(missing).toEqual([]);
    const near: readonly Structure[] =
      {
        none: [],
        parents: graph.parents(asked),
        parentsandsiblings: graph.parents(asked).flatMap((each) => [each, ...graph.children(each)]),
        children: graph.children(asked),
        descendants: graph.descendants(asked),
        all: [...graph.descendants(asked), ...graph.parents(asked).flatMap((each) => [each, ...graph.children(each)])],
      }[references] ?? [...graph.parents(asked), ...graph.children(asked)].filter(({ kind }) => kind === references);
    const expected = new Set([asked, ...near].map(structureKey));
    expect(new Set(found.map(structureKey))).toEqual(expected);
  });

  test('comes as a stub, a complete stub, or whole', async () => {
    const content = (each: Structure): number =>
      'items' in each
        ? each.items.length
        : each.kind === 'datastructure'
          ? each.dimensions.length
          : referencesOf(each).length;
    const at = async (detail: string): Promise<readonly Structure[]> =>
      find({ resource, ...identity(one), detail, references: 'children' });
    for (const stub of await at('allstubs')) expect([content(stub), stub.description]).toEqual([0, undefined]);
    for (const stub of await at('allcompletestubs')) {
      expect(content(stub)).toBe(0);
      expect(stub.description).toBeDefined();
    }
    for (const whole of await at('full')) expect(content(whole)).toBeGreaterThan(0);
    const [first, ...others] = (await at('referencestubs')).toSorted(
      (a, b) => Number(structureKey(b) === structureKey(one)) - Number(structureKey(a) === structureKey(one)),
    );
    expect(first && content(first)).toBeGreaterThan(0);
    expect(others.map(content)).toEqual(others.map(() => 0));
  });
});

describe('structures', () => {
  test('leave of a concept scheme, with referencepartial, what the data structure uses', async () => {
    const found = await find({
      resource: 'datastructure',
      agency: 'STERNA',
      id: 'EVIDENCE',
      references: 'children',
      detail: 'referencepartial',
    });
    const structure = found.find(({ kind }) => kind === 'datastructure');
    const scheme = found.find(({ kind }) => kind === 'conceptscheme');
    if (!structure || !scheme || !('items' in scheme)) throw new Error('not there');
    const used = new Set(referencesOf(structure).flatMap(({ kind, item }) => (kind === 'conceptscheme' ? [item] : [])));
    expect(new Set(scheme.items.map(({ id }) => id))).toEqual(used);
  });

  test('leave of a codelist, with referencepartial, what constraints allow', async () => {
    const [constraint] = await find({ resource: 'allowedconstraint', agency: 'STERNA', id: 'ALLOWED_EVIDENCE' });
    const [list] = await find({ resource: 'codelist', agency: 'STERNA', id: 'CL_SEX', detail: 'referencepartial' });
    if (constraint?.kind !== 'contentconstraint' || !list || !('items' in list)) throw new Error('not there');
    const allowed = constraint.regions[0]?.components.find(({ id }) => id === 'SEX')?.values ?? [];
    expect(list.isPartial).toBe(true);
    expect(list.items.map(({ id }) => id)).toEqual(expect.arrayContaining([...allowed]));
  });

  test('come item by item, in the order of the list', async () => {
    const [list] = await find({ resource: 'codelist', agency: 'STERNA', id: 'CL_SEX', version: '1.0', item: 'F+M' });
    if (!list || !('items' in list)) throw new Error('not there');
    expect(list.isPartial).toBe(true);
    expect(list.items.map(({ id }) => id).toSorted()).toEqual(['F', 'M']);
  });

  test('of several ids, agencies and versions come together', async () => {
    const ids = await find({
      resource: 'codelist',
      agency: 'STERNA+SDMX',
      id: 'CL_SEX+CL_FREQ',
      version: '1.0+latest',
    });
    expect(ids.map(({ id }) => id).toSorted()).toEqual(['CL_FREQ', 'CL_SEX']);
  });

  test('are written as what the client accepts, the type named exactly', async () => {
    const query = { resource: 'codelist', agency: 'STERNA', id: 'CL_SEX' };
    const typeOf = async (accept: string): Promise<string | null> =>
      (await ask(query, accept)).headers.get('content-type');
    expect(await typeOf('*/*')).toBe(XML);
    expect(await typeOf(XML)).toBe(XML);
    expect(await typeOf(JSON_TYPE)).toBe(JSON_TYPE);
    expect(await typeOf(`${XML}, ${JSON_TYPE};q=0.9`)).toBe(XML);
    expect(await typeOf(`${XML};q=0.9, ${JSON_TYPE}`)).toBe(JSON_TYPE);
    expect((await ask(query, 'invalid representation query')).status).toBe(406);
    const json = await structuresIn(await ask(query, JSON_TYPE));
    expect(json.map(identity)).toEqual((await find(query)).map(identity));
  });

  test('that are not there are said to be missing', async () => {
    expect((await ask({ resource: 'attachmentconstraint', agency: 'all', id: 'all', version: 'all' })).status).toBe(
      404,
    );
  });
});
