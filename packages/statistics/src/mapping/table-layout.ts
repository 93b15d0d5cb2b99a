import { columnLetter, type Merge, type Table, type TabularFile } from '@sterna/tabular';
import type { Finding } from '../finding.ts';
import type { CellReference } from '../observation.ts';
import { cellName } from './cell-name.ts';
import { columnsNamed, findHeadRows, type HeadRows, headOf, startOf } from './head-rows.ts';
import type { ColumnMapping, Mapping, MappingTarget } from './mapping.ts';
import { type Meaning, type Meanings, quoted } from './meanings/meanings.ts';

/** A column that says one part of the observations of its rows. Columns count from 0. */
export interface PartColumn {
  readonly column: number;
  readonly target: MappingTarget;
  readonly fillDown: boolean;
}

/** A column of values, with what its heading and the mapping say of them. */
export interface ValueColumn {
  readonly column: number;
  readonly heading: string;
  readonly said: ReadonlyMap<MappingTarget, Extract<Meaning, { readonly code: string }>>;
  readonly multiplier?: number;
}

/** Where in a table what stands that a mapping names. */
export interface TableLayout {
  readonly table: Table;
  readonly head: HeadRows;
  /** First and last row of figures, counted from 1. */
  readonly first: number;
  readonly last: number;
  readonly parts: readonly PartColumn[];
  readonly values: readonly ValueColumn[];
  readonly merges: readonly Merge[];
  /** What does not fit. */
  readonly findings: readonly Finding[];
}

