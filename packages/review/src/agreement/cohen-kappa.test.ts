import { describe, expect, it } from 'vitest';
import { cohenKappa } from './cohen-kappa.ts';

describe('Cohen’s κ', () => {
  it('is what a person computes by hand', () => {
    //            second yes  no   | row
    // first yes         20    5   |  25      observed (20 + 15) / 50 = 0.7
    // first no          10   15   |  25      expected (25·30 + 25·20) / 2500 = 0.5
    // column            30   20   |  50      κ = (0.7 − 0.5) / (1 − 0.5) = 0.4
    const found = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(found).toMatchObject({ n: 50 });
    expect(found.observed).toBeCloseTo(0.7, 12);
    expect(found.expected).toBeCloseTo(0.5, 12);
    expect(found.kappa).toBeCloseTo(0.4, 12);
  });

  it('has the standard error of Fleiss, Cohen and Everitt', () => {
    // Of the table above, with p = rows (0.5, 0.5) and q = columns (0.6, 0.4); per cell (w·0.5 − (w̄i + w̄j)·0.3)²:
    // yes/yes 0.4·(0.5 − (0.6 + 0.5)·0.3)² = 0.4·0.17² = 0.01156     no/no 0.3·(0.5 − (0.4 + 0.5)·0.3)² = 0.3·0.23² = 0.01587
    // yes/no  0.1·((0.6 + 0.5)·0.3)² = 0.01089                       no/yes 0.2·((0.4 + 0.5)·0.3)² = 0.01458
    // Σ = 0.0529; (0.7·0.5 − 2·0.5 + 0.7)² = 0.0025; variance = 0.0504 / (50·0.5⁴) = 0.016128; standard error 0.126996
    const { interval } = cohenKappa([
      [20, 5],
      [10, 15],
    ]);
    expect(interval?.[0]).toBeCloseTo(0.4 - 1.959964 * 0.1269961, 5);
    expect(interval?.[1]).toBeCloseTo(0.4 + 1.959964 * 0.1269961, 5);
  });

  it('counts half of what lies a step apart in three, with linear weights', () => {
    // Three values, n = 10: [[3,1,0],[1,2,1],[0,0,2]]; rows 0.4 0.4 0.2, columns 0.4 0.3 0.3; weights 1, 1/2, 0.
    // observed 0.7 + 0.5·(0.1 + 0.1 + 0.1 + 0) = 0.85
    // expected diagonal 0.16 + 0.12 + 0.06 = 0.34; a step apart 0.4·0.3 + 0.4·0.4 + 0.4·0.3 + 0.2·0.3 = 0.46 → 0.34 + 0.23 = 0.57
    // κ = 0.28 / 0.43
    const table = [
      [3, 1, 0],
      [1, 2, 1],
      [0, 0, 2],
    ];
    const found = cohenKappa(table, 'linear');
    expect(found.observed).toBeCloseTo(0.85, 12);
    expect(found.expected).toBeCloseTo(0.57, 12);
    expect(found.kappa).toBeCloseTo(0.28 / 0.43, 12);
    // Quadratic weights 1, 3/4, 0: observed 0.7 + 0.75·0.3 = 0.925, expected 0.34 + 0.75·0.46 = 0.685
    expect(cohenKappa(table, 'quadratic').kappa).toBeCloseTo(0.24 / 0.315, 12);
  });

  it('is 1 for full agreement, 0 where one person always says the same, below 0 for contradiction', () => {
    expect(
      cohenKappa([
        [4, 0],
        [0, 6],
      ]),
    ).toMatchObject({ kappa: 1, interval: [1, 1] });
    expect(
      cohenKappa([
        [4, 6],
        [0, 0],
      ]).kappa,
    ).toBeCloseTo(0, 12);
    expect(
      cohenKappa([
        [0, 5],
        [5, 0],
      ]).kappa,
    ).toBeCloseTo(-1, 12);
  });

  it('has no value where both say one thing throughout, or judged nothing both', () => {
    expect(
      cohenKappa([
        [0, 0],
        [0, 8],
      ]),
    ).toMatchObject({ kappa: null, undefinedFor: 'one-value', observed: 1, n: 8, interval: null });
    expect(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
    ).toMatchObject({ kappa: null, undefinedFor: 'nothing-in-common', observed: null, n: 0 });
  });

  it('refuses what is no table of counts', () => {
    expect(() => cohenKappa([[1, 2]])).toThrow(RangeError);
    expect(() => cohenKappa([[-1]])).toThrow(RangeError);
  });
});
