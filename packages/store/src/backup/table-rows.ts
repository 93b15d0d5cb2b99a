import type { Session } from '../engine.ts';
import type { ColumnShape, TableShape } from './table-shapes.ts';

/**
 * Makes a transaction write every value in one way, whatever the settings of database and user: two databases with the
 * same content then give the same bytes. Needs no policy's leave, or says so: rows left out by one would be missed by nobody.
 */
export const CANONICAL = `
set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
set local extra_float_digits = 1; set local bytea_output = 'hex'; set local row_security = off`;

/** Expressions that stand in the place of columns, by table and column. */
export type Rewriting = Readonly<Record<string, Readonly<Record<string, string>>>>;

const AIM_BYTES = 4 * 1024 * 1024;
const ROWS_AT_FIRST = 500;
const FEWEST_ROWS = 50;
const MOST_ROWS = 200_000;
const NEWLINE = 10;

/** A name as SQL takes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * Rows of a table in PostgreSQL's text format of COPY, in the order of its primary key by the bytes of texts, a few
 * megabytes at a time. A table without a key comes at once, in the order of its rows as texts.
 *
 * @param session with the settings `CANONICAL`
 */
export async function* tableRows(
  session: Session,
  table: TableShape,
  rewriting: Rewriting = {},
): AsyncGenerator<Buffer, void, undefined> {
  const instead = rewriting[table.name] ?? {};
  const list = table.columns.map(({ name }) => instead[name] ?? quoted(name)).join(', ');
  const from = `select ${list} from ${quoted(table.name)} t`;
  if (table.key.length === 0) {
    const rows = await session.copyOut(`${from} order by t::text collate "C"`);
    if (rows.length > 0) yield rows;
    return;
  }
  const order = table.key.map(inOrder).join(', ');
  let after: string | undefined;
  for (let size = ROWS_AT_FIRST; ; ) {
    const where = after === undefined ? '' : ` where (${order}) > (${after})`;
    const rows = await session.copyOut(`${from}${where} order by ${order} limit ${size}`);
    if (rows.length > 0) yield rows;
    if (countRows(rows) < size) return;
    after = keyOfLast(rows, table);
    const fitting = Math.round((size * AIM_BYTES) / rows.length);
    size = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, fitting));
  }
}

/** Rows in a piece of COPY's text format: line breaks within values are written otherwise. */
export function countRows(rows: Uint8Array): number {
  let count = 0;
  for (let at = rows.indexOf(NEWLINE); at >= 0; at = rows.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

function inOrder({ name, isLocalised }: ColumnShape): string {
  return isLocalised ? `${quoted(name)} collate "C"` : quoted(name);
}

/** The primary key of the last row, as literals. */
function keyOfLast(rows: Buffer, table: TableShape): string {
  const begin = rows.lastIndexOf(NEWLINE, rows.length - 2) + 1;
  const fields = rows.toString('utf8', begin, rows.length - 1).split('\t');
  return table.key
    .map((column) => {
      const field = fields[table.columns.indexOf(column)] ?? '';
      return `'${valueIn(field).replaceAll("'", "''")}'::${column.type}`;
    })
    .join(', ');
}

const ESCAPED: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** The value a field of COPY's text format stands for. https://www.postgresql.org/docs/current/sql-copy.html */
function valueIn(field: string): string {
  return field.replaceAll(/\\(.)/gs, (_, character: string) => ESCAPED[character] ?? character);
}
