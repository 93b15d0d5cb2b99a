import type { ExportedObservation } from '@sterna/exchange';
import {
  type Figure,
  type FigureQuery,
  type FigureSource,
  INDICATORS,
  type ReleaseFacts,
  type SeriesKey,
  seriesId,
  seriesValueOf,
} from '@sterna/statistics';
import type { Store, StoredObservation } from '@sterna/store';

type Releases = ReadonlyMap<number, ReleaseFacts>;

/** Stated observations that may be replaced by sums of a newer release, by indicator, series and period. */
type Held = Map<string, Map<string, ExportedObservation>>;

const DERIVED_AT_ONCE = 5000;

/**
 * What goes out for a query: stated observations in force by series and period, missing ones included, in batches that
 * are dropped as they are used; then, if wanted, what is derived from them, indicator by indicator. With `only`, what is
 * derived alone.
 */
export async function* exportedObservations(
  query: FigureQuery,
  derived: boolean | 'only',
  store: Store,
  figures: FigureSource,
  releases: () => Promise<Releases>,
): AsyncGenerator<readonly ExportedObservation[], void, undefined> {
  const known = await releases();
  const codes = new Set(query.sources ? [] : derivable(query));
  const hold = (one: StoredObservation): boolean => {
    if (!codes.has(one.indicator) || !isReplaceable(one)) return false;
    const some = held.get(one.indicator) ?? new Map<string, ExportedObservation>();
    held.set(one.indicator, some.set(keyOf(one), statedObservation(one, known)));
    return true;
  };
  const held: Held = new Map();
  const isReplaceable = derived && !query.sources ? replaceableIn(known) : () => false;
  const asStated = derived === 'only' ? [] : store.observationBatches(query);
  for await (const batch of asStated) {
    // Figures that were derived before they came in go out with those that are derived now.
    const stated = batch.filter((one) => !(isCarried(one) && codes.has(one.indicator)) && !hold(one));
    if (stated.length > 0) yield stated.map((one) => statedObservation(one, known));
  }
  // What one source states is asked for as it is: nothing is derived from it.
  if (!derived || query.sources) return;
  for (const code of codes) {
    const found = await derivedOf(code, query, store, figures, known, held.get(code) ?? new Map());
    for (let start = 0; start < found.length; start += DERIVED_AT_ONCE) {
      yield found.slice(start, start + DERIVED_AT_ONCE);
    }
  }
}

const isCarried = ({ attributes }: { readonly attributes?: Readonly<Record<string, string>> }): boolean =>
  attributes?.['DERIVATION'] !== undefined;

const keyOf = (one: SeriesKey & { readonly period: string }): string => `${seriesId(one)}|${one.period}`;

/** Whether an observation may stand behind a sum: its source has a newer release. Few are in force nonetheless. */
function replaceableIn(releases: Releases): (one: StoredObservation) => boolean {
  const newest = new Map<string, string>();
  for (const { source, dated } of releases.values()) {
    if (dated > (newest.get(source) ?? '')) newest.set(source, dated);
  }
  return ({ release }) => {
    const own = releases.get(release);
    return own !== undefined && own.dated < (newest.get(own.source) ?? '');
  };
}

/**
 * What is derived of one indicator, by series and period. What came in as derived goes out as it came, so that an export of
 * an export is the same: it may have been derived from figures that did not come along, as they were not in force.
 *
 * @param held stated observations that go out unless a sum replaces them
 */
async function derivedOf(
  code: string,
  query: FigureQuery,
  store: Store,
  figures: FigureSource,
  known: Releases,
  held: ReadonlyMap<string, ExportedObservation>,
): Promise<readonly ExportedObservation[]> {
  const carried = new Map<string, ExportedObservation>();
  for await (const batch of store.observationBatches({ ...query, indicators: [code] })) {
    for (const one of batch) if (isCarried(one)) carried.set(keyOf(one), statedObservation(one, known));
  }
  const found = await figures({ ...query, indicators: [code] });
  const derived = found
    .filter((figure) => figure.origin.kind === 'derived' || isCarried(figure))
    .map((figure): readonly [string, ExportedObservation] => {
      const key = keyOf(figure);
      const before = carried.get(key);
      return [key, before ?? derivedObservation(figure, known)];
    });
  return [...new Map([...held, ...derived])].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, observation]) => observation);
}

function derivable(query: FigureQuery): readonly string[] {
  return INDICATORS.filter(({ formula, mirrorOf, additive }) => formula ?? mirrorOf ?? additive)
    .map(({ code }) => code)
    .filter((code) => !query.indicators || query.indicators.includes(code));
}

function statedObservation(stated: StoredObservation, releases: Releases): ExportedObservation {
  const release = releases.get(stated.release);
  return {
    ...seriesValueOf(stated),
    ...(stated.attributes && { attributes: stated.attributes }),
    source: release?.source ?? '',
    release: release?.version ?? '',
    dated: release?.dated ?? '',
  };
}

function derivedObservation(figure: Figure, releases: Releases): ExportedObservation {
  const { origin } = figure;
  const from = [...releasesUnder(figure)]
    .flatMap((id) => releases.get(id) ?? [])
    .sort((a, b) => (a.source === b.source ? (a.dated < b.dated ? 1 : -1) : a.source < b.source ? -1 : 1));
  const joined = (texts: readonly string[]): string => [...new Set(texts)].join('+');
  return {
    ...seriesValueOf(figure),
    ...(origin.kind === 'derived' && { attributes: { DERIVATION: origin.formula } }),
    source: joined(from.map(({ source }) => source)),
    release: joined(from.map(({ version }) => version)),
    dated:
      from
        .map(({ dated }) => dated)
        .sort()
        .at(-1) ?? '',
  };
}

/** Ids of the releases that a figure was taken from in the end. */
export function releasesUnder(figure: Figure): ReadonlySet<number> {
  const found = new Set<number>();
  const seen = new Set<Figure>([figure]);
  // A set is walked in the order of insertion, also over what is added on the way.
  for (const { origin } of seen) {
    if (origin.kind === 'observed') found.add(origin.release);
    else for (const input of origin.inputs) seen.add(input);
  }
  return found;
}
