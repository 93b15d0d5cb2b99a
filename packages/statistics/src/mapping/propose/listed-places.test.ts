import type { ListedPlace } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import type { MappingProposal, ProposedColumn } from '../proposal.ts';
import { withListedPlaces } from './listed-places.ts';

const LIST: readonly ListedPlace[] = [
  { code: 'SEN-01', names: ['Dakar'], level: 'region' },
  { code: 'SEN-02', names: ['Kolda'], level: 'region' },
  { code: 'SEN-0201', names: ['Kolda'], level: 'municipality' },
];

function column(
  letter: string,
  heading: string,
  is: ProposedColumn['is'],
  examples: readonly string[],
): ProposedColumn {
  const told = { confidence: 0.5, because: 'nothing', reason: '', share: 0 } as const;
  return { ...told, column: letter.charCodeAt(0) - 64, letter, heading, is, examples };
}

function proposal(columns: readonly ProposedColumn[]): MappingProposal {
  const mapped = columns.flatMap(({ heading, is }) => (is === 'ignore' ? [] : [{ heading, is }]));
  const mapping = { mapping: 1, columns: mapped, constants: { INDICATOR: 'POPULATION' } } as const;
  const rest = { tables: [''], table: '', head: [1], fromTitle: {}, confidence: 0.5, findings: [] };
  return { ...rest, mapping, columns, missing: ['REF_AREA'] };
}

const VALUE = column('C', 'Effectif', 'OBS_VALUE', ['1', '2']);

describe('a table that names places of a country’s own list', () => {
  it('has them as its reference area, whatever their heading was taken for', () => {
    const { mapping, missing } = withListedPlaces(
      proposal([column('A', 'Région', 'DIMENSION:REGION', ['Dakar', 'Kolda']), VALUE]),
      LIST,
    );
    expect(mapping.columns).toEqual([
      { heading: 'Région', is: 'REF_AREA' },
      { heading: 'Effectif', is: 'OBS_VALUE' },
    ]);
    expect(missing).toEqual([]);
  });

  it('takes the code rather than a name that two places bear, and leaves the name out', () => {
    const both = [
      column('A', 'Région', 'DIMENSION:REGION', ['Kolda', 'Dakar']),
      column('B', 'Code', 'ignore', ['02', '1']),
      VALUE,
    ];
    const { mapping, columns } = withListedPlaces(proposal(both), LIST);
    expect(mapping.columns).toEqual([
      { heading: 'Code', is: 'REF_AREA' },
      { heading: 'Effectif', is: 'OBS_VALUE' },
    ]);
    expect(columns.map(({ is }) => is)).toEqual(['ignore', 'REF_AREA', 'OBS_VALUE']);
  });

  it('has names of a region and its capital mean what its heading says', () => {
    const meant = (heading: string) =>
      withListedPlaces(proposal([column('A', heading, 'DIMENSION:REGION', ['Dakar', 'Kolda']), VALUE]), LIST).mapping
        .words;
    expect(meant('Région')).toEqual({ REF_AREA: { Kolda: 'SEN-02' } });
    expect(meant('Commune')).toEqual({ REF_AREA: { Kolda: 'SEN-0201' } });
    expect(meant('Lieu')).toBeUndefined();
  });

  it('is left as it is where figures only look like codes, or a value is none of its places', () => {
    const other = proposal([column('A', 'Région', 'DIMENSION:REGION', ['Dakar', 'Ailleurs']), VALUE]);
    expect(withListedPlaces(other, LIST)).toEqual(other);
    expect(withListedPlaces(proposal([VALUE]), LIST)).toEqual(proposal([VALUE]));
  });
});
