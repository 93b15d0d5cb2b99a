import type { DataTable, TableCell } from '@sterna/document';
import { ownDirection } from './direction-runs.ts';
import { fileColumns } from './table-columns.ts';
import { cleanText, withoutDirectionMarks } from './text.ts';

/** Excel reads UTF-8 only when a file says so at its beginning; other readers pass over the mark. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * What spreadsheets would take for a formula when a text cell begins with it: also behind white space, and the
 * full-width forms that some of them fold.
 */
const LIKE_A_FORMULA = /^[\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text with an apostrophe before it where a spreadsheet would compute it. */
function textField(text: string): string {
  const clean = withoutDirectionMarks(cleanText(text));
  return quoted(LIKE_A_FORMULA.test(clean) ? `'${clean}` : clean);
}

function field(cell: TableCell | undefined): string {
  if (cell === undefined || cell.value === null) return '';
  return typeof cell.value === 'number' ? String(cell.value) : textField(cell.value);
}

/** The semicolon of the table's language. */
function separatorOf(table: DataTable): string {
  return ownDirection(table.caption) === 'rtl' ? '؛ ' : '; ';
}

function notesOf(row: readonly TableCell[], table: DataTable): string {
  const notes = row.flatMap(({ note }, index) => (note ? [`${table.columns[index]?.label ?? ''}: ${note}`] : []));
  return notes.join(separatorOf(table));
}

/**
 * Writes a table as CSV (RFC 4180, UTF-8 with byte order mark) for machines: bare numbers with a decimal point,
 * percentages in percent as their column says, missing values empty. Codes of places follow the column that names them;
 * a column of notes comes last when cells carry any.
 *
 * Only text that begins like a formula is given an apostrophe; numbers, negative ones too, stay as they are.
 */
export function renderCsv(table: DataTable): string {
  const columns = fileColumns(table);
  const hasNotes = table.rows.some((row) => row.some((cell) => cell.note));
  const head = [...columns.map(({ heading }) => textField(heading)), ...(hasNotes ? ['notes'] : [])];
  const lines = table.rows.map((row) => [
    ...columns.map(({ cellOf }) => field(cellOf(row))),
    ...(hasNotes ? [textField(notesOf(row, table))] : []),
  ]);
  return `${BYTE_ORDER_MARK}${[head, ...lines].map((fields) => fields.join(',')).join('\r\n')}\r\n`;
}
