import type { Cell, Merge, Row, Table } from '@sterna/tabular';
import { findPlace } from '@sterna/vocabulary';
import { textOf } from '../readers/reading/head.ts';
import { readWrittenPeriod } from './meanings/period-text.ts';
import { readAgeWords, readSexWord } from './meanings/person-words.ts';
import { wordKey } from './meanings/plain-text.ts';
import { readWrittenNumber } from './meanings/written-number.ts';

/** Rows looked through for headings. */
export const ROWS_FOR_HEAD = 80;
/** Rows that a head spans at most. */
const TALLEST_HEAD = 4;

/** The headings over the columns of a table. */
export interface HeadRows {
  /** Counted from 1; none where the table has no headings. */
  readonly numbers: readonly number[];
  /** For each column, counted from 0, what each row of the head says of it. */
  readonly parts: readonly (readonly string[])[];
  /** The same joined: `Femmes / 2020`. */
  readonly headings: readonly string[];
}

const isFilled = (cell: Cell | undefined): boolean => textOf(cell) !== '';
const filledOf = (row: Row): number => row.cells.filter(isFilled).length;

function isNumber(cell: Cell | undefined): boolean {
  return readWrittenNumber(cell, {}, { counts: 'fractions', decimalComma: true }).kind === 'number';
}

/** A number that is no year: such stand in rows of figures and not in heads. */
function isFigure(cell: Cell | undefined): boolean {
  return isNumber(cell) && !('period' in readWrittenPeriod(typeof cell === 'number' ? cell : textOf(cell)));
}

/** `1 2 3 4` or `(1) (2) (3)`: numbers of the columns under a head. */
function isCountOfColumns(row: Row): boolean {
  const texts = row.cells.map(textOf).filter((text) => text !== '');
  return (
    texts.length > 2 &&
    texts.every((text, i) => text.replace(/[()[\]]/g, '') === String(i + 1 + (texts[0] === '0' ? -1 : 0)))
  );
}

const mayBeHead = (row: Row): boolean => isCountOfColumns(row) || (filledOf(row) >= 1 && !row.cells.some(isFigure));

/** Whether rows from one on are rows of figures: half of the next ones have a number, or all are as wide as each other. */
function figuresBegin(rows: readonly Row[], i: number): boolean {
  const row = rows[i];
  if (row === undefined || filledOf(row) < 2 || isCountOfColumns(row)) return false;
  if (!row.cells.some(isFigure)) return false;
  const next = rows.slice(i, i + 6).filter((one) => filledOf(one) >= 2);
  return next.filter((one) => one.cells.some(isFigure)).length * 2 >= next.length;
}

/** A title stands in one cell, or in one that is joined over nearly all columns. */
function isTitle(row: Row, merges: readonly Merge[], width: number): boolean {
  const [first, ...others] = row.cells.map((cell, column) => ({ cell, column })).filter(({ cell }) => isFilled(cell));
  if (first === undefined || others.length > 0) return first === undefined;
  const joined = merges.find(({ top, left }) => top === row.number && left === first.column + 1);
  if (joined !== undefined) return joined.right - joined.left + 1 >= width - 1 || first.column === 0;
  return first.column === 0;
}

/** Whether a row has a heading in a column, or one joined over it. */
function reaches(row: Row, column: number, merges: readonly Merge[]): boolean {
  if (isFilled(row.cells[column])) return true;
  if (merges.some(({ top, left, right }) => top === row.number && column + 1 >= left && column + 1 <= right))
    return true;
  return textToTheLeft(row.cells, column) !== '';
}

/** Whether a row without a number is one of figures all the same: it has places or periods where those have them. */
function isLikeFigures(row: Row, figures: Row): boolean {
  const periods = row.cells.filter((cell) => 'period' in readWrittenPeriod(cell)).length;
  return row.cells.some((cell, column) => {
    const [text, other] = [textOf(cell), textOf(figures.cells[column])];
    if (text === '' || other === '') return false;
    // Of many periods in a row each heads a column, whatever number stands under it.
    if (periods <= 2 && 'period' in readWrittenPeriod(text) && 'period' in readWrittenPeriod(other)) return true;
    return findPlace(text).status === 'found' && findPlace(other).status === 'found' && !isNumber(text);
  });
}

/** The last row of the head: rows of figures whose values are words do not belong to it. */
function aboveFigures(rows: readonly Row[], from: number, figures: Row | undefined): number {
  let last = from;
  while (last > 0 && figures !== undefined) {
    const [row, above] = [rows[last], rows[last - 1]];
    if (row === undefined || above === undefined || !isLikeFigures(row, figures)) break;
    if (filledOf(above) < 2 || !mayBeHead(above)) break;
    last -= 1;
  }
  return last;
}

/** A lone heading over several columns: joined over them, or a year, sex or age. */
function isGroupOfColumns(row: Row, merges: readonly Merge[]): boolean {
  const column = row.cells.findIndex(isFilled);
  const text = textOf(row.cells[column]);
  const isJoined = merges.some(({ top, left, right }) => top === row.number && left === column + 1 && right > left);
  return (
    isJoined ||
    'period' in readWrittenPeriod(text) ||
    readSexWord(text) !== undefined ||
    readAgeWords(text) !== undefined
  );
}

