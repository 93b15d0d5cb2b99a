import type { ColumnMapping, Mapping, MappingTarget } from '@sterna/statistics/mapping';

/** A column as a person sees it. */
export interface SeenColumn {
  /** Counted from 1. */
  readonly column: number;
  /** As a spreadsheet shows it: `D`. */
  readonly letter: string;
  readonly heading: string;
}

/** The number of a column from its letters: `A` is 1, `AA` is 27. */
function numberOf(letters: string): number {
  return [...letters.trim().toUpperCase()].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0);
}

function same(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** Whether an entry of a mapping is about a column. */
export function isAbout(entry: ColumnMapping, seen: SeenColumn): boolean {
  if (entry.heading !== undefined) return same(entry.heading, seen.heading);
  if (entry.column !== undefined) return numberOf(entry.column) === seen.column;
  const [from = '', to] = (entry.columns ?? '').split(':');
  if (to === undefined) return numberOf(from) === seen.column;
  return seen.column >= numberOf(from) && (to.trim() === '' || seen.column <= numberOf(to));
}

/** The entry of a mapping for a column, if there is one. */
export function entryFor(mapping: Mapping, seen: SeenColumn): ColumnMapping | undefined {
  return mapping.columns.find((entry) => isAbout(entry, seen));
}

/**
 * What a column gives as one word for a form: a target; or `OBS_VALUE>TIME_PERIOD` for values whose heading gives the
 * period. `*` stands for what a form has no word for: headings of several rows.
 */
export function wordFor(entry: ColumnMapping | undefined): string {
  if (entry === undefined) return 'ignore';
  if (entry.headGives === undefined) return entry.is;
  return typeof entry.headGives === 'string' ? `${entry.is}>${entry.headGives}` : `${entry.is}>*`;
}

/** A column by its heading, so that the mapping fits next time too; by its letter where the heading does not tell. */
function choiceFor(seen: SeenColumn, all: readonly SeenColumn[]): { heading: string } | { column: string } {
  const isUnique = seen.heading !== '' && all.filter(({ heading }) => same(heading, seen.heading)).length === 1;
  return isUnique && !seen.heading.includes(' / ') ? { heading: seen.heading } : { column: seen.letter };
}

function entryFrom(word: string, seen: SeenColumn, all: readonly SeenColumn[]): ColumnMapping {
  const [is = 'ignore', headGives] = word.split('>') as [MappingTarget, MappingTarget | undefined];
  return { ...choiceFor(seen, all), is, ...(headGives && { headGives }) };
}

/**
 * The columns of a mapping after a person has said what each gives. Entries nobody has touched stay as they are, with
 * all that a form does not show; one for several columns falls apart when one of them was changed.
 *
 * @param words by column, see {@link wordFor}
 */
export function changedColumns(
  mapping: Mapping,
  seen: readonly SeenColumn[],
  words: ReadonlyMap<number, string>,
): ColumnMapping[] {
  const wordOf = (column: SeenColumn): string => words.get(column.column) ?? wordFor(entryFor(mapping, column));
  const isUntouched = (column: SeenColumn): boolean => wordOf(column) === wordFor(entryFor(mapping, column));
  const kept = mapping.columns.filter((entry) =>
    seen.filter((column) => entryFor(mapping, column) === entry).every(isUntouched),
  );
  const made = seen.flatMap((column) => {
    const before = entryFor(mapping, column);
    if (before !== undefined && kept.includes(before)) return [];
    const word = wordOf(column);
    if (word === 'ignore') return [];
    if (before !== undefined && isUntouched(column)) {
      const { heading: _heading, column: _column, columns: _columns, ...rest } = before;
      return [{ ...choiceFor(column, seen), ...rest } as ColumnMapping];
    }
    return [entryFrom(word, column, seen)];
  });
  return [...kept, ...made];
}
