import type { Table } from '@sterna/tabular';
import type { CellReference } from '../../observation.ts';
import type { FindingLog } from './finding-log.ts';
import { textOf } from './head.ts';
import { readNumberCell } from './number-cell.ts';

/** Rows looked at for numbers. */
const ROWS_LOOKED_AT = 300;
const LONGEST_QUOTE = 60;

/** A table whose columns of values are known. Columns count from 0. */
export interface ReadColumns {
  readonly table: Table;
  /** Number of the row that the headings stand in, the last of several. */
  readonly headRow: number;
  /** Columns that are read, or of which something is said already. */
  readonly taken: ReadonlySet<number>;
  /** The first column right of the keys. */
  readonly from: number;
  /** The heading of a column, where it is not the cell of `headRow`. */
  readonly headingOf?: (column: number) => string;
}

function messageOf(heading: string): string {
  const quoted = heading.length > LONGEST_QUOTE ? `${heading.slice(0, LONGEST_QUOTE)}…` : heading;
  if (heading === '')
    return 'The column holds numbers and has no heading; it was left out. Write over it what its numbers are of.';
  if (/^\d+$/.test(heading)) {
    return `The year ${quoted} lies outside 1500 to 2199, which are read; its column was left out. Correct the heading.`;
  }
  return `“${quoted}” is no year and no other heading that is known; the numbers under it were left out. Write years with four digits.`;
}

/** Names the columns right of the keys that hold numbers and are not read: nothing is lost in silence. */
export async function noteLostColumns(columns: ReadColumns, log: FindingLog): Promise<void> {
  const { table, headRow, taken, from, headingOf } = columns;
  const rows = await table.head(headRow + ROWS_LOOKED_AT);
  const head = rows.find(({ number }) => number === headRow);
  const below = rows.filter(({ number }) => number > headRow);
  const width = Math.max(0, ...below.map(({ cells }) => cells.length));
  for (let column = from; column < width; column += 1) {
    if (taken.has(column)) continue;
    const filled = below.map(({ cells }) => cells[column]).filter((cell) => textOf(cell) !== '');
    const numbers = filled.filter(
      (cell) => readNumberCell(cell, { counts: 'fractions', decimalComma: true }).kind === 'number',
    );
    if (numbers.length === 0 || numbers.length * 2 < filled.length) continue;
    const at: CellReference = { row: headRow, column: column + 1, ...(table.name !== '' && { part: table.name }) };
    log.add('column-not-read', 'warning', messageOf(headingOf?.(column) ?? textOf(head?.cells[column])), at);
  }
}
