import type { DataTable, Document, TableCell, TableColumn } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import type { Cell, Sheet } from 'write-excel-file/node';
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

function headCell(column: TableColumn): Cell {
  const label = column.unit ? `${column.label} (${column.unit})` : column.label;
  return textCell(label, {
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'bottom',
    bottomBorderStyle: 'thin',
    bottomBorderColor: '#5b6b73',
  });
}

function dataCell(cell: TableCell, column: TableColumn, notes: Footnotes): Cell {
  const mark = notes.markOf(cell);
  if (cell.value === null) return textCell(cell.text, { fontStyle: 'italic', textColor: '#8a5a0c' });
  if (column.type === 'text' || typeof cell.value === 'string') {
    return textCell(mark ? `${cell.text} (${mark})` : cell.text);
  }
  // Percentages are stored as Excel does, 52 % as 0.52, so that they can be computed with.
  const value = column.type === 'percent' ? cell.value / 100 : cell.value;
  return { value, type: Number, format: numberFormat(cell, column, mark) };
}

function columnWidth(table: DataTable, index: number): { readonly width: number } {
  const column = table.columns[index];
  const longest = Math.max(0, ...table.rows.map((row) => row[index]?.text.length ?? 0));
  const label = (column?.label.length ?? 0) + (column?.unit ? column.unit.length + 3 : 0);
  return { width: Math.min(44, Math.max(9, longest + 3, Math.ceil(label / 2) + 3)) };
}

/** One data table as a sheet: caption, number, typed data under a frozen head, notes and sources below. */
export function tableSheet(
  table: DataTable,
  name: string,
  document: Document,
  number: FigureNumber | undefined,
): Sheet<Buffer> {
  const notes = footnotesOf(table);
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
    columns: table.columns.map((_, index) => columnWidth(table, index)),
    data: [
      [textCell(table.caption, { fontWeight: 'bold', fontSize: 13 })],
      [textCell(`${document.title} · ${number?.label ?? ''}`, small)],
      table.columns.map(headCell),
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
