import { columnLetter } from '@sterna/tabular';
import { escapeXml } from './escape-xml.ts';
import { styleOf } from './styles.ts';
import type { Sheet, SheetCell, SheetRow } from './workbook.ts';

/** Characters that a spreadsheet takes in one cell. */
const LONGEST_TEXT = 32_767;
/** Links of a sheet; a spreadsheet takes 66,530. */
const MOST_LINKS = 60_000;

const FORMULA_START = /^[=+\-@\t\r]/;

function textXml(text: string): string {
  const cut = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
  // Spreadsheets read `_x000D_` as a control character: one that is meant has its underscore written so.
  const safe = escapeXml(cut.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'));
  return `<is><t xml:space="preserve">${safe}</t></is>`;
}

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

function rowXml({ number, cells }: SheetRow, height: number | undefined): string {
  let xml = `<row r="${number}"${height === undefined ? '' : ` ht="${height}" customHeight="1"`}>`;
  for (const [i, cell] of cells.entries())
    if (cell !== undefined) xml += cellXml(cell, `${columnLetter(i + 1)}${number}`);
  return `${xml}</row>`;
}

function linksOf({ number, cells }: SheetRow): string[] {
  return cells.flatMap((cell, i) => {
    if (cell?.leadsTo === undefined) return [];
    const to = escapeXml(`'${cell.leadsTo.sheet.replaceAll("'", "''")}'!${cell.leadsTo.cell}`);
    return [`<hyperlink ref="${columnLetter(i + 1)}${number}" location="${to}"/>`];
  });
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
  const links: string[] = [];
  for await (const rows of sheet.rows) {
    yield rows.map((row) => rowXml(row, sheet.heights?.get(row.number))).join('');
    for (const row of rows) if (links.length < MOST_LINKS) links.push(...linksOf(row));
  }
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
