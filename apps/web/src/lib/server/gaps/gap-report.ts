import type { CoverageRow, Evidence } from '@sterna/evidence';
import { INDICATORS, indicatorByCode, SOURCES } from '@sterna/statistics';
import { type Topic, topicOf } from '#lib/server/explore/topics.ts';

/** Figures older than this are called old, as in the profile. */
export const OLD_AFTER_YEARS = 5;

export type GapState = 'missing' | 'old' | 'recent';

/** What is known of one indicator in one country. */
export interface GapRow {
  readonly indicator: string;
  readonly topic: Topic;
  /** Ascending. */
  readonly years: readonly number[];
  readonly newest?: number;
  /** Whole years between the newest figure and now. */
  readonly age?: number;
  readonly state: GapState;
  /** The catalogue has a formula for it, or it is seen from the other end of corridors. */
  readonly derived: boolean;
  /** Ids of the sources of its figures. */
  readonly sources: readonly string[];
}

/** The state of a newest year. */
export function stateOf(newest: number | undefined, thisYear: number): GapState {
  if (newest === undefined) return 'missing';
  return thisYear - newest > OLD_AFTER_YEARS ? 'old' : 'recent';
}

/** A row of coverage with its age and state. */
export function gapRow(row: CoverageRow, thisYear: number): GapRow {
  const { indicator, years, newest, sources } = row;
  const known = indicatorByCode(indicator);
  return {
    indicator,
    topic: topicOf(indicator),
    years,
    ...(newest !== undefined && { newest, age: Math.max(thisYear - newest, 0) }),
    state: stateOf(newest, thisYear),
    derived: Boolean(known?.formula ?? known?.mirrorOf),
    sources,
  };
}

/** What a reader wants to see of the indicators. */
export interface GapFilter {
  readonly topic?: Topic;
  readonly state?: GapState;
}

export function fitsFilter(row: GapRow, { topic, state }: GapFilter): boolean {
  return (topic === undefined || row.topic === topic) && (state === undefined || row.state === state);
}

const rememberedCoverage = new Map<string, Promise<readonly CoverageRow[]>>();
let rememberedVersion = '';
const MOST_REMEMBERED = 60;

/** Coverage of some countries, remembered for as long as the data are the same. */
export async function coverageOfPlaces(places: readonly string[], evidence: Evidence): Promise<readonly CoverageRow[]> {
  const version = await evidence.version();
  if (version !== rememberedVersion) {
    rememberedCoverage.clear();
    rememberedVersion = version;
  }
  const missing = places.filter((place) => !rememberedCoverage.has(place));
  if (missing.length > 0) {
    const asked = evidence.coverage(missing);
    for (const place of missing) {
      const own = asked.then((rows) => rows.filter((row) => row.place === place));
      own.catch(() => rememberedCoverage.delete(place));
      rememberedCoverage.set(place, own);
    }
  }
  const rows = await Promise.all(places.map((place) => rememberedCoverage.get(place) ?? []));
  for (const oldest of rememberedCoverage.keys()) {
    if (rememberedCoverage.size <= MOST_REMEMBERED) break;
    rememberedCoverage.delete(oldest);
  }
  return withCorridorShares(rows.flat());
}

/** Indicators in the order of the catalogue, by code. */
const ORDER: ReadonlyMap<string, number> = new Map(INDICATORS.map(({ code }, index) => [code, index]));

/** True for shares of a corridor in a total: they have no total of their own to be counted. */
function isCorridorShare(code: string): boolean {
  return JSON.stringify(indicatorByCode(code)?.formula ?? {}).includes('"same"');
}

/** Coverage of corridor shares by that of the figures they are made from: the years that all of these have. */
function withCorridorShares(rows: readonly CoverageRow[]): readonly CoverageRow[] {
  const byKey = new Map(rows.map((row) => [`${row.indicator} ${row.place}`, row]));
  return rows.map((row) => {
    if (row.years.length > 0 || !isCorridorShare(row.indicator)) return row;
    const inputs = directInputsOf(row.indicator).map((code) => byKey.get(`${code} ${row.place}`));
    const [first, ...others] = inputs;
    const years = (first?.years ?? []).filter((year) => others.every((other) => other?.years.includes(year)));
    const newest = years.at(-1);
    const sources = [...new Set(inputs.flatMap((input) => input?.sources ?? []))];
    return newest === undefined ? row : { ...row, years, newest, sources };
  });
}

/** What is known of every indicator of the catalogue in one country. */
export async function gapReport(place: string, evidence: Evidence, thisYear: number): Promise<readonly GapRow[]> {
  const rows = await coverageOfPlaces([place], evidence);
  return rows
    .map((row) => gapRow(row, thisYear))
    .toSorted((a, b) => (ORDER.get(a.indicator) ?? 0) - (ORDER.get(b.indicator) ?? 0));
}

/** A source that has figures of an indicator, somewhere. */
export interface FillingSource {
  readonly source: string;
  readonly indicators: readonly string[];
}

/** The indicators that an indicator is computed from, or seen from the other end of. */
function directInputsOf(code: string): readonly string[] {
  const indicator = indicatorByCode(code);
  const formula = JSON.stringify(indicator?.formula ?? {});
  const named = [...formula.matchAll(/"figure":"(\w+)"/g)].flatMap(([, name]) => name ?? []);
  return [...new Set([...named, ...(indicator?.mirrorOf ? [indicator.mirrorOf] : [])])];
}

/** The indicators that it is computed from in the end. */
function inputsOf(code: string): readonly string[] {
  const inputs = directInputsOf(code);
  return inputs.length > 0 ? [...new Set(inputs.flatMap(inputsOf))] : [code];
}

/**
 * Which sources that are known here publish some indicators, for whatever country: by the figures received of the
 * reference countries. Indicators that none of them publishes are given apart.
 */
export async function sourcesFor(
  indicators: readonly string[],
  reference: readonly string[],
  evidence: Evidence,
): Promise<{ readonly filling: readonly FillingSource[]; readonly unpublished: readonly string[] }> {
  const rows = await coverageOfPlaces(reference, evidence);
  const publishing = new Map<string, Set<string>>();
  for (const { indicator, sources } of rows) {
    const known = publishing.get(indicator) ?? new Set<string>();
    for (const source of sources) known.add(source);
    publishing.set(indicator, known);
  }
  const bySource = new Map<string, string[]>();
  const unpublished: string[] = [];
  for (const code of indicators) {
    const sources = new Set([code, ...inputsOf(code)].flatMap((each) => [...(publishing.get(each) ?? [])]));
    if (sources.size === 0) unpublished.push(code);
    for (const source of sources) bySource.set(source, [...(bySource.get(source) ?? []), code]);
  }
  const known = SOURCES.map(({ id }) => id);
  const filling = [...bySource]
    .map(([source, own]) => ({ source, indicators: own }))
    .toSorted((a, b) => b.indicators.length - a.indicators.length || known.indexOf(a.source) - known.indexOf(b.source));
  return { filling, unpublished };
}
