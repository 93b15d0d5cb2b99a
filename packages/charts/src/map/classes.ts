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

/** A step of the colours of values: 1 to 5 the deeper the more, `loss-1` to `loss-3` the deeper the further below zero. */
export type ValueStep = 1 | 2 | 3 | 4 | 5 | 'loss-1' | 'loss-2' | 'loss-3';

/** Which value has which colour: `steps` has one more than `bounds`, the lower bounds of all steps but the first. */
export interface ValueScale {
  readonly bounds: Thresholds;
  readonly steps: readonly ValueStep[];
}

/** The scale of thresholds between positive classes. With fewer classes the darker colours are used. */
export function scaleFrom(bounds: Thresholds): ValueScale {
  return { bounds, steps: ([1, 2, 3, 4, 5] as const).slice(4 - bounds.length) };
}

/** The step of a value. */
export function stepOf(value: number, { bounds, steps }: ValueScale): ValueStep {
  return steps[bounds.filter((bound) => value >= bound).length] ?? 5;
}

/** The least of 1, 2, 2.5, 5 or 10 times a power of ten that is not below the number. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 2.5, 5, 10].find((size) => size * power >= rough) ?? 10) * power;
}

/** Steps of equal, round width between two values. */
const EQUAL_STEPS = 5;

function equalBounds(low: number, high: number): Thresholds {
  const step = roundStep((high - low) / EQUAL_STEPS);
  const first = Math.floor(low / step) * step + step;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return [0, 1, 2, 3].map((index) => Number((first + index * step).toFixed(digits))).filter((bound) => bound < high);
}

/** Values whose largest is more than so many times their middle one are divided by their logarithm. */
const WIDE = 10;

/** Two bounds that divide distances from zero into three classes: by their logarithm where most are far smaller. */
function distanceBounds(sizes: readonly number[]): readonly [number, number] {
  const sorted = sizes.filter((size) => size > 0).sort((a, b) => a - b);
  const [most = 1, middle = 1] = [sorted.at(-1), sorted[Math.floor(sorted.length / 2)]];
  if (most / middle <= WIDE) {
    const step = roundStep(most / 3);
    return [step, 2 * step];
  }
  const ratio = Math.max(middle / most, 1 / 1000) ** (1 / 2);
  return [roundNumber(most * ratio * ratio), roundNumber(most * ratio)];
}

/** Losses on one side of zero, gains on the other, the same distance as deep on either side. */
function divergingScale(values: readonly number[]): ValueScale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [near, far] = distanceBounds(values.map(Math.abs));
  const all = [-far, -near, 0, near, far];
  const steps: readonly ValueStep[] = ['loss-3', 'loss-2', 'loss-1', 1, 3, 5];
  const used = steps.flatMap((step, index) => {
    const [from, to] = [all[index - 1] ?? Number.NEGATIVE_INFINITY, all[index] ?? Number.POSITIVE_INFINITY];
    return from <= high && to > low ? [{ step, from }] : [];
  });
  return { bounds: used.slice(1).map(({ from }) => from), steps: used.map(({ step }) => step) };
}

/**
 * The scale of some values: away from zero in two colours where they lie on both sides of it; by the logarithm where
 * they are of one sign and range over more than a power of ten; else in steps of equal, round width.
 */
export function valueScale(values: readonly number[]): ValueScale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || low === high) return scaleFrom([]);
  if (low < 0 && high > 0) return divergingScale(values);
  if (low >= 0 && high / Math.max(low, high / 1000) > WIDE) return scaleFrom(classThresholds(values));
  return scaleFrom(equalBounds(low, high));
}

/** One colour for each level of an ordinal scale, at most five. @param levels lowest first */
export function levelScale(levels: readonly number[]): ValueScale {
  return scaleFrom(levels.slice(1, 5));
}
