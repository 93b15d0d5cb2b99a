import { describe, expect, test } from 'vitest';
import { calendarPeriod, comparePeriods, findTimeSpan, liesWithin, parseTimeLimits } from './time-period.ts';

function days(period: string): string {
  const span = findTimeSpan(period);
  if (!span) return 'none';
  const iso = (time: number): string => new Date(time).toISOString().slice(0, 10);
  return `${iso(span.from)} ${iso(span.to - 1)}`;
}

describe('a period of SDMX', () => {
  test.each([
    ['2020', '2020-01-01 2020-12-31'],
    ['2020-A1', '2020-01-01 2020-12-31'],
    ['2020-S2', '2020-07-01 2020-12-31'],
    ['2020-T2', '2020-05-01 2020-08-31'],
    ['2020-Q1', '2020-01-01 2020-03-31'],
    ['2020-02', '2020-02-01 2020-02-29'],
    ['2020-M02', '2020-02-01 2020-02-29'],
    ['2020-W01', '2019-12-30 2020-01-05'],
    ['2020-W53', '2020-12-28 2021-01-03'],
    ['2020-D366', '2020-12-31 2020-12-31'],
    ['2020-02-29', '2020-02-29 2020-02-29'],
    ['2015/2020', '2015-01-01 2020-12-31'],
    ['2020-06-30T23:00:00', '2020-06-30 2020-06-30'],
    ['2020-06-30T23:00:00-02:00', '2020-07-01 2020-07-01'],
    ['0099', '0099-01-01 0099-12-31'],
  ])('%s covers the days %s', (period, expected) => {
    expect(days(period)).toBe(expected);
  });

  test.each([
    '',
    '20',
    '2020-Q5',
    '2020-Q0',
    '2020-M13',
    '2021-W53',
    '2021-D366',
    '2021-02-29',
    '2020/2015',
    '2020-T',
    'x',
  ])('%s is none', (period) => {
    expect(findTimeSpan(period)).toBeUndefined();
  });

  test('is ordered by where it begins, then by where it ends', () => {
    const periods = ['2021', '2020-Q2', '2020', '2020-M12', '2020-W02', '2020-01'];
    expect(periods.toSorted(comparePeriods)).toEqual(['2020-01', '2020', '2020-W02', '2020-Q2', '2020-M12', '2021']);
  });
});

describe('limits of time', () => {
  test.each([
    ['2020', undefined, '2020', true],
    ['2020', undefined, '2019-Q4', false],
    ['2020-06', undefined, '2020', false],
    ['2020-Q2', '2020-Q3', '2020-M04', true],
    ['2020-Q2', '2020-Q3', '2020-M10', false],
    [undefined, '2020-06-30', '2020-Q2', true],
    [undefined, '2020-06-29', '2020-Q2', false],
    [undefined, '2020', '2015/2020', true],
    ['2016', '2020', '2015/2020', false],
    ['2020-W01', '2020-W01', '2020-01-05', true],
    ['2020-W01', '2020-W01', '2020-01-06', false],
    ['2020-01-01T00:00:00', '2020-12-31T23:59:59.999', '2020', true],
    ['2020', '2020', 'not a period', false],
    [undefined, undefined, 'not a period', true],
  ])('from %s to %s: does %s lie within? %s', (start, end, period, expected) => {
    expect(liesWithin(period, parseTimeLimits(start, end))).toBe(expected);
  });
});

describe('a period in the words of the calendar', () => {
  test.each([
    ['2020', 'first', '2020'],
    ['2020-06', 'last', '2020-06'],
    ['2020-06-30T12:00:00Z', 'last', '2020-06-30T12:00:00Z'],
    ['2020-Q2', 'first', '2020-04-01'],
    ['2020-Q2', 'last', '2020-06-30'],
    ['2015/2020', 'last', '2020-12-31'],
    ['no period', 'first', 'no period'],
  ] as const)('%s as the %s of a range is %s', (period, end, expected) => {
    expect(calendarPeriod(period, end)).toBe(expected);
  });
});

test('an offset from UTC may be written with a + that was not encoded', () => {
  expect(parseTimeLimits('2020-06-30T12:00:00 02:00', undefined)).toEqual({ from: Date.UTC(2020, 5, 30, 10) });
});
