import type { Language } from '@sterna/vocabulary';
import { subjectKey } from '../check/check-owners.ts';
import type { Directory, SubjectTerm } from '../directory/directory.ts';
import { inOrderOfTime } from '../directory/holdings.ts';
import { institutionCells, postCells, type Reference, responsibilityCells } from './cells.ts';
import { columnsOf, type DirectoryTable } from './columns.ts';
import { InstitutionBook } from './reference.ts';

/** Excel reads UTF-8 only when a file says so at its beginning. */
const BYTE_ORDER_MARK = '\ufeff';

/** What spreadsheets would take for a formula; apostrophes before it are those of `neutral`. */
const LIKE_A_FORMULA = /^'*\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A text with an apostrophe before it where a spreadsheet would compute it; `plain` takes it off again. */
export function neutral(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** A cell without the apostrophe that keeps it from being computed. */
export function plain(cell: string): string {
  return cell.startsWith("'") && LIKE_A_FORMULA.test(cell) ? cell.slice(1) : cell;
}

function csvField(text: string): string {
  const safe = neutral(text);
  return /[",;\t|\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** How institutions of a directory are referred to in files. */
export function referencesIn({ institutions }: Directory): Reference {
  const book = new InstitutionBook(institutions);
  const byId = new Map(institutions.map((institution) => [institution.id, institution]));
  return (id) => {
    const institution = byId.get(id);
    return institution ? book.referenceTo(institution) : '';
  };
}

function rowsOf(
  table: DirectoryTable,
  directory: Directory,
  subjects: readonly SubjectTerm[],
  language: Language,
): readonly Readonly<Record<string, string>>[] {
  const reference = referencesIn(directory);
  const live = new Set(directory.institutions.flatMap(({ id, isDeleted }) => (isDeleted ? [] : [id])));
  switch (table) {
    case 'institutions':
      return directory.institutions
        .filter(({ id }) => live.has(id))
        .map((each) =>
          institutionCells(live.has(each.partOf ?? 0) ? each : { ...each, partOf: null }, reference, language),
        );
    case 'posts':
      return directory.posts
        .filter(({ isDeleted }) => !isDeleted)
        .flatMap((post) => {
          if (post.holdings.length === 0) return [postCells(post, undefined, reference, language)];
          return inOrderOfTime(post.holdings).map((holding) => postCells(post, holding, reference, language));
        });
    case 'responsibilities': {
      const terms = new Map(subjects.map((term) => [subjectKey(term), term]));
      return directory.responsibilities
        .filter(({ institution }) => live.has(institution))
        .map((each) => responsibilityCells(each, terms.get(subjectKey(each)), reference, language));
    }
  }
}

/**
 * Writes a table of a directory as CSV (RFC 4180, UTF-8 with byte order mark), headings and terms in a language: what
 * `planImport` reads back to the same. Cells that begin like a formula get an apostrophe.
 */
export function writeDirectoryCsv(
  table: DirectoryTable,
  directory: Directory,
  subjects: readonly SubjectTerm[],
  language: Language,
): string {
  const columns = columnsOf(table);
  const lines = [
    columns.map(({ heading }) => heading[language]),
    ...rowsOf(table, directory, subjects, language).map((row) => columns.map(({ key }) => row[key] ?? '')),
  ];
  return `${BYTE_ORDER_MARK}${lines.map((cells) => cells.map(csvField).join(',')).join('\r\n')}\r\n`;
}
