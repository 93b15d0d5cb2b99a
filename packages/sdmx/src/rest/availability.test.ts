import { describe, expect, test } from 'vitest';
import { AvailabilityCount, availabilityConstraint, availabilityReferences } from './availability.ts';
import { StructureGraph } from './references.ts';
import { FLOW, PROVIDERS, STRUCTURE, STRUCTURES } from './testing/structures.ts';

const REFERENCE = { kind: 'dataflow' as const, agency: 'TEST', id: 'FLOW', version: '1.0' };

function found() {
  const count = new AvailabilityCount();
  count.add({ FREQ: 'A', AREA: 'SN' }, 2, ['2019', '2020']);
  count.add({ FREQ: 'Q', AREA: 'MA' }, 1, ['2018-Q4']);
  return count.result();
}

describe('available data', () => {
  test('are the codes of all series, the whole time, and counts', () => {
    const constraint = availabilityConstraint({ components: 'all' }, REFERENCE, STRUCTURE, found());
    expect(constraint.regions[0]?.components).toEqual([
      { id: 'FREQ', values: ['A', 'Q'] },
      { id: 'AREA', values: ['MA', 'SN'] },
      // A quarter by its first day: clients read the range as dates of ISO 8601.
      { id: 'TIME_PERIOD', values: [], from: '2018-10-01', to: '2020' },
    ]);
    expect(constraint.counts).toEqual({ series: 2, observations: 3 });
  });

  test('of one component leave out the others, of none that is there are refused', () => {
    const of = (component: string) =>
      availabilityConstraint({ components: [component] }, REFERENCE, STRUCTURE, found());
    expect(of('AREA').regions[0]?.components.map(({ id }) => id)).toEqual(['AREA']);
    expect(() => of('COLOUR')).toThrow('COLOUR');
  });

  test('bring along codelists reduced to what there is, with the parents of the codes', () => {
    const graph = new StructureGraph(STRUCTURES);
    const constraint = availabilityConstraint({ components: ['AREA'] }, REFERENCE, STRUCTURE, found());
    const around = { dataflow: FLOW, structure: STRUCTURE, providers: [PROVIDERS] };
    const brought = availabilityReferences(['codelist', 'dataflow'], constraint, around, graph);
    expect(brought.map(({ id }) => id)).toEqual(['FLOW', 'CL_AREA']);
    expect(brought[1]).toMatchObject({
      isPartial: true,
      items: [{ id: 'W' }, { id: 'AF' }, { id: 'SN' }, { id: 'MA' }],
    });
    expect(availabilityReferences(['none'], constraint, around, graph)).toEqual([]);
    const all = availabilityReferences(['all'], constraint, around, graph).map(({ kind }) => kind);
    expect(new Set(all)).toEqual(
      new Set(['dataflow', 'datastructure', 'codelist', 'conceptscheme', 'dataproviderscheme']),
    );
  });
});
