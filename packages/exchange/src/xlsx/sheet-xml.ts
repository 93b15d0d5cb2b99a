import { columnLetter } from '@sterna/tabular';
import { styleOf } from './styles.ts';
import type { Sheet, SheetCell, SheetRow } from './workbook.ts';
import { xmlText } from './xml-text.ts';

/** Links of a sheet; a spreadsheet takes 66,530. */
const MOST_LINKS = 60_000;

const FORMULA_START = /^[=+\-@\t\r]/;

const textXml = (text: string): string => `<is><t xml:space="preserve">${xmlText(text)}</t></is>`;

function cellXml({ value, look = 'plain' }: SheetCell, reference: string): string {
  const isText = typeof value === 'string';
  const style = styleOf(look, isText && FORMULA_START.test(value));
  const start = `<c r="${reference}"${style === 0 ? '' : ` s="${style}"`}`;
  if (value === null || value === '') return style === 0 ? '' : `${start}/>`;
  if (isText) return `${start} t="inlineStr">${textXml(value)}</c>`;
  if (typeof value === 'boolean') return `${start} t="b"><v>${value ? 1 : 0}</v></c>`;
  return Number.isFinite(value)
    ? `${start}><v>${value}</v></c>`
    : `${start} t="inlineStr">${textXml(String(value))}</c>`;
}

/** Makes the rows of one sheet. */
class SheetRows {
  readonly #heights: ReadonlyMap<number, number>;
  /** By column, counted from 0: found once, not for every cell. */
  readonly #letters: string[] = [];
  readonly links: string[] = [];

  constructor(heights: ReadonlyMap<number, number> = new Map()) {
    this.#heights = heights;
  }

  xml({ number, cells }: SheetRow): string {
    const height = this.#heights.get(number);
    let xml = `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
    for (let i = 0; i < cells.length; i += 1) {
      const cell = cells[i];
      if (cell === undefined || cell === '') continue;
      const reference = `${this.#letter(i)}${number}`;
      if (typeof cell !== 'object') {
        xml += cellXml({ value: cell }, reference);
        continue;
      }
      xml += cellXml(cell, reference);
      if (cell.leadsTo !== undefined && this.links.length < MOST_LINKS) this.links.push(link(cell.leadsTo, reference));
    }
    return `${xml}</row>`;
  }

  #letter(column: number): string {
    const known = this.#letters[column];
    if (known !== undefined) return known;
    const found = columnLetter(column + 1);
    this.#letters[column] = found;
    return found;
  }
}

function link({ sheet, cell }: NonNullable<SheetCell['leadsTo']>, reference: string): string {
  return `<hyperlink ref="${reference}" location="${xmlText(`'${sheet.replaceAll("'", "''")}'!${cell}`)}"/>`;
}

function opening({ widths = [], frozenRows = 0, rightToLeft = false, onPaper }: Sheet): string {
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    onPaper === undefined ? '' : '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<sheetViews><sheetView${rightToLeft ? ' rightToLeft="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    '<sheetData>',
  ].join('');
}

/** The markup of a sheet, piece by piece as its rows come. */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  yield opening(sheet);
  const made = new SheetRows(sheet.heights);
  for await (const rows of sheet.rows) {
    let xml = '';
    for (const row of rows) xml += made.xml(row);
    if (xml !== '') yield xml;
  }
  const { links } = made;
  const joined = (sheet.joined ?? []).map((reference) => `<mergeCell ref="${reference}"/>`);
  yield [
    '</sheetData>',
    joined.length === 0 ? '' : `<mergeCells count="${joined.length}">${joined.join('')}</mergeCells>`,
    links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`,
    sheet.onPaper === undefined
      ? ''
      : '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>',
    (sheet.notes ?? []).length === 0 ? '' : '<legacyDrawing r:id="notes"/>',
    '</worksheet>',
  ].join('');
}
