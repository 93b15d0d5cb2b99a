import {
  type FigureQuery,
  indicatorByCode,
  type ObservationInForce,
  type ObservationLoader,
  type ReleaseFacts,
  type SeriesKey,
  type SeriesValue,
  seriesId,
  TOTAL,
} from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';

/** A figure that a country has brought in itself and accepted. */
export interface OwnFigure extends SeriesValue<number> {
  /** Contribution it came in with. */
  readonly contribution: number;
  /** Sheet or archive member; absent for a plain file or a grid. */
  readonly part?: string;
  /** Row of its file or grid, from 1; the column where a row holds several. */
  readonly row: number;
  readonly column?: number;
}

/** Which figure of a series and period the country shows. */
export type Choice = 'own' | 'public' | 'hidden';

export interface ChosenFigure extends SeriesKey {
  readonly period: string;
  readonly choice: Choice;
}

/** Where own figures come from, as a source line names it. */
export interface OwnRelease {
  /** Number of the contribution. */
  readonly id: number;
  readonly title: string;
  /** Empty where none is named. */
  readonly publisher: string;
  /** Year, month or day: `2024`, `2024-05`, `2024-05-31`. */
  readonly dated: string;
}

/** What a country has brought in and decided of itself. */
export interface OwnStatistics {
  /** One for a series and period: of the newest contribution that was accepted. */
  readonly figures: readonly OwnFigure[];
  readonly choices: readonly ChosenFigure[];
  readonly releases: readonly OwnRelease[];
}

type Located = SeriesKey & { readonly period: string };

/** Names a series and period exactly; equal ones give equal texts. */
export function cellId(figure: Located): string {
  return `${seriesId(figure)}|${figure.period}`;
}

/** Id of a contribution among releases: those of publishers are positive. */
export function ownReleaseId(contribution: number): number {
  return -contribution;
}

/** The contribution that a release id stands for; `undefined` for a publisher's release. */
export function contributionOf(release: number): number | undefined {
  return release < 0 ? -release : undefined;
}

/** The last day that a date may mean: contributions are ordered by it. */
export function lastDayOf(dated: string): string {
  if (dated.length === 4) return `${dated}-12-31`;
  return dated.length === 7 ? `${dated}-31` : dated;
}

/** How a contribution is named among the sources: `ANSD, Recensement général`. */
export function ownSourceName({ publisher, title }: Pick<OwnRelease, 'publisher' | 'title'>): string {
  return publisher === '' || publisher === title ? title : `${publisher}, ${title}`;
}

function releaseOf(release: OwnRelease): ReleaseFacts {
  return {
    id: ownReleaseId(release.id),
    source: ownSourceName(release),
    version: release.dated,
    dated: lastDayOf(release.dated),
    isOwn: true,
  };
}

/** More parts than the figures of one space stand in. */
const MOST_PARTS = 1_000_000;

/** Files and grids that own figures stand in, by id of the part: below 0, as publishers' are above. */
export function ownParts(own: OwnStatistics): ReadonlyMap<number, Pick<OwnFigure, 'contribution' | 'part'>> {
  const parts = new Map(
    own.figures.map(({ contribution, part }) => [partName({ contribution, part }), { contribution, part }]),
  );
  // Contributions of a country and of its region may lie over one another: their parts are told apart by them.
  return new Map(
    [...parts.values()].map(({ contribution, part }, index) => [
      -contribution * MOST_PARTS - index - 1,
      { contribution, ...(part !== undefined && { part }) },
    ]),
  );
}

function partName({
  contribution,
  part,
}: {
  readonly contribution: number;
  readonly part: string | undefined;
}): string {
  return `${contribution} ${part ?? ''}`;
}

function partIds(own: OwnStatistics): ReadonlyMap<string, number> {
  return new Map([...ownParts(own)].map(([id, { contribution, part }]) => [partName({ contribution, part }), id]));
}

function observationOf(figure: OwnFigure, parts: ReadonlyMap<string, number>): ObservationInForce {
  const { contribution, part, ...stated } = figure;
  return { ...stated, release: ownReleaseId(contribution), part: parts.get(partName({ contribution, part })) ?? 0 };
}

const isCountry = (code: string): boolean => placeByCode(code)?.kind === 'country';

