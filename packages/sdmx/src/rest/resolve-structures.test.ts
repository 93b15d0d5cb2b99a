import { describe, expect, test } from 'vitest';
import type { Structure } from '../model/structure.ts';
import { compareVersions, StructureGraph } from './references.ts';
import { resolveStructures } from './resolve-structures.ts';
import { RestError } from './rest-error.ts';
import { parseStructureQuery } from './structure-query.ts';
import { STRUCTURES } from './testing/structures.ts';

const graph = new StructureGraph(STRUCTURES);

function ask(address: string): readonly Structure[] {
  const [path = '', search = ''] = address.split('?');
  return resolveStructures(parseStructureQuery(path.split('/'), new URLSearchParams(search)), graph);
}

const names = (found: readonly Structure[]): string[] => found.map(({ id, version }) => `${id}/${version}`).sort();

function refusal(address: string): string {
  try {
    return `${ask(address).length} found`;
  } catch (error) {
    if (error instanceof RestError) return `${error.status} ${error.code}`;
    throw error;
  }
}

describe('a query for structures', () => {
  test.each([
    ['codelist', ['CL_AREA/1.0', 'CL_FREQ/1.0', 'CL_UNUSED/1.0']],
    ['codelist/all/all/all', ['CL_AREA/0.9', 'CL_AREA/1.0', 'CL_FREQ/1.0', 'CL_UNUSED/1.0']],
    ['codelist/TEST/CL_AREA', ['CL_AREA/1.0']],
    ['codelist/TEST/CL_AREA/latest', ['CL_AREA/1.0']],
    ['codelist/TEST/CL_AREA/0.9', ['CL_AREA/0.9']],
    ['codelist/TEST/CL_AREA/0.9+1.0', ['CL_AREA/0.9', 'CL_AREA/1.0']],
    ['codelist/TEST/CL_AREA/0.9+latest', ['CL_AREA/0.9', 'CL_AREA/1.0']],
    ['codelist/OTHER+TEST/CL_FREQ+CL_AREA/1.0', ['CL_AREA/1.0', 'CL_FREQ/1.0']],
    ['organisationscheme', ['DATA_PROVIDERS/1.0']],
    ['allowedconstraint', ['ALLOWED/1.0']],
    ['contentconstraint', ['ALLOWED/1.0']],
    ['Codelist/all/CL_FREQ', ['CL_FREQ/1.0']],
    ['structure/TEST/FLOW', ['FLOW/1.0']],
  ])('%s finds %j', (address, expected) => {
    expect(names(ask(address))).toEqual(expected);
  });

  test.each([
    ['codelist/NOBODY', '404 100'],
    ['codelist/TEST/CL_AREA/7.0', '404 100'],
    ['codelist/TEST/CL_AREA/1.0/XX', '404 100'],
    ['actualconstraint', '404 100'],
    ['process', '404 100'],
    ['customtypescheme', '404 100'],
    ['timetable', '501 501'],
    ['codelist/TE ST', '400 140'],
    ['codelist/TEST/CL_AREA/newest', '400 140'],
    ['codelist/TEST/CL_AREA/1.0/SN/more', '400 140'],
    ['dataflow/TEST/FLOW/1.0/item', '400 140'],
    ['codelist?detail=some', '400 140'],
    ['codelist?references=everything', '400 140'],
    ['codelist?references=structure', '400 140'],
  ])('%s is answered with %s', (address, expected) => {
    expect(refusal(address)).toBe(expected);
  });

  test('knows all versions as numbers', () => {
    expect(['1.10', '1.9', '2', '1.9.1'].toSorted(compareVersions)).toEqual(['1.9', '1.9.1', '1.10', '2']);
  });
});

