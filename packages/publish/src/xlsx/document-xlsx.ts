import type { DataTable, Document, KeyFigure } from '@sterna/document';
import { directionOf } from '@sterna/vocabulary';
import writeExcelFile, { type Cell, type Sheet, type SheetData } from 'write-excel-file/node';
import { type FigureNumber, numberFigures, tablesOf } from '../contents.ts';
import { producerLine } from '../imprint.ts';
import { leadIn, plainText } from '../text.ts';
import { typedKeyFigure } from './key-figure-cell.ts';
import { workbookProperties } from './properties.ts';
import { sheetNames } from './sheet-names.ts';
import { numberCell, tableSheet, textCell } from './table-sheet.ts';

interface NamedTable {
  readonly name: string;
  readonly table: DataTable;
  readonly number: FigureNumber | undefined;
}

/** The sources of all tables, each once, in order of appearance. */
function sourcesOf(document: Document): readonly string[] {
  return [...new Set(tablesOf(document).flatMap((table) => table.sources.map((source) => source.text)))];
}

/** A number where the figure is one, so that it can be computed with. */
function keyFigureCell(figure: KeyFigure, document: Document): Cell {
  const style = { fontWeight: 'bold', align: 'right' } as const;
  const typed = typedKeyFigure(figure, document);
  if (typed === undefined) return textCell(figure.value, style);
  const { cell, column } = typed;
  return { ...numberCell(cell, column, ''), ...style };
}

function aboutSheet(document: Document, name: string, tables: readonly NamedTable[]): Sheet<Buffer> {
  const { words, language } = document;
  const small = { textColor: '#5b6b73' } as const;
  const bold = { fontWeight: 'bold' } as const;
  const keyFigures = document.keyFigures.map((figure) => [
    keyFigureCell(figure, document),
    textCell(figure.change ? `${figure.label} (${figure.change})` : figure.label),
  ]);
  const data: SheetData = [
    [textCell(document.kicker, small)],
    [textCell(document.title, { ...bold, fontSize: 18, height: 30 })],
    [textCell(plainText(document.summary))],
    ...document.meta.map((line) => [textCell(line, small)]),
    [textCell(`${document.place} · ${producerLine(document)}`, small)],
    [],
    ...keyFigures,
    [],
    [textCell(words.contents, bold)],
    ...tables.map((table) => [textCell(table.name), textCell(table.table.caption)]),
    [],
    [textCell(leadIn(words.source, language), bold)],
    ...sourcesOf(document).map((source) => [null, textCell(source)]),
  ];
  return {
    sheet: name,
    rightToLeft: directionOf(language) === 'rtl',
    showGridLines: false,
    columns: [{ width: 18 }, { width: 72 }],
    data,
  };
}

/**
 * Renders the data of a document as a workbook: a first sheet about the document, then one sheet for each table in
 * reading order, those of charts included, named as the report numbers them (`Figure 3`, `Table 1`).
 *
 * Numbers are numbers, with formats that show them as the page does; percentages are stored as Excel does (52 % is
 * 0.52); missing values are text that says so; text is never a formula.
 */
export async function renderXlsx(document: Document): Promise<Uint8Array> {
  const numbers = numberFigures(document);
  const tables = tablesOf(document);
  const wishes = tables.map((table) => numbers.get(table.id)?.label ?? table.id);
  const [about = 'About', ...names] = sheetNames([document.words.about, ...wishes]);
  const named = tables.map((table, index) => ({
    table,
    name: names[index] ?? table.id,
    number: numbers.get(table.id),
  }));
  const sheets = [
    aboutSheet(document, about, named),
    ...named.map(({ table, name, number }) => tableSheet(table, name, document, number)),
  ];
  return new Uint8Array(
    await writeExcelFile(sheets, {
      fontFamily: 'Calibri',
      fontSize: 11,
      features: [workbookProperties(document)],
    }).toBuffer(),
  );
}
