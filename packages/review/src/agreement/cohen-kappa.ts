/** How much of an agreement two categories are given that differ: none at all, or the less the further they lie apart. */
export type KappaWeights = 'none' | 'linear' | 'quadratic';

/** How far two people agree beyond chance. */
export interface Kappa {
  /** From -1 to 1; null where it is not defined, see `undefinedFor`. */
  readonly kappa: number | null;
  /**
   * Why there is no value: `nothing-in-common` where the two judged nothing both; `one-value` where both gave one and the
   * same value throughout, so that chance alone would agree as well.
   */
  readonly undefinedFor?: 'nothing-in-common' | 'one-value';
  /** Share of judgements that agree, weighted; null where there are none. */
  readonly observed: number | null;
  /** Share that would agree by chance, from how often each person gives each value; null where there are none. */
  readonly expected: number | null;
  /** Judgements that both made. */
  readonly n: number;
  /** Bounds of the 95 % confidence interval; null where there is no value. */
  readonly interval: readonly [number, number] | null;
  /** Counts: row = value of the first person, column = value of the second, both from 0. */
  readonly table: readonly (readonly number[])[];
}

/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

function weightOf(weights: KappaWeights, i: number, j: number, most: number): number {
  if (i === j) return 1;
  if (weights === 'none') return 0;
  const distance = Math.abs(i - j) / most;
  return weights === 'linear' ? 1 - distance : 1 - distance ** 2;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * Cohen's κ of two people's judgements of the same things.
 *
 * κ = (observed − expected) / (1 − expected): Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational
 * and Psychological Measurement 20, 37–46. With weights: Cohen, J. (1968), Weighted kappa, Psychological Bulletin 70,
 * 213–220. The interval is κ ± 1.96 standard errors for large samples: Fleiss, J. L., Cohen, J., Everitt, B. S. (1969),
 * Large sample standard errors of kappa and weighted kappa, Psychological Bulletin 72, 323–327; cut at −1 and 1.
 *
 * @param table square counts: row = value of the first person, column = value of the second
 * @throws RangeError for a table that is not square, or with counts that are no whole numbers from 0
 */
export function cohenKappa(table: readonly (readonly number[])[], weights: KappaWeights = 'none'): Kappa {
  const size = table.length;
  if (table.some((row) => row.length !== size)) throw new RangeError('the table is not square');
  if (table.flat().some((count) => !Number.isInteger(count) || count < 0)) throw new RangeError('counts are whole');
  const n = sum(table.flat());
  if (n === 0) {
    return { kappa: null, undefinedFor: 'nothing-in-common', observed: null, expected: null, n, interval: null, table };
  }
  const rows = table.map((row) => sum(row) / n);
  const columns = rows.map((_, j) => sum(table.map((row) => row[j] ?? 0)) / n);
  const weight = (i: number, j: number): number => weightOf(weights, i, j, size - 1);
  const weighted = (share: (i: number, j: number) => number): number =>
    sum(rows.map((_, i) => sum(columns.map((_share, j) => weight(i, j) * share(i, j)))));
  const observed = weighted((i, j) => (table[i]?.[j] ?? 0) / n);
  const expected = weighted((i, j) => (rows[i] ?? 0) * (columns[j] ?? 0));
  const hasOneValue = rows.some((share, i) => share === 1 && columns[i] === 1);
  if (hasOneValue) return { kappa: null, undefinedFor: 'one-value', observed, expected, n, interval: null, table };
  const kappa = (observed - expected) / (1 - expected);
  const rowWeights = rows.map((_, i) => sum(columns.map((share, j) => weight(i, j) * share)));
  const columnWeights = columns.map((_, j) => sum(rows.map((share, i) => weight(i, j) * share)));
  const spread = sum(
    table.map((row, i) =>
      sum(
        row.map((count, j) => {
          const mean = (rowWeights[i] ?? 0) + (columnWeights[j] ?? 0);
          return (count / n) * (weight(i, j) * (1 - expected) - mean * (1 - observed)) ** 2;
        }),
      ),
    ),
  );
  const variance = (spread - (observed * expected - 2 * expected + observed) ** 2) / (n * (1 - expected) ** 4);
  const reach = Z * Math.sqrt(Math.max(0, variance));
  return { kappa, observed, expected, n, interval: [Math.max(-1, kappa - reach), Math.min(1, kappa + reach)], table };
}
