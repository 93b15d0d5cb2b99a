import { columnLetter } from '@sterna/tabular';
import type { CellNote } from './workbook.ts';
import { xmlText } from './xml-text.ts';

/** `xl/comments….xml`: what the notes say. */
export function notesXml(notes: readonly CellNote[], author: string): string {
  const list = notes.map(({ row, column, text }) => {
    const reference = `${columnLetter(column)}${row}`;
    return `<comment ref="${reference}" authorId="0"><text><r><t xml:space="preserve">${xmlText(text)}</t></r></text></comment>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
    '<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<authors><author>${xmlText(author)}</author></authors><commentList>${list.join('')}</commentList></comments>`,
  ].join('');
}

/** Rows of text that a note is high, by how much it says. */
const heightOf = (text: string): number => Math.min(14, 2 + Math.ceil(text.length / 34));

function shape({ row, column, text }: CellNote, i: number): string {
  const anchor = [column, 12, Math.max(0, row - 2), 4, column + 3, 40, Math.max(0, row - 2) + heightOf(text), 4];
  return [
    `<v:shape id="_x0000_s${1025 + i}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#fdfcf9" o:insetmode="auto">`,
    '<v:fill color2="#fdfcf9"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>',
    '<v:textbox style="mso-direction-alt:auto"/>',
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor.join(', ')}</x:Anchor>`,
    `<x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column - 1}</x:Column></x:ClientData></v:shape>`,
  ].join('');
}

/** `xl/drawings/vmlDrawing….vml`: where the notes stand. Spreadsheets show none without it. */
export function notesDrawing(notes: readonly CellNote[]): string {
  return [
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">',
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>',
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">',
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>',
    ...notes.map(shape),
    '</xml>',
  ].join('');
}
