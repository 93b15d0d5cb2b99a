import type { Evidence } from '@sterna/evidence';
import type { ExportedObservation } from '@sterna/exchange';
import { figureKey, releaseTitle, type SeriesKey, seriesValueOf, sourceById, yearOf } from '@sterna/statistics';
import { formatNumber, type Language } from '@sterna/vocabulary';
import { valueText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { periodText } from '#lib/period-text.ts';

type Historical = Awaited<ReturnType<Evidence['revisions']>>[number];
type Facts = Awaited<ReturnType<Evidence['releases']>>;

/** What one release states for one period. */
export interface RevisionCell {
  readonly text: string;
  /** Against the release of the same source before: `+1,200`, and the same in percent where the unit is not percent. */
  readonly difference?: string;
  readonly relative?: string;
  readonly inForce: boolean;
  readonly missing: boolean;
  readonly href?: string;
}

export interface RevisionTable {
  /** Releases by source, the source of the newest first, newest first. */
  readonly releases: readonly { readonly id: number; readonly title: string; readonly undone: boolean }[];
  /** Publishers over their columns; one where all releases are of one source. */
  readonly publishers: readonly { readonly source: string; readonly name: string; readonly columns: number }[];
  /** Periods, newest first; `undefined` where a release says nothing of it. */
  readonly rows: readonly { readonly period: string; readonly cells: readonly (RevisionCell | undefined)[] }[];
  /** A source has several releases of the series. */
  readonly compared: boolean;
  /** Periods of which releases of one source state different values. */
  readonly revised: number;
}

/** A difference between percentages is in points, and has no percentage of its own: it would be taken for the other. */
function differenceTexts(now: Historical, before: Historical | undefined, language: Language) {
  if (!before || now.value === null || before.value === null || now.value === before.value) return {};
  const difference = now.value - before.value;
  const sign = difference > 0 ? '+' : '\u2212';
  const size = Math.abs(difference);
  if (now.unit === 'PC') {
    const digits = size < 0.1 ? 2 : 1;
    const points = formatNumber(size, language, { kind: 'decimal', digits });
    return { difference: m.explore_points({ value: `${sign}${points}` }) };
  }
  const relative = before.value === 0 ? undefined : (difference / Math.abs(before.value)) * 100;
  return {
    difference: `${sign}${valueText({ ...now, value: size }, language)}`,
    ...(relative !== undefined && { relative: formatNumber(relative, language, { kind: 'percent', signed: true }) }),
  };
}

function cellOf(now: Historical, before: Historical | undefined, language: Language): RevisionCell {
  return {
    text: now.value === null ? m.status_M() : valueText({ ...now, value: now.value }, language),
    ...differenceTexts(now, before, language),
    inForce: now.inForce,
    missing: now.value === null,
    ...(now.inForce && now.value !== null && { href: tracePath(language, figureKey(now)) }),
  };
}

/** Releases in columns: those of one source together, the newest first. */
function releaseColumns(stated: readonly Historical[], facts: Facts): readonly number[] {
  const dated = (id: number): string => facts.get(id)?.dated ?? '';
  const newestFirst = (a: number, b: number): number => (dated(a) === dated(b) ? b - a : dated(a) < dated(b) ? 1 : -1);
  const ids = [...new Set(stated.map(({ release }) => release))].toSorted(newestFirst);
  return [...Map.groupBy(ids, (id) => facts.get(id)?.source ?? '').values()].flat();
}

function publishersOf(ids: readonly number[], facts: Facts, language: Language): RevisionTable['publishers'] {
  return [...Map.groupBy(ids, (id) => facts.get(id)?.source ?? '')].map(([source, own]) => ({
    source,
    name: sourceById(source)?.publisher[language] ?? source,
    columns: own.length,
  }));
}

/** Whether releases of one source state different values for a period. */
function isRevised(stated: readonly Historical[], facts: Facts): boolean {
  const known = stated.filter(({ state }) => state !== 'undone');
  const bySource = Map.groupBy(known, ({ release }) => facts.get(release)?.source ?? '');
  return [...bySource.values()].some((own) => new Set(own.map(({ value }) => value)).size > 1);
}

/**
 * Every release's values of a series side by side, each against the release of the same source before it that states the
 * same period: another publisher's figure is another figure and no revision.
 */
export async function revisionTable(key: SeriesKey, language: Language, evidence: Evidence): Promise<RevisionTable> {
  const [stated, facts] = await Promise.all([evidence.revisions(key), evidence.releases()]);
  const ids = releaseColumns(stated, facts);
  const sourceOf = (id: number): string | undefined => facts.get(id)?.source;
  const undone = new Set(stated.filter(({ state }) => state === 'undone').map(({ release }) => release));
  const byPeriod = Map.groupBy(stated, ({ period }) => period);
  const periods = [...byPeriod.keys()].toSorted((a, b) => yearOf(b) - yearOf(a) || (a < b ? 1 : -1));
  const rows = periods.map((period) => {
    const own = new Map((byPeriod.get(period) ?? []).map((each) => [each.release, each]));
    const cells = ids.map((id, index) => {
      const now = own.get(id);
      const earlier = ids.slice(index + 1).filter((other) => !undone.has(other) && sourceOf(other) === sourceOf(id));
      const before = earlier.flatMap((other) => own.get(other) ?? [])[0];
      return now && cellOf(now, before, language);
    });
    return { period: periodText(period), cells };
  });
  const publishers = publishersOf(ids, facts, language);
  return {
    releases: ids.map((id) => {
      const release = facts.get(id);
      return { id, title: release ? releaseTitle(release, language) : `${id}`, undone: undone.has(id) };
    }),
    publishers,
    rows,
    compared: publishers.some(({ columns }) => columns > 1),
    revised: [...byPeriod.values()].filter((own) => isRevised(own, facts)).length,
  };
}

/** Every release's values of some series, on their way into a file; what was withdrawn stays behind. */
export async function* revisionObservations(
  keys: readonly SeriesKey[],
  evidence: Evidence,
): AsyncGenerator<readonly ExportedObservation[], void, undefined> {
  const facts = await evidence.releases();
  for (const key of keys) {
    const stated = (await evidence.revisions(key)).filter(({ state }) => state !== 'undone');
    const own = stated.flatMap((each): ExportedObservation[] => {
      const release = facts.get(each.release);
      if (!release) return [];
      const { attributes } = each;
      return [
        {
          ...seriesValueOf(each),
          ...(attributes && { attributes }),
          source: release.source,
          release: release.version,
          dated: release.dated,
        },
      ];
    });
    if (own.length > 0) yield own;
  }
}
