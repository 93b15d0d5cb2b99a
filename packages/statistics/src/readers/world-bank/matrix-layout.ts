import type { Row, Table } from '@sterna/tabular';
import { headWords, textOf } from '../reading/head.ts';

/** A matrix of countries by countries. */
export interface Matrix {
  readonly table: Table;
  readonly title: string;
  readonly headRow: Row;
  /** Column of the names of the rows, counted from 0; programs may have written row numbers before it. */
  readonly names: number;
  /** Whether money or people go from place to place. */
  readonly moves: 'money' | 'people';
  /** Whether the columns receive and the rows send; the corner cell says which way round. */
  readonly columnsReceive: boolean;
}

/** Programs that write tables number the rows in a column without a heading; then the corner stands beside it. */
function cornerOf(row: Row): { readonly column: number; readonly words: string } {
  const first = headWords(row.cells[0]);
  return first === '' ? { column: 1, words: headWords(row.cells[1]) } : { column: 0, words: first };
}

type Direction = Pick<Matrix, 'moves' | 'columnsReceive'>;

/** What a corner says: both ways, or only what the rows do, where a line above says it of the columns. */
function directionOf(corner: string, above: string): Direction | undefined {
  if (/\bdestination\b/.test(corner) && /\borigin\b/.test(corner)) {
    return { moves: 'people', columnsReceive: !/origin( (country|countries))? across/.test(corner) };
  }
  if (/receiv/.test(corner) && /send/.test(corner)) {
    return { moves: 'money', columnsReceive: !/send\w*( (country|countries))? across/.test(corner) };
  }
  const [, way] = /^(?:remittance )?(sending|receiving) (?:country|countries)(?: down)?$/.exec(corner) ?? [];
  if (way === 'sending' && /receiving/.test(above)) return { moves: 'money', columnsReceive: true };
  return way === 'receiving' && /sending/.test(above) ? { moves: 'money', columnsReceive: false } : undefined;
}

/** From so many columns on a table of countries can be a matrix. */
const FEWEST_COLUMNS = 3;

/** The matrix in a table; `undefined` for any other table. */
export async function matrixOf(table: Table): Promise<Matrix | undefined> {
  const rows = await table.head(15);
  for (const [index, row] of rows.entries()) {
    const { column: names, words } = cornerOf(row);
    const above = rows.slice(0, index).map(({ cells }) => cells.map(textOf).join(' ').trim());
    const direction = directionOf(words, headWords(above.at(-1)));
    if (direction === undefined || row.cells.length - names < FEWEST_COLUMNS) continue;
    const title = above.join(' ');
    return { table, title, headRow: row, names, ...direction };
  }
  return undefined;
}

/** The year the estimates are for: `Bilateral Remittance Estimates for 2017 …`, or one in the sheet's name. */
export function yearOf({ title, table }: Matrix): string | undefined {
  const stated = /\b(?:for|in)\s+((?:19|20)\d\d)\b/i.exec(title) ?? /((?:19|20)\d\d)/.exec(`${table.name} ${title}`);
  return stated?.[1];
}

/**
 * By how many places the decimal point of amounts moves to make dollars of them: 6 for millions.
 *
 * @returns `undefined` when neither title nor corner says in what they are
 */
export function placesOf({ title, headRow, names, moves }: Matrix): number | undefined {
  if (moves === 'people') return 0;
  const said = `${title} ${textOf(headRow.cells[names])}`;
  if (/million/i.test(said)) return 6;
  return /US\$|USD|dollar/i.test(said) ? 0 : undefined;
}
