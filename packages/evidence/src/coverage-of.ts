import { type FigureSource, INDICATORS, type ReleaseFacts, TOTAL, yearOf } from '@sterna/statistics';
import type { Store } from '@sterna/store';
import type { CoverageRow } from './coverage.ts';
import { releasesUnder } from './exported.ts';

interface Found {
  readonly years: Set<number>;
  readonly sources: Set<string>;
}

/**
 * The years of which there are figures, of each indicator of the catalogue and each of some places.
 *
 * What is stated is counted in the database, corridors, sexes and ages included. Of what is derived only totals are
 * looked for (all counterparts, both sexes, all ages), for all places at once: a share of a single corridor counts by
 * the figures it would be made from, under their own indicators.
 */
export async function coverageOf(
  places: readonly string[],
  store: Store,
  figures: FigureSource,
  releases: () => Promise<ReadonlyMap<number, ReleaseFacts>>,
): Promise<readonly CoverageRow[]> {
  const known = await releases();
  const found = new Map<string, Found>();
  const at = (indicator: string, place: string): Found => {
    const key = `${indicator}|${place}`;
    const entry = found.get(key) ?? { years: new Set(), sources: new Set() };
    found.set(key, entry);
    return entry;
  };
  for (const { indicator, place, year, release } of await store.coverage(places)) {
    const entry = at(indicator, place);
    entry.years.add(year);
    entry.sources.add(known.get(release)?.source ?? '');
  }
  const totals = { places, counterparts: [TOTAL], sexes: [TOTAL], ages: [TOTAL] };
  const indicators = INDICATORS.filter(({ formula, mirrorOf, additive }) => formula ?? mirrorOf ?? additive);
  for (const figure of await figures({ ...totals, indicators: indicators.map(({ code }) => code) })) {
    if (figure.origin.kind !== 'derived') continue;
    const entry = at(figure.indicator, figure.refArea);
    entry.years.add(yearOf(figure.period));
    for (const id of releasesUnder(figure)) entry.sources.add(known.get(id)?.source ?? '');
  }
  return INDICATORS.flatMap(({ code }) => places.map((place) => rowOf(code, place, found.get(`${code}|${place}`))));
}

function rowOf(indicator: string, place: string, found: Found | undefined): CoverageRow {
  const years = [...(found?.years ?? [])].sort((a, b) => a - b);
  const newest = years.at(-1);
  return {
    indicator,
    place,
    years,
    ...(newest !== undefined && { newest }),
    sources: [...(found?.sources ?? [])].filter(Boolean).sort(),
  };
}