describe('references', () => {
  test.each([
    ['none', []],
    ['children', ['CL_AREA/1.0', 'CL_FREQ/1.0', 'CONCEPTS/1.0']],
    ['descendants', ['CL_AREA/1.0', 'CL_FREQ/1.0', 'CONCEPTS/1.0']],
    ['parents', ['FLOW/1.0']],
    ['parentsandsiblings', ['FLOW/1.0']],
    ['all', ['CL_AREA/1.0', 'CL_FREQ/1.0', 'CONCEPTS/1.0', 'FLOW/1.0']],
    ['codelist', ['CL_AREA/1.0', 'CL_FREQ/1.0']],
    ['dataflow', ['FLOW/1.0']],
    ['process', []],
    ['ancestors', ['ALLOWED/1.0', 'FLOW/1.0', 'FLOW_OFFICE/1.0', 'FLOW_STOCK/1.0']],
  ])('%s of a data structure are %j', (references, expected) => {
    const found = ask(`datastructure/TEST/DSD/1.0?references=${references}`);
    expect(names(found.slice(1))).toEqual(expected);
  });

  test.each([
    ['children', ['DSD/1.0']],
    ['parents', ['ALLOWED/1.0', 'FLOW_OFFICE/1.0', 'FLOW_STOCK/1.0']],
    ['parentsandsiblings', ['ALLOWED/1.0', 'DATA_PROVIDERS/1.0', 'FLOW_OFFICE/1.0', 'FLOW_STOCK/1.0', 'TOPICS/1.0']],
  ])('%s of a dataflow are %j', (references, expected) => {
    expect(names(ask(`dataflow/TEST/FLOW/1.0?references=${references}`).slice(1))).toEqual(expected);
  });

  test('of a category are the categorisations under it alone', () => {
    expect(names(ask('categoryscheme/TEST/TOPICS/1.0/PEOPLE.STOCK?references=categorisation').slice(1))).toEqual([
      'FLOW_STOCK/1.0',
    ]);
    expect(ask('categoryscheme/TEST/TOPICS/1.0/MONEY?references=categorisation')).toHaveLength(1);
  });
});

describe('items', () => {
  const items = (address: string): unknown =>
    ask(address).map((each) => 'items' in each && each.items.map(({ id }) => id));

  test('of a codelist come alone, in its order, and make it partial', () => {
    const [list] = ask('codelist/TEST/CL_AREA/1.0/MA+SN');
    expect(list).toMatchObject({ isPartial: true, items: [{ id: 'SN' }, { id: 'MA' }] });
  });

  test('of a category scheme come with those they stand in', () => {
    expect(items('categoryscheme/TEST/TOPICS/1.0/PEOPLE.STOCK')).toEqual([['PEOPLE', 'STOCK']]);
    expect(items('categoryscheme/TEST/TOPICS/1.0/MONEY')).toEqual([['MONEY']]);
  });

  test('that are all there leave the list whole', () => {
    expect(ask('codelist/TEST/CL_FREQ/1.0/all')[0]).not.toHaveProperty('isPartial');
  });
});

describe('detail', () => {
  test('allstubs leaves names alone, allcompletestubs descriptions too', () => {
    const [stub, child] = ask('datastructure/TEST/DSD?detail=allstubs&references=children');
    expect(stub).toMatchObject({ name: { en: 'A structure' }, dimensions: [], isExternalReference: true });
    expect(stub).not.toHaveProperty('description');
    expect(child).toMatchObject({ items: [] });
    expect(ask('datastructure/TEST/DSD?detail=allcompletestubs')[0]).toMatchObject({
      description: { en: 'For tests' },
    });
  });

  test('referencestubs leaves what was asked for whole', () => {
    const [whole, ...others] = ask('datastructure/TEST/DSD?detail=referencestubs&references=children');
    expect(whole).toMatchObject({ dimensions: [{ id: 'FREQ' }, { id: 'AREA' }, { id: 'TIME_PERIOD' }] });
    expect(others.map((each) => 'items' in each && each.items.length)).toEqual([0, 0, 0]);
  });

  test('referencepartial leaves of concept schemes what is used, of codelists what is allowed', () => {
    const found = ask('dataflow/TEST/FLOW?detail=referencepartial&references=descendants');
    expect(found.find(({ id }) => id === 'CL_AREA')).toMatchObject({
      isPartial: true,
      items: [{ id: 'W' }, { id: 'AF' }, { id: 'SN' }, { id: 'MA' }],
    });
    const [, concepts] = [found, ask('datastructure/TEST/DSD?detail=referencepartial&references=conceptscheme')[1]];
    expect(concepts && 'items' in concepts && concepts.items.map(({ id }) => id)).not.toContain('SPARE');
  });

  test('referencepartial of a codelist leaves what constraints of its users allow', () => {
    expect(ask('codelist/TEST/CL_AREA/1.0?detail=referencepartial')[0]).toMatchObject({ isPartial: true });
    expect(ask('codelist/TEST/CL_FREQ/1.0?detail=referencepartial')[0]).not.toHaveProperty('isPartial');
  });

  test('turns back where parents go round in a circle', () => {
    const circle = {
      ...STRUCTURES[1],
      items: [
        { id: 'A', name: {}, parent: 'B' },
        { id: 'B', name: {}, parent: 'A' },
      ],
    };
    const own = new StructureGraph([circle as Structure]);
    const query = parseStructureQuery(['codelist', 'all', 'all', 'latest', 'A'], new URLSearchParams());
    expect(resolveStructures(query, own)).toHaveLength(1);
  });
});
