import type { Language } from '@sterna/vocabulary';
import type { Directory, SubjectTerm } from '../directory/directory.ts';
import type { DirectoryFinding, Severity } from '../texts/finding.ts';
import type { DirectoryTable } from './columns.ts';
import type { DirectoryPlan } from './plan.ts';
import { type PlanContext, planInstitutions } from './plan-institutions.ts';
import { planPosts } from './plan-posts.ts';
import { planResponsibilities } from './plan-responsibilities.ts';
import { type RecordTable, readRecords, type SheetRows } from './read-records.ts';
import { InstitutionBook } from './reference.ts';
import { referencesIn } from './write-directory.ts';

/** What an import is held against. */
export interface ImportAgainst {
  readonly directory: Directory;
  readonly subjects: readonly SubjectTerm[];
  /** ISO date. */
  readonly today: string;
  /** Of whoever brings the file in. */
  readonly language: Language;
}

const WEIGHT: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Plans what the tables of a file would do to a directory: rows that add, change, or say what is there already, and
 * findings by cell. Tables of institutions, of posts with their holders and of responsibilities are told apart by their
 * headings; a file may hold several.
 */
export function planImport(sheets: readonly SheetRows[], against: ImportAgainst): DirectoryPlan {
  const { directory, subjects, today, language } = against;
  const findings: DirectoryFinding[] = [];
  const tables = sheets.flatMap((sheet): readonly RecordTable[] => {
    if (sheet.rows.length === 0) return [];
    const read = readRecords(sheet, language);
    findings.push(...read.findings);
    return read.table ? [read.table] : [];
  });
  let last = 0;
  const context: PlanContext = {
    directory,
    book: new InstitutionBook(directory.institutions),
    language,
    findings,
    reference: referencesIn(directory),
    nextId: () => {
      last -= 1;
      return last;
    },
  };
  const of = (table: DirectoryTable): readonly RecordTable[] => tables.filter((each) => each.table === table);
  // Institutions first: posts and responsibilities may be of those that the same file adds.
  const institutions = of('institutions').flatMap((table) => planInstitutions(table, context));
  const posts = of('posts').map((table) => planPosts(table, context));
  const responsibilities = of('responsibilities').flatMap((table) =>
    planResponsibilities(table, context, subjects, today),
  );
  return {
    institutions,
    posts: posts.flatMap((each) => each.posts),
    holdings: posts.flatMap((each) => each.holdings),
    responsibilities,
    findings: findings.toSorted((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity]),
  };
}
