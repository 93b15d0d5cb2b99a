import type { Evidence } from '@sterna/evidence';
import { type Figure, INDICATORS, type Indicator, TOTAL, yearOf } from '@sterna/statistics';

/** What is known of one indicator in one place. */
export interface KnownIndicator {
  readonly indicator: Indicator;
  readonly first: number;
  readonly latest: Figure;
}

/** Which indicators of the catalogue have values for a place, and which have none. */
export interface Coverage {
  readonly known: readonly KnownIndicator[];
  readonly missing: readonly Indicator[];
}

/** Of several figures of one series, the one of the latest period. */
function latestOf(figures: readonly Figure[]): Figure | undefined {
  return figures.toSorted((a, b) => yearOf(b.period) - yearOf(a.period) || (a.period < b.period ? 1 : -1))[0];
}

/**
 * Looks through the catalogue for a place: totals over partners, sexes and ages. Indicators that exist by corridor
 * only (a partner's share of a total) are left out; they belong to no one line.
 *
 * @param place ISO alpha-3
 */
export async function coverageOf(place: string, evidence: Evidence): Promise<Coverage> {
  const indicators = INDICATORS.filter(
    ({ code }) => !code.endsWith('_CORRIDOR_SHARE') && !code.startsWith('BILATERAL_'),
  );
  const figures = await evidence.figures({
    indicators: indicators.map(({ code }) => code),
    places: [place],
    counterparts: [TOTAL],
    sexes: [TOTAL],
    ages: [TOTAL],
  });
  const byIndicator = Map.groupBy(
    figures.filter((figure) => Object.keys(figure.dimensions).length === 0),
    (figure) => figure.indicator,
  );
  const known: KnownIndicator[] = [];
  const missing: Indicator[] = [];
  for (const indicator of indicators) {
    const own = byIndicator.get(indicator.code) ?? [];
    const latest = latestOf(own);
    if (latest) known.push({ indicator, first: Math.min(...own.map((figure) => yearOf(figure.period))), latest });
    else missing.push(indicator);
  }
  return { known, missing };
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
