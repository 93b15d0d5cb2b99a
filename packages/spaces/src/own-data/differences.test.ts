import type { Figure, SeriesKey } from '@sterna/statistics';
import { expect, it } from 'vitest';
import { findDifferences, selectDifferences } from './differences.ts';
import { type Choice, cellId, type OwnFigure } from './overlay.ts';

const KEY: SeriesKey = {
  ...{ indicator: 'POPULATION', refArea: 'SEN', counterpart: '_T', sex: '_T', age: '_T', dimensions: {}, unit: 'PS' },
};
const own = (period: string, value: number): OwnFigure => ({
  ...KEY,
  period,
  value,
  status: 'A',
  contribution: 5,
  row: 2,
});
const stated = (period: string, value: number): Figure => ({
  ...{ ...KEY, period, value, status: 'A' },
  origin: { kind: 'observed', release: 1, part: 1, row: 1 },
});
const chosen = (period: string, choice: Choice) => ({
  ...{ ...KEY, id: 1, period, choice, reason: 'why', chosenBy: null, chosenAt: new Date(0), endedAt: null },
});

const find = (
  owns: readonly OwnFigure[],
  publics: readonly Figure[],
  choices: readonly ReturnType<typeof chosen>[] = [],
) =>
  findDifferences({
    own: owns,
    choices,
    public: new Map(publics.map((figure) => [cellId(figure), figure])),
    releases: new Map([[1, { id: 1, source: 'WB_WDI', version: '2025', dated: '2025-06-05' }]]),
    decidable: new Set(['POPULATION']),
  });

it('lists what differs, the largest difference in proportion first', () => {
  const found = find(
    [own('2018', 110), own('2019', 50), own('2020', 7)],
    [stated('2018', 100), stated('2019', 100), stated('2020', 7)],
  );
  expect(found.map(({ figure, absolute, relative, inForce }) => [figure.period, absolute, relative, inForce])).toEqual([
    ['2019', -50, -0.5, 'own'],
    ['2018', 10, 0.1, 'own'],
  ]);
});

it('takes the dust of binary fractions for the same value', () => {
  expect(find([own('2020', 0.1 + 0.2)], [stated('2020', 0.3)])).toEqual([]);
});

it('leaves out what has no public figure, and says nothing of proportion beside 0', () => {
  expect(find([own('2020', 5)], [])).toEqual([]);
  const [row] = find([own('2020', 5)], [stated('2020', 0)]);
  expect([row?.absolute, row?.relative]).toEqual([5, undefined]);
});

it('keeps what was chosen in sight, whether or not the figures still differ', () => {
  const found = find(
    [own('2020', 5)],
    [stated('2019', 4), stated('2020', 5)],
    [chosen('2019', 'hidden'), chosen('2020', 'public')],
  );
  expect(found.map(({ figure, inForce, choice }) => [figure.period, inForce, choice?.choice])).toEqual([
    ['2020', 'public', 'public'],
    ['2019', 'hidden', 'hidden'],
  ]);
});

it('tells differences of shares in percentage points, and ranks them beside those of amounts', () => {
  const share = (value: number) => ({ ...own('2020', value), indicator: 'UNEMPLOYMENT_NATIONAL', unit: 'PC' });
  const public_ = { ...stated('2020', 3.4), indicator: 'UNEMPLOYMENT_NATIONAL', unit: 'PC' };
  const found = find([share(3.9), own('2020', 110)], [public_, stated('2020', 100)]);
  expect(found.map(({ figure, relative, size }) => [figure.indicator, relative, size?.toFixed(1)])).toEqual([
    ['POPULATION', 0.1, '10.0'],
    ['UNEMPLOYMENT_NATIONAL', undefined, '0.5'],
  ]);
  expect(selectDifferences(found, { atLeast: 1 }).map(({ figure }) => figure.indicator)).toEqual(['POPULATION']);
  expect(selectDifferences(found, { inForce: 'public' })).toEqual([]);
});

it('orders what is selected by indicator or period', () => {
  const found = find([own('2018', 110), own('2020', 101)], [stated('2018', 100), stated('2020', 100)]);
  const periods = (order: 'size' | 'period'): readonly string[] =>
    selectDifferences(found, { order }).map(({ figure }) => figure.period);
  expect([periods('size'), periods('period')]).toEqual([
    ['2018', '2020'],
    ['2020', '2018'],
  ]);
  expect(selectDifferences(found, { period: '2018' })).toHaveLength(1);
});
