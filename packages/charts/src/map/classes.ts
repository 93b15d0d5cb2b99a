/** Lower bounds of the classes above the first, smallest first: five classes at most. */
export type Thresholds = readonly number[];

/** The nearest of 1, 2, 3 or 5 times a power of ten, not above the value by more than rounding. */
function roundNumber(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const leading = value / power;
  const round = [1, 2, 3, 5, 10].reduce((best, next) =>
    Math.abs(Math.log(next / leading)) < Math.abs(Math.log(best / leading)) ? next : best,
  );
  return round * power;
}

/**
 * Divides values into up to five classes by their logarithm, at round numbers: corridors range over five orders of
 * magnitude, and equal steps would leave all but two countries in the lowest class.
 *
 * @param values positive numbers; others are ignored
 */
export function classThresholds(values: readonly number[]): Thresholds {
  const positive = values.filter((value) => value > 0);
  if (positive.length < 2) return [];
  const most = Math.max(...positive);
  const least = Math.max(Math.min(...positive), most / 1000);
  const ratio = (most / least) ** (1 / 5);
  if (ratio < 1.15) return [];
  const thresholds = [1, 2, 3, 4].map((step) => roundNumber(least * ratio ** step));
  return [...new Set(thresholds)].filter((value) => value > least && value <= most);
}

/** The class of a value, 1 the lowest to 5 the highest. With fewer classes the darker colours are used. */
export function classOf(value: number, thresholds: Thresholds): 1 | 2 | 3 | 4 | 5 {
  const reached = thresholds.filter((threshold) => value >= threshold).length;
  const classes = [1, 2, 3, 4, 5] as const;
  return classes[reached + (4 - thresholds.length)] ?? 1;
}
