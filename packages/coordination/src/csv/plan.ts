import type { HoldingFields, PostFields, Responsibility } from '../directory/directory.ts';
import type { InstitutionFields } from '../directory/institution.ts';
import type { CellAt, DirectoryFinding } from '../texts/finding.ts';

/** What becomes of one cell. */
export interface CellChange {
  /** Column, see `columnsOf`. */
  readonly key: string;
  readonly before: string;
  readonly after: string;
}

/** What becomes of one row. */
export interface Planned<Fields> {
  /** Where it stands in the file. */
  readonly at: CellAt;
  readonly change: 'added' | 'changed' | 'unchanged';
  /** Id of what is there already; below zero for what is added, so that other rows can refer to it. */
  readonly id: number;
  readonly fields: Fields;
  /** What it is called, for showing it. */
  readonly title: string;
  /** Of what is changed, in the words of the file's reader. */
  readonly changes: readonly CellChange[];
}

/** A time in a post. */
export type PlannedHolding = HoldingFields & {
  /** Id of the post; below zero for one that the file adds. */
  readonly post: number;
};

/**
 * What bringing a file in would do: everything can be looked at before anything is stored. Nothing is ever removed. Rows
 * with a finding of severity `error` are left out.
 */
export interface DirectoryPlan {
  readonly institutions: readonly Planned<InstitutionFields>[];
  readonly posts: readonly Planned<PostFields>[];
  readonly holdings: readonly Planned<PlannedHolding>[];
  readonly responsibilities: readonly Planned<Responsibility>[];
  readonly findings: readonly DirectoryFinding[];
}

/** Cells that differ, of the columns that the file has. */
export function changesBetween(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  keys: ReadonlySet<string>,
): readonly CellChange[] {
  return [...keys].flatMap((key) => {
    const [was, is] = [before[key] ?? '', after[key] ?? ''];
    return was === is ? [] : [{ key, before: was, after: is }];
  });
}