/** The number of a column, from 1, by its letters in either case; 0 for something else. */
function numberOf(letters: string): number {
  const text = letters.trim().toUpperCase();
  if (!/^[A-Z]{1,3}$/.test(text)) return 0;
  return [...text].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** First and last column of `D:K`, from 1; the last one is infinite in `D:`. */
export function rangeOf(columns: string): { first: number; last: number } | undefined {
  const [from = '', to, ...more] = columns.split(':');
  const first = numberOf(from);
  const last = to === undefined ? first : to.trim() === '' ? Number.POSITIVE_INFINITY : numberOf(to);
  return first === 0 || last < first || more.length > 0 ? undefined : { first, last };
}

/** The tables that a mapping is about. */
export async function tablesOf(mapping: Mapping, file: TabularFile): Promise<readonly Table[]> {
  if (mapping.table === '*') return file.tables;
  if (mapping.table !== undefined) return file.tables.filter(({ name }) => name === mapping.table);
  for (const table of file.tables) if ((await table.head(2)).length > 1) return [table];
  return file.tables.slice(0, 1);
}

class Finder {
  readonly findings: Finding[] = [];
  readonly #part: string;

  constructor(part: string) {
    this.#part = part;
  }

  at(row: number, column?: number): CellReference {
    return { ...(this.#part && { part: this.#part }), row, ...(column !== undefined && { column }) };
  }

  add(rule: string, severity: Finding['severity'], message: string, at?: CellReference): void {
    const where = [
      this.#part && `sheet ${this.#part}`,
      at && `row ${at.row}`,
      at?.column && `column ${columnLetter(at.column)}`,
    ];
    this.findings.push({ rule, severity, message, where: where.filter(Boolean).join(', '), ...(at && { at }) });
  }
}

function chosenColumns(choice: ColumnMapping, head: HeadRows, width: number, finder: Finder): readonly number[] {
  if (choice.heading !== undefined) {
    const columns = columnsNamed(head, choice.heading);
    if (columns.length === 1) return columns;
    const known = head.headings.filter((heading) => heading !== '').slice(0, 30);
    const message =
      columns.length === 0
        ? `There is no column headed ${quoted(choice.heading)}. The headings are: ${known.join(', ') || 'none'}.`
        : `${columns.length} columns are headed ${quoted(choice.heading)} (${columns.map((c) => columnLetter(c + 1)).join(', ')}). Name the one that is meant by its letter, {"column": "${columnLetter((columns[0] ?? 0) + 1)}"}.`;
    finder.add(columns.length === 0 ? 'mapping-heading-missing' : 'mapping-heading-twice', 'error', message);
    return [];
  }
  const range = rangeOf(choice.column ?? choice.columns ?? '');
  if (range === undefined) return [];
  if (range.first > width) {
    const message = `There is no column ${columnLetter(range.first)}: the table ends with ${columnLetter(Math.max(1, width))}.`;
    finder.add('mapping-column-missing', 'error', message);
    return [];
  }
  const last = Math.min(range.last, width);
  const columns = Array.from({ length: last - range.first + 1 }, (_, i) => range.first - 1 + i);
  // Gaps between groups of columns have no heading.
  return choice.columns === undefined ? columns : columns.filter((c) => head.numbers.length === 0 || head.headings[c]);
}

/** What is said of the values of a column, by the mapping and by the rows of its heading; `undefined` leaves it out. */
function saidOf(
  choice: ColumnMapping,
  column: number,
  head: HeadRows,
  meanings: Meanings,
  finder: Finder,
): ValueColumn['said'] | undefined {
  const said = new Map<MappingTarget, Extract<Meaning, { readonly code: string }>>();
  const gives = choice.headGives === undefined ? [] : [choice.headGives].flat();
  const parts = head.parts[column] ?? [];
  const texts: [MappingTarget, string, number | undefined][] = gives.map((target, i) => {
    // One target for a head of several rows is said in the lowest of them that says anything.
    const lowest = parts.findLastIndex((part) => part !== '');
    const level = gives.length === 1 ? Math.max(0, lowest) : i;
    return [target, parts[level] ?? '', head.numbers[level]];
  });
  for (const [target, text] of Object.entries(choice.of ?? {})) {
    texts.push([target as MappingTarget, text ?? '', undefined]);
  }
  for (const [target, text, row] of texts) {
    if (target === 'ignore') continue;
    const meaning = text === '' ? (meanings.ofEmpty(target) ?? emptyHeading(target)) : meanings.of(target, text);
    if ('code' in meaning) {
      said.set(target, meaning);
      continue;
    }
    const at = row === undefined ? undefined : finder.at(row, column + 1);
    const named = at === undefined ? `The mapping says of column ${columnLetter(column + 1)}` : `${cellName(at)} says`;
    if ('refused' in meaning)
      finder.add(meaning.refused, 'error', `${named} ${meaning.says}. The column was left out.`, at);
    else if (meaning.leave !== 'ignore') {
      finder.add('totals-left-out', 'info', `${named} ${quoted(text)}: totals are left out, as the mapping says.`, at);
    }
    return undefined;
  }
  return said;
}

const emptyHeading = (target: MappingTarget): Meaning => ({
  refused: 'empty-heading',
  says: `nothing where ${target} is expected: fill the heading, or name the columns one by one`,
});

/** Finds in a table what a mapping names. */
export async function layOut(mapping: Mapping, table: Table, meanings: Meanings): Promise<TableLayout> {
  const finder = new Finder(table.name);
  const { rows, merges } = await startOf(table);
  const numbers = mapping.head ?? foundHead(mapping, rows, merges);
  const head = headOf(numbers, rows, merges);
  const width = Math.max(head.headings.length, ...rows.slice(0, 40).map(({ cells }) => cells.length), 0);
  const parts: PartColumn[] = [];
  const values: ValueColumn[] = [];
  for (const choice of mapping.columns) {
    for (const column of chosenColumns(choice, head, width, finder)) {
      if (choice.is === 'ignore') continue;
      if (choice.is !== 'OBS_VALUE') {
        parts.push({ column, target: choice.is, fillDown: choice.fillDown === true });
        continue;
      }
      const said = saidOf(choice, column, head, meanings, finder);
      if (said === undefined) continue;
      const multiplier = choice.multiplier === undefined ? {} : { multiplier: choice.multiplier };
      values.push({ column, heading: head.headings[column] ?? '', said, ...multiplier });
    }
  }
  const first = mapping.rows?.first ?? (numbers.length === 0 ? 1 : Math.max(...numbers) + 1);
  const last = mapping.rows?.last ?? Number.POSITIVE_INFINITY;
  // Reading from left to right is what filling down goes by.
  parts.sort((a, b) => a.column - b.column);
  return { table, head, first, last, parts, values, merges, findings: finder.findings };
}

/** The head of a table by the headings that the mapping names, where one row has more of them than what looks like it. */
function foundHead(
  mapping: Mapping,
  rows: Parameters<typeof findHeadRows>[0],
  merges: readonly Merge[],
): readonly number[] {
  const looksLike = findHeadRows(rows, merges).numbers;
  const wanted = mapping.columns.flatMap(({ heading }) => (heading === undefined ? [] : [heading]));
  const namedIn = (numbers: readonly number[]): number => {
    const head = headOf(numbers, rows, merges);
    return wanted.filter((heading) => columnsNamed(head, heading).length > 0).length;
  };
  let best = looksLike;
  let most = namedIn(looksLike);
  for (const { number } of most < wanted.length ? rows : []) {
    const named = namedIn([number]);
    if (named > most) {
      best = [number];
      most = named;
    }
  }
  return best;
}
