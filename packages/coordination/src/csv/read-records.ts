import { type Cell, describeCell, type Row } from '@sterna/tabular';
import type { Language } from '@sterna/vocabulary';
import { type CellAt, type DirectoryFinding, type FindingParts, findingOf } from '../texts/finding.ts';
import { type DirectoryTable, recogniseHeadings } from './columns.ts';
import { plain } from './write-directory.ts';

/** Most rows of one table. */
export const MOST_ROWS = 20_000;
/** Rows from the top in which headings are looked for: some put a title above. */
const ROWS_OF_HEADINGS = 12;

/** A table of a file, as it was read. */
export interface SheetRows {
  /** Name of the sheet or of the file in an archive; empty for a plain file. */
  readonly name: string;
  readonly rows: readonly Row[];
}

/** One row below the headings. */
export interface DirectoryRecord {
  readonly at: CellAt;
  /** Text of a column; `undefined` where the table has no such column. */
  text(key: string): string | undefined;
  /** A finding about a cell of it. */
  finding(parts: FindingParts, key?: string): DirectoryFinding;
}

/** A table whose headings were recognised. */
export interface RecordTable {
  readonly table: DirectoryTable;
  /** What its columns hold. */
  readonly keys: ReadonlySet<string>;
  readonly records: readonly DirectoryRecord[];
}

function textOf(cell: Cell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell);
}

/** A finding with the place of its cell. */
export function findingAt(parts: FindingParts, at: CellAt): DirectoryFinding {
  return findingOf({ ...parts, at, where: describeCell(at) });
}

/** Finds the headings of a table and what stands below them. Without known headings there is a finding alone. */
export function readRecords(
  { name, rows }: SheetRows,
  language: Language,
): { readonly table?: RecordTable; readonly findings: readonly DirectoryFinding[] } {
  const part = name === '' ? {} : { part: name };
  const head = rows.slice(0, ROWS_OF_HEADINGS);
  const index = head.findIndex(({ cells }) => recogniseHeadings(cells.map(textOf), language) !== undefined);
  const heading = head[index];
  const recognised = heading && recogniseHeadings(heading.cells.map(textOf), language);
  if (!heading || !recognised) {
    return { findings: [findingAt({ rule: 'not-a-directory' }, { ...part, row: rows[0]?.number ?? 1 })] };
  }
  const findings: DirectoryFinding[] = [];
  const places = new Map<string, number>();
  for (const [column, cell] of heading.cells.entries()) {
    const key = recognised.keys[column];
    const at = { ...part, row: heading.number, column: column + 1 };
    const values = { value: textOf(cell).trim().slice(0, 80) };
    if (values.value === '') continue;
    if (key === undefined) findings.push(findingAt({ rule: 'column-unknown', values }, at));
    else if (places.has(key)) findings.push(findingAt({ rule: 'column-twice', values }, at));
    else places.set(key, column);
  }
  const below = rows.slice(index + 1);
  if (below.length > MOST_ROWS) {
    const at = { ...part, row: below[MOST_ROWS]?.number ?? 1 };
    return { findings: [...findings, findingAt({ rule: 'too-many-rows', values: { most: MOST_ROWS } }, at)] };
  }
  const records = below.map((row) => recordOf(row, part, places));
  return { table: { table: recognised.table, keys: new Set(places.keys()), records }, findings };
}

function recordOf(
  { number, cells }: Row,
  part: { readonly part?: string },
  places: ReadonlyMap<string, number>,
): DirectoryRecord {
  return {
    at: { ...part, row: number },
    text: (key) => {
      const column = places.get(key);
      return column === undefined ? undefined : plain(textOf(cells[column]).trim());
    },
    finding: (parts, key) => {
      const column = key === undefined ? undefined : places.get(key);
      return findingAt(parts, { ...part, row: number, ...(column !== undefined && { column: column + 1 }) });
    },
  };
}
