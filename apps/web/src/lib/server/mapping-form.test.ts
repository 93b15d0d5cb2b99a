import type { Mapping } from '@sterna/statistics/mapping';
import { describe, expect, test } from 'vitest';
import { changedColumns, isAbout, wordFor } from './mapping-columns.ts';
import { mappingIn } from './mapping-form.ts';

const SEEN = [
  { column: 1, letter: 'A', heading: 'Country' },
  { column: 2, letter: 'B', heading: '2020' },
  { column: 3, letter: 'C', heading: '2021' },
];
const WIDE: Mapping = {
  mapping: 1,
  columns: [
    { heading: 'Country', is: 'REF_AREA', fillDown: true },
    { columns: 'B:', is: 'OBS_VALUE', headGives: 'TIME_PERIOD' },
  ],
};

function formOf(fields: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

describe('columns', () => {
  test('are found by heading, by letter, and by a range of letters', () => {
    const [, second = { column: 0, letter: '', heading: '' }] = SEEN;
    expect(isAbout({ heading: ' 2020 ', is: 'OBS_VALUE' }, second)).toBe(true);
    expect(isAbout({ column: 'b', is: 'OBS_VALUE' }, second)).toBe(true);
    expect(isAbout({ columns: 'A:B', is: 'OBS_VALUE' }, second)).toBe(true);
    expect(isAbout({ columns: 'C:', is: 'OBS_VALUE' }, second)).toBe(false);
    expect(isAbout({ columns: 'AB:AC', is: 'OBS_VALUE' }, second)).toBe(false);
  });

  test('that nobody touched stay as they were, with what a form does not show', () => {
    const words = new Map(
      SEEN.map((column) => [column.column, column.column === 1 ? 'REF_AREA' : 'OBS_VALUE>TIME_PERIOD']),
    );
    expect(changedColumns(WIDE, SEEN, words)).toEqual(WIDE.columns);
  });

  test('of a range fall apart when one of them is left out', () => {
    const words = new Map([
      [2, 'ignore'],
      [3, 'OBS_VALUE>TIME_PERIOD'],
    ]);
    expect(changedColumns(WIDE, SEEN, words)).toEqual([
      WIDE.columns[0],
      { heading: '2021', is: 'OBS_VALUE', headGives: 'TIME_PERIOD' },
    ]);
  });

  test('whose headings are alike are named by their letters', () => {
    const seen = SEEN.map((column) => ({ ...column, heading: 'Same' }));
    const words = new Map([[2, 'OBS_VALUE']]);
    expect(changedColumns({ mapping: 1, columns: [] }, seen, words)).toEqual([{ column: 'B', is: 'OBS_VALUE' }]);
  });

  test('have a word of their own where headings give a part', () => {
    expect([wordFor(undefined), wordFor(WIDE.columns[0]), wordFor(WIDE.columns[1])]).toEqual([
      'ignore',
      'REF_AREA',
      'OBS_VALUE>TIME_PERIOD',
    ]);
  });
});

describe('a form', () => {
  const base = {
    base: JSON.stringify(WIDE),
    seen: JSON.stringify(SEEN.map(({ column, letter, heading }) => [column, letter, heading])),
  };

  test('says constants, words, numbers and release; what is left empty is not said', () => {
    const mapping = mappingIn(
      formOf({
        ...base,
        name: ' Survey ',
        head: '4, 5',
        'constant-INDICATOR': 'IDPS',
        'constant-SEX': '',
        'word-0': 'RCI',
        'word-of-0': 'REF_AREA',
        'word-means-0': 'CIV',
        'word-1': 'x',
        'word-of-1': 'REF_AREA',
        'word-means-1': '',
        decimal: ',',
        thousands: 'space',
        multiplier: '1000',
        missing: 's.d.; x',
        version: '2021',
      }),
    );
    expect(mapping).toEqual({
      ...WIDE,
      name: 'Survey',
      head: [4, 5],
      constants: { INDICATOR: 'IDPS' },
      words: { REF_AREA: { RCI: 'CIV' } },
      numbers: { decimal: ',', thousands: ' ', multiplier: 1000, missing: ['s.d.', 'x'] },
      release: { version: '2021' },
    });
  });

  test('leaves multipliers to the headings, or says one for all columns, and never both', () => {
    const thousands: Mapping = {
      mapping: 1,
      columns: [{ heading: '2020', is: 'OBS_VALUE', headGives: 'TIME_PERIOD', multiplier: 1000 }],
    };
    const fields = { ...base, base: JSON.stringify(thousands) };
    const kept = mappingIn(formOf({ ...fields, multiplier: 'headings' }));
    expect([kept.columns[0]?.multiplier, kept.numbers]).toEqual([1000, undefined]);
    const said = mappingIn(formOf({ ...fields, multiplier: '1000' }));
    expect([said.columns[0]?.multiplier, said.numbers]).toEqual([undefined, { multiplier: 1000 }]);
  });

  test('takes a near name by its button, in place of what was written', () => {
    const word = { 'word-0': 'Cote dIvoire', 'word-of-0': 'REF_AREA', 'word-means-0': '', 'take-0': 'CIV' };
    expect(mappingIn(formOf({ ...base, ...word })).words).toEqual({ REF_AREA: { 'Cote dIvoire': 'CIV' } });
  });

  test('that was tampered with gives an empty mapping, not an error', () => {
    expect(mappingIn(formOf({ base: '{', seen: '[[1]]' }))).toEqual({ mapping: 1, columns: [] });
    expect(mappingIn(formOf({ base: '{"columns": 3}', seen: '7' }))).toEqual({ mapping: 1, columns: [] });
  });
});
