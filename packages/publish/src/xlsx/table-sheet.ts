import type { DataTable, Document, TableCell, TableColumn } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import type { Cell, Sheet } from 'write-excel-file/node';
import { isNumeric } from '../column.ts';
import type { FigureNumber } from '../contents.ts';
import { type Footnotes, footnotesOf } from '../footnotes.ts';
import { cleanText, leadIn, withoutDirectionMarks } from '../text.ts';
import { numberFormat } from './number-format.ts';

/** Rows above the data that stay in view: caption, number of the figure, column heads. */
const HEAD_ROWS = 3;

/** A text cell. It stays text even when it begins like a formula. */
export function textCell(text: string, style: Partial<Exclude<Cell, null>> = {}): Cell {
  return { value: withoutDirectionMarks(cleanText(text)), type: String, ...(style as object) };
}

function headText(column: TableColumn): string {
  return column.unit ? `${column.label} (${column.unit})` : column.label;
}

function headCell(column: TableColumn, height: number): Cell {
  return textCell(headText(column), {
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
  if (column.type === 'text' || typeof cell.value === 'string') {
    return textCell(mark ? `${cell.text} (${mark})` : cell.text);
  }
  // Percentages are stored as Excel does, 52 % as 0.52, so that they can be computed with.
  const value = column.type === 'percent' ? cell.value / 100 : cell.value;
  return { value, type: Number, format: numberFormat(cell, column, mark) };
}

/** In characters. Heads may take two or three lines, values one. */
function columnWidth(table: DataTable, index: number): number {
  const column = table.columns[index];
  const longest = Math.max(0, ...table.rows.map((row) => row[index]?.text.length ?? 0));
  const words = (column === undefined ? '' : headText(column)).split(' ').map((word) => word.length);
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
  const widths = table.columns.map((_, index) => columnWidth(table, index));
  const headHeight = wrappedHeight(table.columns.map(headText), widths);
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
    ...(table.columns.length > 6 ? { orientation: 'landscape' as const } : {}),
    columns: widths.map((width) => ({ width })),
    data: [
      [textCell(table.caption, { fontWeight: 'bold', fontSize: 13, height: 21 })],
      [textCell(`${document.title} · ${number?.label ?? ''}`, small)],
      table.columns.map((column) => headCell(column, headHeight)),
      ...table.rows.map((row) =>
        table.columns.map((column, index) => {
          const cell = row[index];
          return cell === undefined ? null : dataCell(cell, column, notes);
        }),
      ),
      [],
      ...below.map((line) => [textCell(line, small)]),
    ],
  };
}
