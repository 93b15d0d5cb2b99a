import type { ExportedObservation } from '@sterna/exchange';
import { comparePeriods } from '@sterna/sdmx/rest';
import { frequencyOf, seriesId } from '@sterna/statistics';

type Batches = AsyncIterable<readonly ExportedObservation[]>;

/** How many observations of each series are wanted. */
export interface ObservationCounts {
  readonly firstNObservations?: number;
  readonly lastNObservations?: number;
}

/** The wanted observations of one series, those of each frequency together, by time. */
function pick(series: readonly ExportedObservation[], counts: ObservationCounts): readonly ExportedObservation[] {
  const { firstNObservations: first, lastNObservations: last } = counts;
  if (first === undefined && last === undefined) return series;
  return [...Map.groupBy(series, ({ period }) => frequencyOf(period)).values()].flatMap((members) => {
    const sorted = members.toSorted((a, b) => comparePeriods(a.period, b.period));
    if (first === undefined || last === undefined)
      return first === undefined ? sorted.slice(-(last ?? 0)) : sorted.slice(0, first);
    // Both ends are wanted; where they meet, nothing comes twice.
    return first + last >= sorted.length ? sorted : [...sorted.slice(0, first), ...sorted.slice(-last)];
  });
}

/**
 * Leaves of observations those that are wanted, in the order they come. All observations of a series have to come one
 * after another; no more than one series is held.
 */
export async function* selectedObservations(
  batches: Batches,
  accepts: (observation: ExportedObservation) => boolean,
  counts: ObservationCounts,
): AsyncGenerator<readonly ExportedObservation[], void, undefined> {
  const whole = counts.firstNObservations === undefined && counts.lastNObservations === undefined;
  let id: string | undefined;
  let series: ExportedObservation[] = [];
  for await (const batch of batches) {
    const wanted = batch.filter(accepts);
    if (whole) {
      if (wanted.length > 0) yield wanted;
      continue;
    }
    const ready: ExportedObservation[] = [];
    for (const observation of wanted) {
      const own = seriesId(observation);
      if (own !== id) {
        ready.push(...pick(series, counts));
        series = [];
        id = own;
      }
      series.push(observation);
    }
    if (ready.length > 0) yield ready;
  }
  if (series.length > 0) yield pick(series, counts);
}

/** Observations of which it is known whether there are any. */
export async function peeked<T>(
  batches: AsyncIterable<T>,
): Promise<{ readonly some: boolean; readonly all: AsyncIterable<T> }> {
  const iterator = batches[Symbol.asyncIterator]();
  const first = await iterator.next();
  async function* all(): AsyncGenerator<T, void, undefined> {
    try {
      for (let result = first; !result.done; result = await iterator.next()) yield result.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { some: !first.done, all: all() };
}
