import { describe, expect, it } from 'vitest';
import { readWrittenPeriod } from './period-text.ts';

describe('a period', () => {
  it.each([
    [2020, '2020'],
    ['2020', '2020'],
    ['٢٠٢٠', '2020'],
    ['2020-Q1', '2020-Q1'],
    ['2020Q3', '2020-Q3'],
    ['T1 2020', '2020-Q1'],
    ['2T2020', '2020-Q2'],
    ['1er trimestre 2020', '2020-Q1'],
    ['III trimestre 2020', '2020-Q3'],
    ['الربع الثاني 2020', '2020-Q2'],
    ['S2 2020', '2020-S2'],
    ['2020-07', '2020-M07'],
    ['07/2020', '2020-M07'],
    ['Jan 2020', '2020-M01'],
    ['janvier 2020', '2020-M01'],
    ['enero de 2020', '2020-M01'],
    ['févr. 2020', '2020-M02'],
    ['يناير 2020', '2020-M01'],
    ['31/12/2020', '2020'],
    ['2020-12-31', '2020'],
    ['15/03/2020', '2020-03-15'],
    ['31 de marzo de 2020', '2020-03-31'],
    ['1er mars 2020', '2020-03-01'],
    ['2015-2020', '2015/2020'],
    ['mid-2020', '2020'],
    ['Année 2020', '2020'],
    ['2020-W05', '2020-W05'],
  ])('is read from %s', (cell, period) => {
    expect(readWrittenPeriod(cell)).toEqual({ period });
  });

  it.each(['2020*', '2020 (p)', '2020p', '2020¹'])('is read from a heading with a mark, %s', (text) => {
    expect(readWrittenPeriod(text)).toMatchObject({ period: '2020', mark: expect.any(String) });
  });

  it.each([
    ['03/04/2020', 'day-or-month'],
    ['2020/21', 'split-years'],
    ['31/12/20', 'two-digit-year'],
    ['2020-T1', 'trimester'],
    ['99', 'no-period'],
    ['2020-13', 'no-period'],
    ['2020-02-30', 'no-period'],
    ['Recensement 2013', 'no-period'],
  ])('is not guessed from %s', (text, unclear) => {
    expect(readWrittenPeriod(text)).toEqual({ unclear });
  });

  it.each([
    ['03/04/2020', { order: 'day' }, '2020-04-03'],
    ['03/04/2020', { order: 'month' }, '2020-03-04'],
    ['2020/21', { splitYears: 'first' }, '2020'],
    ['2020/21', { splitYears: 'last' }, '2021'],
    ['2020-21', { splitYears: 'span' }, '2020/2021'],
    ['2020-12-31', { dates: 'day' }, '2020-12-31'],
    ['2020-07-14', { dates: 'month' }, '2020-M07'],
    ['14/07/2020', { dates: 'year' }, '2020'],
  ] as const)('is read from %s as the mapping says: %j', (text, writing, period) => {
    expect(readWrittenPeriod(text, writing)).toEqual({ period });
  });
});
