import { describe, expect, test } from 'vitest';
import { coverageStrip, pictureYears, yearRuns } from './coverage-picture.ts';
import { fitsFilter, gapRow, stateOf } from './gap-report.ts';

const row = gapRow(
  { indicator: 'EMIGRANT_STOCK', place: 'SEN', years: [1990, 2020], newest: 2020, sources: ['UNDESA_STOCK'] },
  2026,
);

describe('the state of a figure', () => {
  test.each([
    [undefined, 'missing'],
    [2020, 'old'],
    [2021, 'recent'],
    [2026, 'recent'],
  ] as const)('a newest year of %s in 2026 is called %s', (newest, state) => {
    expect(stateOf(newest, 2026)).toBe(state);
  });

  test('a row says how old its newest figure is, its topic, and that it is derived', () => {
    expect(row).toMatchObject({ age: 6, topic: 'stock', state: 'old', derived: true });
  });

  test('a filter keeps what fits all of it', () => {
    expect(fitsFilter(row, {})).toBe(true);
    expect(fitsFilter(row, { topic: 'stock', state: 'old' })).toBe(true);
    expect(fitsFilter(row, { topic: 'stock', state: 'missing' })).toBe(false);
  });
});

describe('the picture of years', () => {
  test('has one mark for years without a gap between them', () => {
    const years = { ...row, years: [1991, 1992, 1995] };
    expect(coverageStrip(years, { first: 1990, last: 1996 })).toEqual({ width: 7, path: 'M1 0h2v1h-2zM5 0h1v1h-1z' });
  });

  test('begins in 1990 at the earliest and ends with this year', () => {
    expect(pictureYears([{ ...row, years: [1960, 2000, 2010] }], 2026)).toEqual({ first: 2000, last: 2026 });
    expect(pictureYears([], 2026)).toEqual({ first: 2016, last: 2026 });
  });

  test('writes years that follow each other as a run', () => {
    expect(yearRuns([1990, 1995, 1996, 1997, 2000], ', ')).toBe('1990, 1995–1997, 2000');
  });
});
