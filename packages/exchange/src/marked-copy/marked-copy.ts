import type { Finding, ReadOptions } from '@sterna/statistics';
import {
  type Cell,
  columnLetter,
  type Merge,
  openTabularFile,
  type Row,
  type Table,
  type TabularFile,
} from '@sterna/tabular';
import { formatNumber, isolate } from '@sterna/vocabulary';
import { type CellNote, SHEET_ROWS, type Sheet, type SheetCell, type SheetRow, sheetNames } from '../xlsx/workbook.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { FindingsByCell } from './cell-findings.ts';
import { COPY_WORDS } from './copy-words.ts';
import { marksOf, withMarks } from './every-mark.ts';
import { type FindingWords, findingsSheet } from './findings-sheet.ts';

/** Rows of a table that are copied whole; of what follows, only rows around findings. */
const ROWS_COPIED = 100_000;
const ROWS_AROUND = 2;
/** Tables of a file that are copied though nothing was found in them. */
const TABLES_COPIED = 40;
/** Notes on one sheet; with more it would open slowly. The colours and the list have all. */
const MOST_NOTES = 5_000;
const MOST_JOINED = 2_000;
const WIDEST = 16_384;
/** Characters that a spreadsheet takes in one cell. */
const LONGEST_TEXT = 32_767;

/** A text that is a number in its plainest writing becomes one; all others stay as they are, as far as a cell holds them. */
function copiedValue(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  if (cell.length > LONGEST_TEXT) return `${cell.slice(0, LONGEST_TEXT - 1)}…`;
  if (cell.length > 15 || !/^-?\d+(\.\d+)?$/.test(cell)) return cell;
  return String(Number(cell)) === cell ? Number(cell) : cell;
}

function markedRow(row: Row, marks: ReturnType<FindingsByCell['inRow']>): SheetRow {
  const cells: (SheetCell | undefined)[] = row.cells
    .slice(0, WIDEST)
    .map((cell) => (cell === null ? undefined : { value: copiedValue(cell) }));
  for (const { column, severity } of marks?.values() ?? []) {
    if (column > WIDEST) continue;
    while (cells.length < column) cells.push(undefined);
    cells[column - 1] = { value: cells[column - 1]?.value ?? null, look: severity };
  }
  return { number: row.number, cells };
}

/** Rows that hold nothing are not handed over; one that something was found in is put back. */
function* withEmptyRows(rows: readonly Row[], after: number, table: string, found: FindingsByCell): Generator<Row> {
  let last = after;
  for (const row of rows) {
    for (let number = Math.max(last + 1, row.number - 200); number < row.number; number += 1) {
      if (found.inRow(table, number) !== undefined) yield { number, cells: [] };
    }
    last = row.number;
    yield row;
  }
}

async function* markedRows(table: Table, found: FindingsByCell): AsyncGenerator<readonly SheetRow[]> {
  let copied = 0;
  let last = 0;
  for await (const batch of table.batches()) {
    const rows: SheetRow[] = [];
    for (const row of withEmptyRows(batch, last, table.name, found)) {
      last = row.number;
      if (row.number > SHEET_ROWS) break;
      copied += 1;
      if (copied > ROWS_COPIED && !found.isNear(table.name, row.number, ROWS_AROUND)) continue;
      rows.push(markedRow(row, found.inRow(table.name, row.number)));
    }
    if (rows.length > 0) yield rows;
  }
}

/** Joined cells as they were, as long as none lies over another: a spreadsheet would not open the copy. */
function joinedOf(merges: readonly Merge[]): readonly string[] {
  if (merges.length > MOST_JOINED) return [];
  const kept: Merge[] = [];
  for (const merge of merges) {
    const isSingle = merge.top === merge.bottom && merge.left === merge.right;
    const overlaps = kept.some(
      (one) => one.top <= merge.bottom && merge.top <= one.bottom && one.left <= merge.right && merge.left <= one.right,
    );
    if (!isSingle && !overlaps && merge.bottom <= SHEET_ROWS && merge.right <= WIDEST) kept.push(merge);
  }
  return kept.map(({ top, left, bottom, right }) => `${columnLetter(left)}${top}:${columnLetter(right)}${bottom}`);
}

async function markedSheet(table: Table, name: string, found: FindingsByCell): Promise<Sheet> {
  const notes = found
    .of(table.name)
    .filter(({ row, column }) => row <= SHEET_ROWS && column <= WIDEST)
    .slice(0, MOST_NOTES)
    .map(({ row, column, messages }): CellNote => ({ row, column, text: messages.join('\n\n').slice(0, 4_000) }));
  const joined = joinedOf((await table.merges?.()) ?? []);
  return { name, rows: markedRows(table, found), notes, joined };
}

/** How a marked-up copy is made, for whom. */
export interface MarkedCopyOptions extends FindingWords {
  /** Name that its owner knows the file by, where it is kept under another. */
  readonly fileName?: string;
}

/** What the copy does not show, said above the list. */
function remarksOf(file: TabularFile, copied: readonly Table[], options: MarkedCopyOptions): readonly string[] {
  const { language = 'en', fileName = file.name } = options;
  const words = COPY_WORDS[language];
  const left = file.tables.length - copied.length;
  const count = (value: number): string => formatNumber(value, language, { kind: 'count' });
  return [
    words.about.replace('{file}', () => isolate(fileName, language)),
    ...(left > 0 ? [words.tablesLeft.replace('{count}', count(left))] : []),
    words.rowsLeft.replace('{count}', count(ROWS_COPIED)),
  ];
}

/**
 * A copy of a file as a workbook, for the person who mends it: its sheets as they were, cells with findings coloured by
 * weight and with the message as a note, a first sheet that lists all findings with links. Formulas are never made. Of a
 * table over 100,000 rows the rest is left out but for rows around findings.
 *
 * @param findings those of a reading, or its `marks`, which name every cell
 * @param options in whose words; English, with the findings' own, unless told
 */
export async function* markedCopy(
  file: TabularFile,
  findings: readonly Finding[],
  options: MarkedCopyOptions = {},
): AsyncGenerator<Uint8Array> {
  const found = new FindingsByCell(findings, options.message);
  const withFindings = found.tables;
  const copied = file.tables.filter(({ name }, i) => i < TABLES_COPIED || withFindings.has(name));
  const list = COPY_WORDS[options.language ?? 'en'].sheet;
  const [first = list, ...names] = sheetNames([list, ...copied.map(({ name }) => name || 'Table')]);
  const nameOf = (part: string): string | undefined => names[copied.findIndex(({ name }) => name === part)];
  const sheets: Sheet[] = [findingsSheet(first, findings, remarksOf(file, copied, options), nameOf, options)];
  for (const [i, table] of copied.entries()) sheets.push(await markedSheet(table, names[i] ?? `Table ${i + 1}`, found));
  yield* writeWorkbook(sheets);
}

/**
 * The same for a file on the disk, which is open for as long as the copy is read.
 *
 * @param read how the file is read; with it the file is read once more, so that each cell is marked in which the same
 * thing was found, and not the first alone
 * @throws UnreadableFileError when it holds no table; the system's error when it cannot be opened
 */
export async function* markedCopyOf(
  path: string,
  findings: readonly Finding[],
  read?: ReadOptions,
  options: MarkedCopyOptions = {},
): AsyncGenerator<Uint8Array> {
  const all = read === undefined ? findings : withMarks(findings, await marksOf(path, read));
  const file = await openTabularFile(path);
  try {
    yield* markedCopy(file, all, options);
  } finally {
    await file.close();
  }
}
