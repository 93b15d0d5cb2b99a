export { checkDirectory } from './check/check-directory.ts';
export { callings } from './check/check-institutions.ts';
export { subjectKey } from './check/check-owners.ts';
export { columnsOf, DIRECTORY_TABLES, type DirectoryTable } from './csv/columns.ts';
export type { CellChange, DirectoryPlan, Planned, PlannedHolding } from './csv/plan.ts';
export { type ImportAgainst, planImport } from './csv/plan-import.ts';
export { MOST_ROWS, type SheetRows } from './csv/read-records.ts';
export { writeDirectoryCsv } from './csv/write-directory.ts';
export type * from './directory/directory.ts';
export { findInstitutions, type InstitutionFilter } from './directory/find-institutions.ts';
export { dayAfter, holdersOn, holdsOn, inOrderOfTime } from './directory/holdings.ts';
export {
  type Institution,
  type InstitutionFields,
  kindName,
  type NameInLanguage,
  type Names,
  nameIn,
} from './directory/institution.ts';
export { postName } from './directory/names.ts';
export {
  INSTITUTION_KINDS,
  type InstitutionKind,
  type InstitutionLevel,
  POST_KINDS,
  type PostKind,
  SUBJECTS,
  type Subject,
  type Term,
} from './directory/terms.ts';
export { likeness } from './directory/tidy.ts';
export { type CheckedHolding, checkHolding, type HoldingDraft } from './fields/check-holding.ts';
export { type CheckedInstitution, checkInstitution, type InstitutionDraft } from './fields/check-institution.ts';
export { type CheckedPost, checkPost, type PostDraft } from './fields/check-post.ts';
export { MOST_CHARACTERS } from './fields/limits.ts';
export {
  type CellAt,
  DIRECTORY_RULES,
  type DirectoryFinding,
  FIELD_RULES,
  type FindingParts,
  type FindingSubject,
  findingMessage,
  findingOf,
  ruleTitle,
  type SlotValue,
} from './texts/finding.ts';
