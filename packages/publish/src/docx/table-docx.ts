import type { DataTable, TableCell as DocumentCell, TableColumn } from '@sterna/document';
import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  type IBorderOptions,
  Paragraph,
  type ParagraphChild,
  SimpleField,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { columnWeights, isNumeric } from '../column.ts';
import type { FigureNumber } from '../contents.ts';
import { type Footnotes, footnotesOf } from '../footnotes.ts';
import { breakable, leadIn } from '../text.ts';
import type { DocxContext } from './docx-context.ts';
import { COLOURS, STYLES, TEXT_WIDTH } from './docx-style.ts';
import { figureRuns, textRuns } from './runs-docx.ts';

const NO_BORDER: IBorderOptions = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIRLINE: IBorderOptions = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.rule };

/** `Figure 3`, with the number as a field, so that Word renumbers when figures are added. */
export function labelRuns(number: FigureNumber | undefined, context: DocxContext): readonly ParagraphChild[] {
  if (number === undefined) return [];
  const { words } = context.document;
  const word = number.kind === 'figure' ? words.figure : words.table;
  const sequence = number.kind === 'figure' ? 'Figure' : 'Table';
  return [
    ...textRuns(`${word} `, context, { bold: true }),
    new SimpleField(`SEQ ${sequence} \\* ARABIC`, String(number.number)),
  ];
}

/** `Source: …` below a chart or table. */
export function sourceParagraphs(table: DataTable, context: DocxContext): readonly Paragraph[] {
  if (table.sources.length === 0) return [];
  const texts = table.sources.map((source) => source.text).join(' · ');
  const line = `${leadIn(context.document.words.source, context.document.language)} ${texts}`;
  return [smallParagraph(textRuns(line, context), context)];
}

/** A line of small print. */
export function smallParagraph(children: readonly ParagraphChild[], context: DocxContext): Paragraph {
  return new Paragraph({ style: STYLES.source, bidirectional: context.rightToLeft, children });
}

/** Tables with at most this many rows stay on one page. */
const WHOLE_ROWS = 10;

/** A cell; `keepNext` keeps its row on one page with the next. */
function cellOf(
  children: readonly ParagraphChild[],
  numeric: boolean,
  context: DocxContext,
  keepNext: boolean,
): TableCell {
  return new TableCell({
    children: [
      new Paragraph({
        style: STYLES.cell,
        keepNext,
        bidirectional: context.rightToLeft,
        // Digits line up by their last one, which stands on the right in Arabic too.
        alignment: numeric ? AlignmentType.RIGHT : AlignmentType.START,
        children,
      }),
    ],
  });
}

function headRow(table: DataTable, context: DocxContext): TableRow {
  const cells = table.columns.map((column) => {
    const label = textRuns(column.label, context, { bold: true, color: COLOURS.muted });
    const unit = column.unit ? textRuns(` (${column.unit})`, context, { color: COLOURS.muted }) : [];
    return cellOf([...label, ...unit], isNumeric(column.type), context, true);
  });
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function dataCell(
  cell: DocumentCell | undefined,
  column: TableColumn,
  notes: Footnotes,
  place: { readonly context: DocxContext; readonly keepNext: boolean },
): TableCell {
  const { context, keepNext } = place;
  if (cell === undefined) return cellOf([], false, context, keepNext);
  const numeric = isNumeric(column.type);
  const anchored = context.anchors.byCell.has(cell) && cell.trace !== undefined;
  const runs =
    cell.value === null
      ? textRuns(cell.text, context, { color: COLOURS.warningText })
      : numeric || cell.trace !== undefined
        ? figureRuns(cell.text, anchored ? undefined : cell.trace, context)
        : textRuns(cell.text, context);
  const bookmark = anchored ? context.bookmarks.get(cell.trace ?? '') : undefined;
  const mark = notes.markOf(cell);
  const children = [
    ...(bookmark === undefined ? runs : [new Bookmark({ id: bookmark, children: runs })]),
    ...(mark ? [new TextRun({ text: mark, superScript: true })] : []),
  ];
  return cellOf(children, numeric, context, keepNext);
}

function columnWidths(table: DataTable): readonly number[] {
  const weights = columnWeights(table);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => Math.floor((weight / sum) * TEXT_WIDTH));
}

/** The grid of a data table with its head row marked, so that it is repeated on every page. */
function grid(table: DataTable, notes: Footnotes, context: DocxContext): Table {
  const isWhole = table.rows.length <= WHOLE_ROWS;
  const rows = table.rows.map((row, at) => {
    // The last row is kept with the one before it in any table, so that it never stands alone on a page.
    const left = table.rows.length - 1 - at;
    const keepNext = left > 0 && (isWhole || left === 1);
    return new TableRow({
      cantSplit: true,
      children: table.columns.map((column, index) => dataCell(row[index], column, notes, { context, keepNext })),
    });
  });
  return new Table({
    rows: [headRow(table, context), ...rows],
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columnWidths(table),
    visuallyRightToLeft: context.rightToLeft,
    margins: { left: 60, right: 60 },
    borders: {
      top: NO_BORDER,
      left: NO_BORDER,
      right: NO_BORDER,
      bottom: HAIRLINE,
      insideHorizontal: HAIRLINE,
      insideVertical: NO_BORDER,
    },
  });
}

/** A data table with its numbered caption above, notes and sources below. */
export function tableBlocks(table: DataTable, context: DocxContext): readonly (Paragraph | Table)[] {
  const notes = footnotesOf(table);
  const caption = new Paragraph({
    style: 'Caption',
    bidirectional: context.rightToLeft,
    children: [
      ...labelRuns(context.numbers.get(table.id), context),
      ...textRuns(` · ${breakable(table.caption)}`, context, { bold: true }),
    ],
  });
  const below = [
    ...notes.list.map(({ mark, text }) => [
      new TextRun({ text: mark, superScript: true }),
      ...textRuns(` ${text}`, context),
    ]),
    ...table.notes.map((note) => textRuns(note, context)),
  ];
  return [
    caption,
    grid(table, notes, context),
    ...below.map((runs) => smallParagraph(runs, context)),
    ...sourceParagraphs(table, context),
  ];
}
