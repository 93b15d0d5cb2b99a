import { columnsOf, type DirectoryPlan, type DirectoryTable, type Planned } from '@sterna/coordination';
import type { Language } from '@sterna/vocabulary';
import { cellText } from '#lib/import-text.ts';

/** One row of a plan, as a page shows it. */
export interface PlannedLine {
  readonly where: string;
  readonly title: string;
  readonly changes: readonly { readonly heading: string; readonly before: string; readonly after: string }[];
}

/** What a file would do to one kind of entries. */
export interface PlannedPart {
  readonly part: 'institutions' | 'posts' | 'holdings' | 'responsibilities';
  readonly added: readonly PlannedLine[];
  readonly changed: readonly PlannedLine[];
  readonly unchanged: number;
}

const TABLES: Readonly<Record<PlannedPart['part'], DirectoryTable>> = {
  institutions: 'institutions',
  posts: 'posts',
  holdings: 'posts',
  responsibilities: 'responsibilities',
};

function lineOf(planned: Planned<unknown>, table: DirectoryTable, language: Language): PlannedLine {
  const headings = new Map(columnsOf(table).map(({ key, heading }) => [key, heading[language]]));
  const changes = planned.changes.map(({ key, before, after }) => ({
    heading: headings.get(key) ?? key,
    before,
    after,
  }));
  return { where: cellText(planned.at, language), title: planned.title, changes };
}

/** A plan for showing it: what is added and changed row by row, what is unchanged counted. */
export function planView(plan: DirectoryPlan, language: Language): readonly PlannedPart[] {
  return (['institutions', 'posts', 'holdings', 'responsibilities'] as const).flatMap((part) => {
    const rows: readonly Planned<unknown>[] = plan[part];
    if (rows.length === 0) return [];
    const lines = (change: Planned<unknown>['change']): readonly PlannedLine[] =>
      rows.filter((row) => row.change === change).map((row) => lineOf(row, TABLES[part], language));
    return [{ part, added: lines('added'), changed: lines('changed'), unchanged: lines('unchanged').length }];
  });
}

/** How many rows of a plan do something. */
export function countsOf(plan: DirectoryPlan): { readonly added: number; readonly changed: number } {
  const all: readonly Planned<unknown>[] = [
    ...plan.institutions,
    ...plan.posts,
    ...plan.holdings,
    ...plan.responsibilities,
  ];
  const count = (change: Planned<unknown>['change']): number => all.filter((row) => row.change === change).length;
  return { added: count('added'), changed: count('changed') };
}
