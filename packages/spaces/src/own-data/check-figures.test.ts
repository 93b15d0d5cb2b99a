import type { SourceObservation } from '@sterna/statistics';
import { describe, expect, it } from 'vitest';
import { checkFigures, type FigureCheckContext } from './check-figures.ts';
import { gridRows, parseYears, readGrid } from './grid.ts';

const CONTEXT: FigureCheckContext = {
  place: 'SEN',
  bringable: new Set([
    'POPULATION',
    'REMITTANCES_RECEIVED_GDP',
    'TRADE_GDP',
    'NET_MIGRATION',
    'PUBLISHERS_OWN',
    'EMIGRANT_STOCK',
  ]),
  known: new Set(['PUBLISHERS_OWN']),
  thisYear: 2026,
};

const one = (more: Partial<SourceObservation> = {}): SourceObservation => ({
  ...{ indicator: 'POPULATION', refArea: 'SEN', counterpart: '_T', sex: '_T', age: '_T', dimensions: {}, unit: 'PS' },
  ...{ period: '2020', value: 5, status: 'A', at: { row: 2, column: 4 } },
  ...more,
});

const rulesOf = (...brought: readonly SourceObservation[]): readonly string[] =>
  checkFigures(brought, CONTEXT).findings.map(({ rule }) => rule);

describe('checkFigures', () => {
  it('takes figures of the place, and of others with it', () => {
    const brought = [one(), one({ indicator: 'EMIGRANT_STOCK', refArea: 'FRA', counterpart: 'SEN' })];
    const { figures, findings } = checkFigures(brought, CONTEXT);
    expect(findings).toEqual([]);
    expect(figures).toHaveLength(2);
    expect(figures[0]).toMatchObject({ value: 5, row: 2, column: 4 });
  });

  it.each<[string, Partial<SourceObservation>]>([
    ['no-such-indicator', { indicator: 'INVENTED' }],
    ['not-yours', { indicator: 'GDP', unit: 'USD' }],
    ['other-place', { refArea: 'MLI' }],
    ['other-place', { refArea: 'MLI', counterpart: 'FRA' }],
    ['no-such-place', { counterpart: 'Q9Q' }],
    ['other-unit', { unit: 'NUMBER' }],
    ['beyond-range', { value: -1 }],
    ['beyond-range', { value: Number.POSITIVE_INFINITY }],
    ['beyond-range', { indicator: 'REMITTANCES_RECEIVED_GDP', unit: 'PC', value: 100.1 }],
  ])('leaves out what breaks %s', (rule, more) => {
    expect(rulesOf(one(more))).toEqual([rule]);
    expect(checkFigures([one(more)], CONTEXT).figures).toEqual([]);
  });

  it('lets balances fall below 0, ratios exceed 100, and publishers’ own indicators be anything', () => {
    const brought = [
      one({ indicator: 'NET_MIGRATION', value: -20_000 }),
      one({ indicator: 'TRADE_GDP', unit: 'PC', value: 120 }),
      one({ indicator: 'PUBLISHERS_OWN', unit: 'PC', value: -120 }),
    ];
    expect(rulesOf(...brought)).toEqual([]);
  });

  it('keeps the first of two values for the same, and says where it stands', () => {
    const { figures, findings } = checkFigures([one(), one(), one({ value: 6, at: { row: 9 } })], CONTEXT);
    expect(figures.map(({ value }) => value)).toEqual([5]);
    expect(findings.map(({ rule, where }) => [rule, where])).toEqual([['stated-twice', 'row 9']]);
    expect(findings[0]?.message).toContain('row 2');
  });

  it('takes a year to come with a warning, and no missing value', () => {
    expect(rulesOf(one({ period: '2030' }), one({ value: null, status: 'M' }))).toEqual(['future-period']);
    expect(checkFigures([one({ period: '2030' })], CONTEXT).figures).toHaveLength(1);
  });

  it('names a hundred cells of a rule and counts the rest', () => {
    const many = Array.from({ length: 150 }, (_, row) => one({ value: -1, at: { row } }));
    const { findings } = checkFigures(many, CONTEXT);
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)?.message).toBe('Further figures with the same problem: 50.');
  });
});

describe('a grid', () => {
  const shape = {
    indicators: ['POPULATION'],
    counterparts: ['_T'],
    sexes: ['_T', 'F'],
    years: ['2019', '2020'],
  } as const;

  it('has a row for each indicator, place and sex', () => {
    expect(gridRows(shape).map(({ sex }) => sex)).toEqual(['_T', 'F']);
  });

  it('reads cells as the language writes numbers, and says of each what is wrong with it', () => {
    const cells = [
      ['14 000 000', ' '],
      ['abc', '-2'],
    ];
    const { figures, findings } = readGrid(shape, cells, CONTEXT, 'fr');
    expect(figures.map(({ value, period, row, column }) => [value, period, row, column])).toEqual([
      [14e6, '2019', 1, 1],
    ]);
    expect(findings.map(({ rule, at }) => [rule, at?.row, at?.column])).toEqual([
      ['not-a-number', 2, 1],
      ['beyond-range', 2, 2],
    ]);
  });

  it('takes years in any order, and spans of them', () => {
    expect(parseYears('2020, 2015-2017؛2015'.replace('؛', ';'))).toEqual(['2015', '2016', '2017', '2020']);
    for (const text of ['', '20', '2020-2015', '2020-2300', '1900-2000', 'abc', '1799'])
      expect(parseYears(text), text).toBeUndefined();
  });
});
