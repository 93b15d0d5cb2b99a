/** The small parts of a workbook, in the least form that spreadsheets open without complaint (ECMA-376, part 1). */

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const PROLOG = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Characters that XML cannot hold, the line end that it would change, and what looks like an escaped one already. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that are escaped
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;

/** A text inside markup; characters that XML cannot hold as `_x000D_`, the way spreadsheets do. */
export function xmlText(text: string): string {
  const escaped = text.replace(
    UNWRITABLE,
    (char) => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
  return escaped.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const xmlAttribute = (text: string): string => xmlText(text).replaceAll('"', '&quot;');

export interface WorkbookPart {
  readonly name: string;
  readonly content: string;
}

/** Address of a sheet's part, counted from 1. */
export function sheetPath(number: number): string {
  return `xl/worksheets/sheet${number}.xml`;
}

/** The parts beside the sheets. Style 1 is the head: bold. */
export function workbookParts(sheets: readonly string[]): readonly WorkbookPart[] {
  const types = sheets.map((_, i) => `<Override PartName="/${sheetPath(i + 1)}" ContentType="${TYPE}.worksheet+xml"/>`);
  const list = sheets.map((name, i) => `<sheet name="${xmlAttribute(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${sheets.length + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/>`;
  return [
    {
      name: '[Content_Types].xml',
      content: `${PROLOG}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/>${types.join('')}</Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${PROLOG}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${PROLOG}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${list.join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${PROLOG}<Relationships xmlns="${PACKAGE}/relationships">${relations.join('')}${styles}</Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      content: `${PROLOG}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
    },
  ];
}

/** How a sheet is shown. */
export interface SheetManner {
  /** Whether the first row stays in view. */
  readonly frozen: boolean;
  /** Whether columns begin at the right. */
  readonly rightToLeft: boolean;
}

/** What stands before the rows of a sheet. @param widths of the columns, in letters */
export function sheetStart(widths: readonly number[], { frozen, rightToLeft }: SheetManner): string {
  const direction = rightToLeft ? ' rightToLeft="1"' : '';
  const head = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const pane = frozen
    ? `<sheetViews><sheetView${direction} workbookViewId="0">${head}</sheetView></sheetViews>`
    : `<sheetViews><sheetView${direction} workbookViewId="0"/></sheetViews>`;
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  return `${PROLOG}<worksheet xmlns="${MAIN}">${pane}<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`;
}

export const SHEET_END = '</sheetData></worksheet>';

/** One row; empty texts have no cell. @param number counted from 1 */
export function sheetRow(
  number: number,
  columns: readonly string[],
  cells: readonly (string | number)[],
  style = 0,
): string {
  let row = `<row r="${number}">`;
  const styled = style === 0 ? '' : ` s="${style}"`;
  for (let i = 0; i < cells.length; i += 1) {
    const cell = cells[i];
    if (cell === undefined || cell === '') continue;
    const at = `r="${columns[i]}${number}"${styled}`;
    row +=
      typeof cell === 'number'
        ? `<c ${at}><v>${cell}</v></c>`
        : `<c ${at} t="inlineStr"><is><t xml:space="preserve">${xmlText(cell)}</t></is></c>`;
  }
  return `${row}</row>`;
}

/** The letters above a column, counted from 0. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest === 0 ? '' : columnLetters(rest - 1)}${String.fromCharCode(65 + (column % 26))}`;
}
