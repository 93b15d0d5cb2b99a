import { describe, expect, it } from 'vitest';
import type { PlanePoint } from './projection.ts';
import { weighPoints } from './simplify.ts';

describe('the weight of a line’s points', () => {
  it('is the triangle each makes with its neighbours when it is the least one left', () => {
    const line: PlanePoint[] = [
      [0, 0],
      [1, 0.1],
      [2, 4],
      [3, 0.1],
      [4, 0],
    ];
    const weights = [...weighPoints(line)];
    expect(weights[0]).toBe(Infinity);
    expect(weights[4]).toBe(Infinity);
    expect(weights[2]).toBe(8);
    expect(weights[1]).toBeLessThan(2);
    expect(weights[3]).toBeLessThan(2.1);
  });

  it('never falls as points go, so that every threshold keeps a simplification of the last', () => {
    const line = Array.from({ length: 200 }, (_, index): PlanePoint => [index, Math.sin(index * 1.7) * (index % 13)]);
    const weights = weighPoints(line);
    const kept = (least: number): number => line.filter((_, index) => (weights[index] ?? 0) >= least).length;
    expect(kept(0)).toBe(200);
    expect(kept(5)).toBeLessThan(kept(1));
    expect(kept(1e9)).toBe(2);
  });

  it('leaves lines of two points alone', () => {
    expect([
      ...weighPoints([
        [0, 0],
        [1, 1],
      ]),
    ]).toEqual([Infinity, Infinity]);
  });
});
