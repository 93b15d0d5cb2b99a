import type { Evidence } from '@sterna/evidence';
import { figureKey, releaseTitle, type SeriesKey, yearOf } from '@sterna/statistics';
import { formatNumber, type Language } from '@sterna/vocabulary';
import { valueText } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { tracePath } from '#lib/paths.ts';
import { periodText } from '#lib/period-text.ts';

type Historical = Awaited<ReturnType<Evidence['revisions']>>[number];

/** What one release states for one period. */
export interface RevisionCell {
  readonly text: string;
  /** Against the release before: `+1,200`, and the same in percent. */
  readonly difference?: string;
  readonly relative?: string;
  readonly inForce: boolean;
  readonly missing: boolean;
  readonly href?: string;
}

export interface RevisionTable {
  /** Releases, newest first. */
  readonly releases: readonly { readonly id: number; readonly title: string; readonly undone: boolean }[];
  /** Periods, newest first; `undefined` where a release says nothing of it. */
  readonly rows: readonly { readonly period: string; readonly cells: readonly (RevisionCell | undefined)[] }[];
  /** Periods of which releases state different values. */
  readonly revised: number;
}

function differenceTexts(now: Historical, before: Historical | undefined, language: Language) {
  if (!before || now.value === null || before.value === null || now.value === before.value) return {};
  const difference = now.value - before.value;
  const size = valueText({ ...now, value: Math.abs(difference) }, language);
  const relative = before.value === 0 ? undefined : (difference / Math.abs(before.value)) * 100;
  return {
    difference: `${difference > 0 ? '+' : '\u2212'}${size}`,
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

/** Every release's values of a series side by side, each against the release before it that states the same period. */
export async function revisionTable(key: SeriesKey, language: Language, evidence: Evidence): Promise<RevisionTable> {
  const [stated, facts] = await Promise.all([evidence.revisions(key), evidence.releases()]);
  const dated = (id: number): string => facts.get(id)?.dated ?? '';
  const sourceOf = (id: number): string | undefined => facts.get(id)?.source;
  const ids = [...new Set(stated.map(({ release }) => release))].toSorted((a, b) =>
    dated(a) === dated(b) ? b - a : dated(a) < dated(b) ? 1 : -1,
  );
  const undone = new Set(stated.filter(({ state }) => state === 'undone').map(({ release }) => release));
  const byPeriod = Map.groupBy(stated, ({ period }) => period);
  const periods = [...byPeriod.keys()].toSorted((a, b) => yearOf(b) - yearOf(a) || (a < b ? 1 : -1));
  let revised = 0;
  const rows = periods.map((period) => {
    const own = new Map((byPeriod.get(period) ?? []).map((each) => [each.release, each]));
    const values = new Set([...own.values()].filter(({ state }) => state !== 'undone').map(({ value }) => value));
    if (values.size > 1) revised += 1;
    const cells = ids.map((id, index) => {
      const now = own.get(id);
      const earlier = ids.slice(index + 1).flatMap((other) => (undone.has(other) ? [] : (own.get(other) ?? [])));
      // A source revises itself; only where it has not stated the period before is another one compared with.
      const before = earlier.find(({ release }) => sourceOf(release) === sourceOf(id)) ?? earlier[0];
      return now && cellOf(now, before, language);
    });
    return { period: periodText(period), cells };
  });
  return {
    releases: ids.map((id) => {
      const release = facts.get(id);
      return { id, title: release ? releaseTitle(release, language) : `${id}`, undone: undone.has(id) };
    }),
    rows,
    revised,
  };
}
