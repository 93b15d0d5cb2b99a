import type { DataTable, Document, TableCell, TableColumn } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import type { Cell, Sheet } from 'write-excel-file/node';
import { isNumeric } from '../column.ts';
import type { FigureNumber } from '../contents.ts';
import { type Footnotes, footnotesOf } from '../footnotes.ts';
import { type FileColumn, fileColumns } from '../table-columns.ts';
import { cleanText, leadIn, withoutDirectionMarks } from '../text.ts';
import { numberFormat } from './number-format.ts';

/** Rows above the data that stay in view: caption, number of the figure, column heads. */
const HEAD_ROWS = 3;

/** A text cell. It stays text even when it begins like a formula. */
export function textCell(text: string, style: Partial<Exclude<Cell, null>> = {}): Cell {
  return { value: withoutDirectionMarks(cleanText(text)), type: String, ...(style as object) };
}

/** A number in the format that shows it as the page does. Percentages are stored as Excel does, 52 % as 0.52. */
export function numberCell(
  cell: TableCell & { readonly value: number },
  column: TableColumn,
  mark: string,
): Exclude<Cell, null> {
  const value = column.type === 'percent' ? cell.value / 100 : cell.value;
  return { value, type: Number, format: numberFormat(cell, column, mark) };
}

/** A number; in a column of text only where nothing but its digits is written, such as a year. */
function isNumber(cell: TableCell, { type }: TableColumn): cell is TableCell & { readonly value: number } {
  return typeof cell.value === 'number' && (type !== 'text' || cell.text === String(cell.value));
}

function headCell({ column, heading }: FileColumn, height: number): Cell {
  return textCell(heading, {
    fontWeight: 'bold',
    wrap: true,
    height,
    align: isNumeric(column.type) ? 'right' : 'left',
    alignVertical: 'bottom',
    bottomBorderStyle: 'thin',
    bottomBorderColor: '#5b6b73',
  });
}

function dataCell(cell: TableCell, column: TableColumn, notes: Footnotes): Cell {
  const mark = notes.markOf(cell);
  if (cell.value === null) {
    return textCell(cell.text, {
      fontStyle: 'italic',
      textColor: '#8a5606',
      align: isNumeric(column.type) ? 'right' : 'left',
    });
  }
  if (!isNumber(cell, column)) return textCell(mark ? `${cell.text} (${mark})` : cell.text);
  return numberCell(cell, column, mark);
}

/** In characters. Heads may take two or three lines, values one. */
function columnWidth(table: DataTable, { heading, cellOf }: FileColumn): number {
  const longest = Math.max(0, ...table.rows.map((row) => cellOf(row)?.text.length ?? 0));
  const words = heading.split(' ').map((word) => word.length);
  const head = Math.max(Math.ceil(words.reduce((sum, length) => sum + length + 1, 0) / 2), ...words) + 2;
  return Math.min(44, Math.max(9, longest + 3, head));
}

/** The height in points of a row whose cells wrap at these widths; Excel does not work it out by itself. */
function wrappedHeight(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, index) => Math.ceil((text.length * 1.25) / (widths[index] ?? 9)));
  return 16 * Math.max(1, ...lines);
}

/** One data table as a sheet: caption, number, typed data under a frozen head, notes and sources below. */
export function tableSheet(
  table: DataTable,
  name: string,
  document: Document,
  number: FigureNumber | undefined,
): Sheet<Buffer> {
  const notes = footnotesOf(table);
  const columns = fileColumns(table);
  const widths = columns.map((column) => columnWidth(table, column));
  const headHeight = wrappedHeight(
    columns.map(({ heading }) => heading),
    widths,
  );
  const small = { textColor: '#5b6b73' } as const;
  const sources = table.sources.map((source) => source.text).join(' · ');
  const below = [
    ...notes.list.map(({ mark, text }) => `(${mark}) ${text}`),
    ...table.notes,
    ...(sources ? [`${leadIn(document.words.source, document.language)} ${sources}`] : []),
  ];
  return {
    sheet: name,
    rightToLeft: directionOf(document.language) === 'rtl',
    stickyRowsCount: HEAD_ROWS,
    showGridLines: false,
    ...(columns.length > 6 ? { orientation: 'landscape' as const } : {}),
    columns: widths.map((width) => ({ width })),
    data: [
      [textCell(table.caption, { fontWeight: 'bold', fontSize: 13, height: 21 })],
      [textCell(`${document.title} · ${number?.label ?? ''}`, small)],
      columns.map((column) => headCell(column, headHeight)),
      ...table.rows.map((row) =>
        columns.map(({ column, cellOf }) => {
          const cell = cellOf(row);
          return cell === undefined ? null : dataCell(cell, column, notes);
        }),
      ),
      [],
      ...below.map((line) => [textCell(line, small)]),
    ],
  };
}
