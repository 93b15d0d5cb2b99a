import type { Grounds } from './grounds.ts';

/** What a measured value counts. */
export type Unit = 'ms' | 'kB' | 'answers/s' | 'errors' | '%';

/** One measured thing: the middle of its samples and their extremes, in one unit. */
export interface Measurement {
  readonly what: string;
  readonly unit: Unit;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  readonly samples: number;
  /** Median milliseconds of processor time, where the work is done in the measuring process. */
  readonly processor?: number;
  /** Baselines have none. */
  readonly beside?: Comparison;
  /** What the measurement itself should be. */
  readonly aim?: Aim;
}

/** How a measurement stands to its baseline of the same run. */
export interface Comparison {
  readonly baseline: string;
  /** Median over the baseline's median. */
  readonly ratio: number;
  readonly aim?: Aim;
}

/** A bound for the median or, where every sample must keep to it, for the greatest. */
export type Aim = { readonly atMost: number; readonly every?: true } | { readonly atLeast: number };

/** One benchmark: a subject with its baselines, measured in the same run. */
export interface Benchmark {
  /** As it is named on the command line. */
  readonly name: string;
  readonly title: string;
  measure(grounds: Grounds): Promise<readonly Measurement[]>;
}

/** The value in the middle; the mean of the two in the middle of an even number. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** Sums samples up. */
export function summarise(what: string, unit: Unit, values: readonly number[]): Measurement {
  return {
    what,
    unit,
    median: medianOf(values),
    least: Math.min(...values),
    most: Math.max(...values),
    samples: values.length,
  };
}

/** Sets a measurement beside its baseline. */
export function compare(measured: Measurement, baseline: Measurement, aim?: Aim): Measurement {
  const ratio = measured.median / baseline.median;
  return { ...measured, beside: { baseline: baseline.what, ratio, ...(aim && { aim }) } };
}

/** Whether a measurement meets its own aim and that of its ratio, as far as it has them. */
export function meetsAims({ aim, beside, median, most }: Measurement): boolean {
  const own = aim && 'atMost' in aim && aim.every ? most : median;
  return (!aim || isMet(aim, own)) && (!beside?.aim || isMet(beside.aim, beside.ratio));
}

function isMet(aim: Aim, value: number): boolean {
  return 'atMost' in aim ? value <= aim.atMost : value >= aim.atLeast;
}

/** How long a piece of work took. */
export interface Duration {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of processor time of this process, all its threads together. */
  readonly processor: number;
}

export async function timed(work: () => unknown): Promise<Duration> {
  const before = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
}

/**
 * Times several pieces of work in turn, round after round, so that whatever else the machine does falls on all of them.
 * One round more runs first and is not counted.
 *
 * @returns a measurement for each piece, in the order given
 */
export async function timeInTurn<const Pieces extends readonly Piece[]>(
  rounds: number,
  pieces: Pieces,
): Promise<{ readonly [Index in keyof Pieces]: Measurement }> {
  const durations: Duration[][] = pieces.map(() => []);
  for (let round = -1; round < rounds; round++) {
    for (const [index, { work }] of pieces.entries()) {
      const duration = await timed(() => work((round + rounds) % rounds));
      if (round >= 0) durations[index]?.push(duration);
    }
  }
  const measurements = pieces.map(({ what }, index) => summariseDurations(what, durations[index] ?? []));
  return measurements as { [Index in keyof Pieces]: Measurement };
}

/** A piece of work with its name. */
export interface Piece {
  readonly what: string;
  readonly work: (round: number) => unknown;
}

/** Sums durations up in milliseconds. */
export function summariseDurations(what: string, durations: readonly Duration[]): Measurement {
  const wall = summarise(
    what,
    'ms',
    durations.map((duration) => duration.wall),
  );
  return { ...wall, processor: medianOf(durations.map(({ processor }) => processor)) };
}

/** The entry of a list that a round has its turn with. */
export function inTurn<Entry>(entries: readonly Entry[], round: number): Entry {
  const entry = entries[round % entries.length];
  if (entry === undefined) throw new Error('nothing to take turns with');
  return entry;
}