/**
 * The same corridor from its other end, for indicators that are computed from there: own emigrants in a country are that
 * country's immigrants, so that sums over corridors follow.
 */
function mirrored(figure: ObservationInForce): ObservationInForce | undefined {
  const base = indicatorByCode(figure.indicator)?.mirrorOf;
  if (base === undefined || figure.counterpart === TOTAL) return undefined;
  if (!isCountry(figure.refArea) || !isCountry(figure.counterpart)) return undefined;
  return { ...figure, indicator: base, refArea: figure.counterpart, counterpart: figure.refArea };
}

/** Own figures that are in force, by cell. */
function inForce(own: OwnStatistics, chosen: ReadonlyMap<string, Choice>): ReadonlyMap<string, ObservationInForce> {
  const parts = partIds(own);
  const cells = new Map<string, ObservationInForce>();
  for (const figure of own.figures) {
    const id = cellId(figure);
    if ((chosen.get(id) ?? 'own') === 'own') cells.set(id, observationOf(figure, parts));
  }
  for (const observation of [...cells.values()]) {
    const other = mirrored(observation);
    if (!other) continue;
    const id = cellId(other);
    if (!cells.has(id) && !chosen.has(id)) cells.set(id, other);
  }
  return cells;
}

function isAskedFor(query: FigureQuery): (one: ObservationInForce) => boolean {
  const within = (wanted: readonly string[] | undefined, code: string): boolean => !wanted || wanted.includes(code);
  const from = query.from === undefined ? undefined : String(query.from).padStart(4, '0');
  const after = query.to === undefined ? undefined : String(query.to + 1).padStart(4, '0');
  const further = Object.entries(query.dimensions ?? {});
  return (one) => {
    const [, end = one.period] = one.period.split('/');
    return (
      within(query.indicators, one.indicator) &&
      within(query.places, one.refArea) &&
      within(query.counterparts, one.counterpart) &&
      within(query.sexes, one.sex) &&
      within(query.ages, one.age) &&
      within(query.units, one.unit) &&
      further.every(([name, codes]) => codes.includes(one.dimensions[name] ?? '_Z')) &&
      (from === undefined || one.period >= from || end >= from) &&
      (after === undefined || one.period < after)
    );
  };
}

/**
 * Lays a country's own figures over the public ones: for the same series and period the own one is in force, unless the
 * country has chosen the public one, or neither. A question about one source's figures leaves out those that are not in
 * force here, so that what is computed follows the country's choice. Nothing own gives the public figures as they are.
 */
export function overlay(loader: ObservationLoader, own: OwnStatistics): ObservationLoader {
  if (own.figures.length === 0 && own.choices.length === 0) return loader;
  const chosen = new Map(own.choices.map((each) => [cellId(each), each.choice]));
  const cells = inForce(own, chosen);
  const byIndicator = Map.groupBy(cells.values(), ({ indicator }) => indicator);
  const hidden = new Set(own.choices.filter(({ choice }) => choice === 'hidden').map(cellId));
  const isHidden = (figure: Located): boolean => hidden.size > 0 && hidden.has(cellId(figure));
  // Most public figures are of indicators that the country has nothing of its own for.
  const touched = new Set([...byIndicator.keys(), ...own.choices.map(({ indicator }) => indicator)]);
  const isReplaced = (figure: Located): boolean => {
    if (!touched.has(figure.indicator)) return false;
    const id = cellId(figure);
    return cells.has(id) || hidden.has(id);
  };
  return {
    observations: async (query) => {
      const stated = await loader.observations(query);
      if (query.releases) return stated;
      const kept = stated.filter((observation) => !isReplaced(observation));
      if (query.sources) return kept;
      const candidates = query.indicators
        ? [...new Set(query.indicators)].flatMap((code) => byIndicator.get(code) ?? [])
        : [...cells.values()];
      return [...kept, ...candidates.filter(isAskedFor(query))];
    },
    releases: async () => {
      const stated = [...(await loader.releases())];
      return new Map([...stated, ...own.releases.map((each) => [ownReleaseId(each.id), releaseOf(each)] as const)]);
    },
    completeness: () => loader.completeness(),
    hides: (figure) => isHidden(figure) || (loader.hides?.(figure) ?? false),
  };
}
