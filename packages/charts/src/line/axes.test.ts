import { describe, expect, it } from 'vitest';
import { stockLines } from '../samples/moldova-charts.ts';
import { frameLines, yearTicks } from './axes.ts';

describe('years under the axis', () => {
  it('are those of the data when there is room', () => {
    expect(yearTicks([1990, 1995, 2000, 2005, 2010, 2015, 2020], 20)).toEqual([
      1990, 1995, 2000, 2005, 2010, 2015, 2020,
    ]);
  });

  it('are round ones else, with the first and the newest', () => {
    const years = Array.from({ length: 27 }, (_, index) => 1990 + index);
    expect(yearTicks(years, 10)).toEqual([1990, 1995, 2000, 2005, 2010, 2016]);
  });

  it('are whole where the data are of quarters', () => {
    const quarters = Array.from({ length: 14 }, (_, index) => 2017.25 + index / 4);
    expect(yearTicks(quarters, 60)).toEqual([2017, 2018, 2019, 2020]);
    expect(yearTicks([2020.25, 2020.5], 400)).toEqual([2020]);
  });

  it('are one for one datum', () => {
    expect(yearTicks([2016], 100)).toEqual([2016]);
    expect(yearTicks([], 100)).toEqual([]);
  });
});

describe('the value axis', () => {
  it('has three to five round grid lines from zero', () => {
    const { ticks } = frameLines(stockLines('fr'), { width: 680, mostHeight: Infinity }, 100);
    expect(ticks).toEqual([0, 500_000, 1_000_000]);
  });

  it('writes money in words where digits would be too many', () => {
    const chart = { ...stockLines('fr'), style: { kind: 'money' } as const };
    const points = [2010, 2020].map((year) => ({ year, value: (year - 2000) * 130_000_000 }));
    const frame = frameLines(
      { ...chart, lines: [{ label: 'Envois', colour: 'accent', points }] },
      { width: 680, mostHeight: Infinity },
      100,
    );
    expect(frame.tickTexts.at(-1)).toMatch(/milliards?$/u);
  });
});
