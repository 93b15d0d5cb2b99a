import type { Structure } from '@sterna/sdmx';
import { describe, expect, it } from 'vitest';
import { codesOf, namesOfThese, structureNames } from './structure-names.ts';

function codelist(id: string, names: Readonly<Record<string, string>>): Structure {
  const items = Object.entries(names).map(([code, en]) => ({ id: code, name: { en, fr: `${en} (fr)` } }));
  return { kind: 'codelist', agency: 'X', id, version: '1.0', name: { en: id }, items };
}

function dataStructure(id: string, list: string): Structure {
  const concept = { scheme: { agency: 'X', id: 'CS', version: '1.0' }, item: 'SKILL' };
  const representation = { kind: 'enumeration' as const, list: { agency: 'X', id: list, version: '1.0' } };
  const dimensions = [{ kind: 'dimension' as const, id: 'SKILL', position: 1, concept, representation }];
  const rest = { groups: [], attributes: [], measures: [] };
  return { kind: 'datastructure', agency: 'X', id, version: '1.0', name: { en: id }, dimensions, ...rest };
}

const CONCEPTS: Structure = {
  kind: 'conceptscheme',
  agency: 'X',
  id: 'CS',
  version: '1.0',
  name: { en: 'Concepts' },
  items: [{ id: 'SKILL', name: { en: 'Skill level', ar: 'مستوى المهارة' } }],
};
const STRUCTURES = [
  CONCEPTS,
  codelist('CL_OTHER', { '1': 'Wrong' }),
  dataStructure('OTHER', 'CL_OTHER'),
  codelist('CL_SKILL', { '1': 'Low', '2': 'Medium', '3': 'High' }),
  dataStructure('WORK', 'CL_SKILL'),
];
const MET = codesOf([{ SKILL: '1' }, { SKILL: '3', REGION: 'A' }]);

describe('names of dimensions and codes', () => {
  it('are those of the structure of the file, in every language it has', () => {
    const { dimensions, codes } = structureNames(MET, ['X.WORK'], STRUCTURES);
    expect(dimensions).toEqual({ SKILL: { en: 'Skill level', ar: 'مستوى المهارة' } });
    expect(codes).toEqual({ SKILL: { '1': { en: 'Low', fr: 'Low (fr)' }, '3': { en: 'High', fr: 'High (fr)' } } });
  });

  it('are not taken from a structure that lacks one of the dimensions, unless it is the file’s', () => {
    expect(structureNames(MET, ['Y.UNKNOWN'], STRUCTURES)).toEqual({ dimensions: {}, codes: {} });
  });

  it('are kept of what is shown alone', () => {
    const names = structureNames(MET, ['X.WORK'], STRUCTURES);
    expect(namesOfThese(names, codesOf([{ SKILL: '3' }]))?.codes).toEqual({
      SKILL: { '3': { en: 'High', fr: 'High (fr)' } },
    });
    expect(namesOfThese(names, codesOf([{}]))).toBeUndefined();
  });
});
