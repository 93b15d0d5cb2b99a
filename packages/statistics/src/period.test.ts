import { describe, expect, it } from 'vitest';
import { frequencyOf, readSdmxPeriod, sdmxPeriod, yearOf } from './period.ts';

describe('a period of SDMX', () => {
  it.each([
    ['2020', '2020'],
    ['2020-A1', '2020'],
    ['2020-01', '2020-M01'],
    ['2020-M01', '2020-M01'],
    ['2020M1', '2020-M01'],
    ['2020-S2', '2020-S2'],
    ['2010-B1', '2010-S1'],
    ['2020-T3', '2020-T3'],
    ['2020-Q4', '2020-Q4'],
    ['2020Q4', '2020-Q4'],
    ['2020-W5', '2020-W05'],
    ['2020-D366', '2020-D366'],
    ['2020-02-29', '2020-02-29'],
    ['2020-02-29Z', '2020-02-29'],
    ['2020-01Z', '2020-M01'],
    ['2020-01-31T00:00:00', '2020-01-31'],
    ['2020-01-31T12:30:00+02:00', '2020-01-31T12:30:00'],
    ['2015-01-01/P6Y', '2015/2020'],
    ['2015-01-01/P1Y', '2015'],
    ['2015-04-01/P3M', '2015-Q2'],
    ['2015-07-01T00:00:00/P6M', '2015-S2'],
    ['2015-04-01/P1D', '2015-04-01'],
    ['2015/2020', '2015/2020'],
  ])('%s is %s', (text, period) => {
    expect(readSdmxPeriod(text)).toBe(period);
  });

  it.each(['', '20', '2020-13', '2020-Q5', '2021-02-29', '2020-W54', 'P1Y', '2015-01-15/P10D', '2020/2015', '2020-A2'])(
    'is not “%s”',
    (text) => {
      expect(readSdmxPeriod(text)).toBeUndefined();
    },
  );

  it.each(
    ['2020', '2020-S1', '2020-T3', '2020-Q1', '2020-M01', '2020-W53', '2020-D366'].concat([
      '2020-01-31',
      '2020-01-31T12:00:00',
      '2015/2020',
    ]),
  )('%s is written so that it is read again', (period) => {
    expect(readSdmxPeriod(sdmxPeriod(period))).toBe(period);
  });

  it('tells its frequency', () => {
    const periods = ['2020', '2020-S1', '2020-T3', '2020-Q1', '2020-M01', '2020-W53', '2020-D366', '2020-01-31'];
    expect([...periods, '2020-01-31T12:00:00', '2015/2020'].map(frequencyOf).join('')).toBe('ASTQMWDDIO');
  });

  it('ends in a year', () => {
    expect(['2015/2020', '2020-Q1', '2020-01-31'].map(yearOf)).toEqual([2020, 2020, 2020]);
  });
});
