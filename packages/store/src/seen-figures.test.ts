import { expect, it } from 'vitest';
import { SeenFigures } from './seen-figures.ts';

it('knows each of many series and periods from the second time on', () => {
  const seen = new SeenFigures();
  const periods = Array.from({ length: 100 }, (_, index) => index);
  const series = [0, 1, 1023, 1024, 70_000];
  const all = series.flatMap((number) => periods.map((period) => ({ number, period })));
  expect(all.filter(({ number, period }) => !seen.add(number, period))).toEqual([]);
  expect(all.filter(({ number, period }) => seen.add(number, period))).toEqual([]);
  expect(seen.add(69_999, 0)).toBe(true);
});
