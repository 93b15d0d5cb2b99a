import { describe, expect, it } from 'vitest';
import { endYear, readPeriod } from './period-cell.ts';

describe('periods', () => {
  it.each<[string | number, string]>([
    [2020, '2020'],
    ['2020', '2020'],
    ['2011.0', '2011'],
    ['2011 [YR2011]', '2011'],
    ['YR2011', '2011'],
    ['1990-1995', '1990/1995'],
    ['1990–1995', '1990/1995'],
    ['2011Q3 [YR2011Q3]', '2011-Q3'],
    ['2020-07', '2020-M07'],
    ['2020-01-01', '2020'],
    ['2019-12-31', '2019'],
    ['mid-2020', '2020'],
    ['End 2019', '2019'],
  ])('%s is %s', (cell, period) => {
    expect(readPeriod(cell)).toBe(period);
  });

  it.each(['20', '0-4', '2020-1990', 'total', '12345', ''])('%s is none', (cell) => {
    expect(readPeriod(cell)).toBeUndefined();
  });

  it('end in a year', () => {
    expect(endYear('2015/2020')).toBe(2020);
    expect(endYear('2011-Q3')).toBe(2011);
  });
});
