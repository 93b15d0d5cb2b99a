import type { Evidence } from '@sterna/evidence';
import { type Figure, TOTAL, yearOf } from '@sterna/statistics';

/** Of several figures of one series, the one of the latest period. */
function latestOf(figures: readonly Figure[]): Figure | undefined {
  return figures.toSorted((a, b) => yearOf(b.period) - yearOf(a.period) || (a.period < b.period ? 1 : -1))[0];
}

/** The newest total of an indicator for each of several places; all places when none are named. */
export async function newestTotals(
  evidence: Evidence,
  indicator: string,
  places?: readonly string[],
): Promise<ReadonlyMap<string, Figure>> {
  const figures = await evidence.figures({
    indicators: [indicator],
    ...(places ? { places } : {}),
    counterparts: [TOTAL],
    sexes: [TOTAL],
    ages: [TOTAL],
  });
  const newest = new Map<string, Figure>();
  for (const [place, own] of Map.groupBy(figures, (figure) => figure.refArea)) {
    const latest = latestOf(own);
    if (latest) newest.set(place, latest);
  }
  return newest;
}
