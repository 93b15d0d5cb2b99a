import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { escapeXml } from './escape-xml.ts';
import { notesDrawing, notesXml } from './notes-xml.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import type { Sheet } from './workbook.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The same for every file, so that the same rows give the same bytes. */
const WRITTEN = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true } as const;

const hasNotes = ({ notes = [] }: Sheet): boolean => notes.length > 0;

function contentTypes(sheets: readonly Sheet[]): string {
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

function workbookXml(sheets: readonly Sheet[]): string {
  const list = sheets.map(({ name }, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="s${i + 1}"/>`);
  const space = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  return `${DECLARATION}<workbook xmlns="${space}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`;
}

const relationships = (list: readonly string[]): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${list.join('')}</Relationships>`;

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;

function addSheet(zip: ZipFile, sheet: Sheet, number: number, fail: (error: Error) => void): void {
  zip.addReadStreamLazy(`xl/worksheets/sheet${number}.xml`, WRITTEN, (give) => {
    const stream = Readable.from(sheetXml(sheet));
    stream.on('error', fail);
    give(null, stream);
  });
  if (!hasNotes(sheet)) return;
  const notes = sheet.notes ?? [];
  const links = [
    relationship('notes', 'vmlDrawing', `../drawings/vmlDrawing${number}.vml`),
    relationship('comments', 'comments', `../comments${number}.xml`),
  ];
  zip.addBuffer(Buffer.from(notesXml(notes, 'Sterna')), `xl/comments${number}.xml`, WRITTEN);
  zip.addBuffer(Buffer.from(notesDrawing(notes)), `xl/drawings/vmlDrawing${number}.vml`, WRITTEN);
  zip.addBuffer(Buffer.from(relationships(links)), `xl/worksheets/_rels/sheet${number}.xml.rels`, WRITTEN);
}

/**
 * Writes a workbook as its rows come: sheets are asked for their rows one after the other, and no more is held than a
 * batch of them. The same sheets give the same bytes. Texts are never formulas.
 */
export async function* writeWorkbook(sheets: readonly Sheet[]): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: Error): void => {
    output.destroy(error);
  };
  zip.on('error', fail);
  const root = [relationship('workbook', 'officeDocument', 'xl/workbook.xml')];
  const parts = [
    ...sheets.map((_, i) => relationship(`s${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`)),
    relationship('styles', 'styles', 'styles.xml'),
  ];
  zip.addBuffer(Buffer.from(contentTypes(sheets)), '[Content_Types].xml', WRITTEN);
  zip.addBuffer(Buffer.from(relationships(root)), '_rels/.rels', WRITTEN);
  zip.addBuffer(Buffer.from(workbookXml(sheets)), 'xl/workbook.xml', WRITTEN);
  zip.addBuffer(Buffer.from(relationships(parts)), 'xl/_rels/workbook.xml.rels', WRITTEN);
  zip.addBuffer(Buffer.from(stylesXml()), 'xl/styles.xml', WRITTEN);
  for (const [i, sheet] of sheets.entries()) addSheet(zip, sheet, i + 1, fail);
  zip.end();
  yield* output as AsyncIterable<Uint8Array>;
}