function lastHeadIndex(rows: readonly Row[], figures: number): number {
  for (let i = figures - 1; i >= Math.max(0, figures - 4); i -= 1) {
    const row = rows[i];
    if (row !== undefined && filledOf(row) >= 2 && mayBeHead(row) && !isCountOfColumns(row)) return i;
  }
  return -1;
}

/**
 * Finds the rows of headings: those of words and years right above the first rows of figures.
 *
 * @returns their numbers, and that of the first row under them
 */
export function findHeadRows(
  rows: readonly Row[],
  merges: readonly Merge[],
): { numbers: readonly number[]; first: number } {
  const figures = rows.findIndex((_, i) => figuresBegin(rows, i));
  if (figures === -1) {
    const widest = [...rows.slice(0, 20)].sort((a, b) => filledOf(b) - filledOf(a))[0];
    return widest === undefined ? { numbers: [], first: 1 } : { numbers: [widest.number], first: widest.number + 1 };
  }
  const last = aboveFigures(rows, lastHeadIndex(rows, figures), rows[figures]);
  if (last === -1) return { numbers: [], first: rows[figures]?.number ?? 1 };
  const width = filledOf(rows[figures] ?? { number: 0, cells: [] });
  let start = last;
  while (start > 0 && last - start < TALLEST_HEAD - 1) {
    const above = rows[start - 1];
    if (above === undefined || !mayBeHead(above) || isTitle(above, merges, width)) break;
    const isOverFigures = rows[figures]?.cells.some((cell, column) => isFigure(cell) && reaches(above, column, merges));
    if ((filledOf(above) >= 2 && isOverFigures) || isGroupOfColumns(above, merges)) start -= 1;
    else break;
  }
  const numbers = rows.slice(start, last + 1).map(({ number }) => number);
  return { numbers, first: (rows[last]?.number ?? 0) + 1 };
}

/** What each row of a head says over each column: joined cells said for all, a blank one by the cell to its left. */
function partsOf(head: readonly Row[], merges: readonly Merge[]): string[][] {
  const width = Math.max(0, ...head.map(({ cells }) => cells.length));
  const numbers = new Set(head.map(({ number }) => number));
  const joins = merges.filter(({ top, bottom }) => [...numbers].some((number) => number >= top && number <= bottom));
  const textAt = (row: number, column: number): string =>
    textOf(head.find(({ number }) => number === row)?.cells[column]);
  return Array.from(
    { length: Math.max(width, ...joins.map(({ right }) => Math.min(right, width + 50))) },
    (_, column) =>
      head.map(({ number }, level) => {
        const own = textAt(number, column);
        if (own !== '') return own;
        const join = joins.find(
          ({ top, left, bottom, right }) =>
            number >= top && number <= bottom && column + 1 >= left && column + 1 <= right,
        );
        if (join !== undefined) return join.top < (head[0]?.number ?? 0) ? '' : textAt(join.top, join.left - 1);
        if (joins.length > 0 || level === head.length - 1) return '';
        if (head.slice(level + 1).every(({ cells }) => !isFilled(cells[column]))) return '';
        return textToTheLeft(head[level]?.cells ?? [], column);
      }),
  );
}

/**
 * The cell that a blank one in an upper row of a head belongs to: the next to its left, unless it is further away than
 * any group of columns before it is wide.
 */
function textToTheLeft(cells: readonly Cell[], column: number): string {
  const starts = [...cells.keys()].filter((at) => isFilled(cells[at]));
  const start = starts.findLast((at) => at < column);
  if (start === undefined) return '';
  const widths = starts.slice(1).map((at, i) => at - (starts[i] ?? 0));
  const isLast = start === starts.at(-1);
  // A lone group, and the first of all, have none to be compared with.
  if (isLast && widths.length > 0 && column - start >= Math.max(...widths)) return '';
  return textOf(cells[start]);
}

function joined(parts: readonly string[]): string {
  const texts = parts.filter((part, i) => part !== '' && part !== parts[i - 1]);
  return texts.map((text) => text.replace(/\s+/g, ' ')).join(' / ');
}

/** Reads the headings in the rows with these numbers. */
export function headOf(numbers: readonly number[], rows: readonly Row[], merges: readonly Merge[]): HeadRows {
  const head = rows.filter(({ number }) => numbers.includes(number));
  const parts = partsOf(head, merges);
  return { numbers, parts, headings: parts.map(joined) };
}

/** Columns, from 0, whose heading is meant: the whole heading, else one row of it. */
export function columnsNamed(head: HeadRows, heading: string): readonly number[] {
  const wanted = wordKey(heading);
  const columns = [...head.headings.keys()];
  const whole = columns.filter((column) => wordKey(head.headings[column] ?? '') === wanted);
  if (whole.length > 0) return whole;
  return columns.filter((column) => head.parts[column]?.some((part) => wordKey(part) === wanted));
}

/** The joined cells of a table, and the rows its head is looked for in. */
export async function startOf(table: Table): Promise<{ rows: readonly Row[]; merges: readonly Merge[] }> {
  return { rows: await table.head(ROWS_FOR_HEAD), merges: (await table.merges?.()) ?? [] };
}
