import { describe, expect, it } from 'vitest';
import type { ExportedObservation } from '../exported.ts';
import { layoutOfFile } from '../layout.ts';
import { shapeOf } from '../observation-shape.ts';
import { sternaStructures } from './sterna-structures.ts';

const OBSERVATION: ExportedObservation = {
  indicator: 'SM.POP.REFG',
  refArea: 'SEN',
  counterpart: '_T',
  sex: '_T',
  age: 'Y15T24',
  dimensions: { geo: 'Z.1' },
  unit: 'PS',
  period: '2020',
  value: 1,
  status: 'A',
  attributes: { DECIMALS: '0' },
  source: 'WB_WDI',
  release: '2025-06-05',
  dated: '2025-06-05',
};

async function* some(): AsyncGenerator<readonly ExportedObservation[]> {
  yield [OBSERVATION, { ...OBSERVATION, indicator: 'GDP', dimensions: {}, source: 'UNDESA_STOCK+WB_WDI' }];
}

describe('our own structures', async () => {
  const shape = await shapeOf(some(), { indicators: [{ code: 'SM.POP.REFG', title: 'Refugees', unit: 'PS' }] });
  const structures = sternaStructures(shape);
  const named = (id: string, kind: string): unknown => structures.find((one) => one.id === id && one.kind === kind);

  it('have a dataflow for everything, for each source and for what is derived, with the further dimensions of its data', () => {
    const flows = structures.filter(({ kind }) => kind === 'dataflow').map(({ id }) => id);
    expect(flows).toEqual(['EVIDENCE', 'UNDESA_STOCK_WB_WDI', 'WB_WDI', 'DERIVED']);
    const dimensions = (id: string): readonly string[] => {
      const found = structures.find((one) => one.id === id && one.kind === 'datastructure');
      return found?.kind === 'datastructure' ? found.dimensions.map((one) => one.id) : [];
    };
    const fixed = ['FREQ', 'INDICATOR', 'REF_AREA', 'COUNTERPART_AREA', 'SEX', 'AGE', 'UNIT_MEASURE'];
    expect(dimensions('EVIDENCE')).toEqual([...fixed, 'geo', 'TIME_PERIOD']);
    expect(dimensions('UNDESA_STOCK_WB_WDI')).toEqual([...fixed, 'TIME_PERIOD']);
  });

  it('have codes that SDMX allows, with the names of the catalogue, the vocabulary and the publishers', () => {
    expect(named('CL_INDICATOR', 'codelist')).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ id: 'SM@POP@REFG', name: { en: 'Refugees' } }),
        expect.objectContaining({ id: 'MIGRANT_STOCK', name: expect.objectContaining({ fr: 'Immigrés' }) }),
      ]),
    });
    expect(named('CL_AGE', 'codelist')).toMatchObject({
      items: [{ id: 'Y15T24', name: { en: '15 to 24 years' } }, { id: '_T' }],
    });
    const ids = structures.flatMap((one) => ('items' in one ? one.items.map((item) => item.id) : []));
    expect(ids.filter((id) => !/^[A-Za-z0-9_@$-]+$/.test(id))).toEqual([]);
  });

  it('refer only to what is there', () => {
    const known = new Set(structures.map(({ kind, id }) => `${kind} ${id}`));
    for (const one of structures) {
      if (one.kind !== 'datastructure') continue;
      for (const { id, representation } of [...one.dimensions, ...one.attributes]) {
        if (representation?.kind === 'enumeration')
          expect([id, known.has(`codelist ${representation.list.id}`)]).toEqual([id, true]);
      }
    }
  });

  it('have each code behind its parent, as readers want that go through a list once', () => {
    for (const one of structures) {
      if (!('items' in one)) continue;
      const ids = one.items.map(({ id }) => id);
      const early = one.items.filter(({ parent }, at) => parent !== undefined && !ids.slice(0, at).includes(parent));
      expect([one.id, early.map(({ id }) => id)]).toEqual([one.id, []]);
    }
  });

  it('have the agencies that keep them, imported ones among them', () => {
    const imported = { kind: 'codelist', agency: 'ECB.DISS', id: 'CL', version: '1.0', name: {}, items: [] } as const;
    const scheme = sternaStructures({ ...shape, structures: [imported] }).find(({ id }) => id === 'AGENCIES');
    expect(scheme && 'items' in scheme && scheme.items.map(({ id }) => id)).toEqual(['STERNA', 'SDMX', 'ECB']);
  });

  it('name everything in four languages that is our own', () => {
    const lists = ['CL_FREQ', 'CL_SEX', 'CL_AREA', 'CL_OBS_STATUS', 'CL_UNIT_MEASURE', 'CL_AGE'];
    for (const one of structures) {
      if (!('items' in one) || !lists.includes(one.id)) continue;
      for (const { id, name } of one.items)
        expect([id, Object.keys(name).sort()]).toEqual([id, ['ar', 'en', 'es', 'fr']]);
    }
  });

  it('are named after their content in a file, so that one id is one structure', async () => {
    const { id } = layoutOfFile(shape);
    expect(id).toMatch(/^EVIDENCE_[0-9a-f]{12}$/);
    expect(layoutOfFile({ ...shape, indicators: [] }).id).toBe(id);
    const [first, ...others] = shape.sources;
    if (first === undefined) throw new Error('no source');
    const without = { ...shape, sources: shape.sources.map((one) => ({ ...one, dimensions: {} })) };
    const more = { ...shape, sources: [{ ...first, attributes: [...first.attributes, 'BASE_PER'] }, ...others] };
    expect(new Set([id, layoutOfFile(without).id, layoutOfFile(more).id]).size).toBe(3);
  });

  it('all tell how a figure was derived', () => {
    for (const one of structures) {
      if (one.kind === 'datastructure') expect(one.attributes.map((each) => each.id)).toContain('DERIVATION');
    }
  });
});
