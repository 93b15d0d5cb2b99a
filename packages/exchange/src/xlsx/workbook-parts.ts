import type { CellNote } from './workbook.ts';
import { xmlText } from './xml-text.ts';

/** The small parts of a workbook, in the least form that spreadsheets open without complaint (ECMA-376, part 1). */

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** What the small parts have to know of a sheet. */
export interface WrittenSheet {
  readonly name: string;
  readonly notes?: readonly CellNote[];
}

export const hasNotes = ({ notes = [] }: WrittenSheet): boolean => notes.length > 0;

/** `[Content_Types].xml` */
export function contentTypes(sheets: readonly WrittenSheet[]): string {
  const parts = sheets.flatMap((sheet, i) => [
    `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${CONTENT}.worksheet+xml"/>`,
    ...(hasNotes(sheet)
      ? [`<Override PartName="/xl/comments${i + 1}.xml" ContentType="${CONTENT}.comments+xml"/>`]
      : []),
  ]);
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>`,
    `<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>${parts.join('')}</Types>`,
  ].join('');
}

/** `xl/workbook.xml` */
export function workbookXml(sheets: readonly WrittenSheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${xmlText(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`);
  return `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

const relationships = (list: readonly string[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

/** `_rels/.rels` */
export const rootRelationships = (): string =>
  relationships([relationship('workbook', 'officeDocument', 'xl/workbook.xml')]);

/** `xl/_rels/workbook.xml.rels` */
export function workbookRelationships(sheets: readonly WrittenSheet[]): string {
  return relationships([
    ...sheets.map((_, i) => relationship(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relationship('styles', 'styles', 'styles.xml'),
  ]);
}

/** `xl/worksheets/_rels/sheet….xml.rels` of a sheet with notes. @param number counted from 1 */
export function notesRelationships(number: number): string {
  return relationships([
    relationship('notes', 'vmlDrawing', `../drawings/vmlDrawing${number}.vml`),
    relationship('comments', 'comments', `../comments${number}.xml`),
  ]);
}
