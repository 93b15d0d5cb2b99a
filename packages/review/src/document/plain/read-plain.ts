import { boxesInOrder } from '../boxes.ts';
import { inColumnOrder } from '../columns.ts';
import { piecesOf } from '../grids.ts';
import { countWords } from '../join-lines.ts';
import { joinPages } from '../join-pages.ts';
import type { Line } from '../line.ts';
import { blocksOf } from '../paragraphs.ts';
import type { RawDocument } from '../policy-text.ts';
import { undoubleBlocks } from '../undouble-blocks.ts';
import { withoutRunningHeads } from '../running-heads.ts';
import { usualStyle } from '../style.ts';

/** Spaces from which two texts of a line are of two columns. */
const COLUMN_GAP = /\s{3,}/;
/** A number or bullet and the text it stands before are one, however far apart. */
const MARK = /^(?:\(?(?:[ivxlc]{1,6}|[a-z]|\d{1,3})[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[^\p{L}\p{N}\s]{1,2}|o)$/iu;
/** Times a short line with a number in it must come again to be a running head, where pages are not marked. */
const MOST_REPEATS = 5;

const TAB_STOP = 8;

function expandTabs(text: string): string {
  let out = '';
  for (const part of text.split('\t')) out += (out === '' ? '' : ' '.repeat(TAB_STOP - (out.length % TAB_STOP))) + part;
  return out;
}

/** The texts of a row with the columns they stand in. */
function linesOfRow(row: string, base: number, page: number): readonly Line[] {
  const lines: Line[] = [];
  let left = row.length - row.trimStart().length;
  let mark = '';
  let markLeft = 0;
  for (const part of row.trim().split(/(\s{3,})/)) {
    if (COLUMN_GAP.test(part) && part.trim() === '') {
      left += part.length;
      continue;
    }
    if (mark === '' && MARK.test(part)) {
      mark = part;
      markLeft = left;
    } else if (part !== '') {
      const text = (mark === '' ? part : `${mark} ${part}`).replace(/\s+/g, ' ');
      const from = mark === '' ? left : markLeft;
      lines.push({ text, page, left: from, right: left + part.length, base, size: 1, font: '' });
      mark = '';
    }
    left += part.length;
  }
  if (mark !== '') lines.push({ text: mark, page, left: markLeft, right: left, base, size: 1, font: '' });
  return lines;
}

const shape = (line: Line): string => line.text.replace(/\d+/g, '#').toLowerCase();

/** Leaves out short lines with a page's number that come again and again, where nothing says where pages end. */
function withoutRepeated(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(shape(line), (counts.get(shape(line)) ?? 0) + 1);
  return lines.filter((line) => {
    const key = shape(line);
    if (/^[\s\-–|]*#[\s\-–|]*$/.test(key)) return line.left < 20 && lines.length < 40;
    return (counts.get(key) ?? 0) < MOST_REPEATS || !key.includes('#') || key.length > 90 || key.length < 8;
  });
}

/**
 * Reads a text: form feeds end pages; tables and columns laid out with spaces are found again.
 *
 * @param text line ends of any kind
 */
export function readPlain(text: string): RawDocument {
  const sheets = text.replace(/\r\n?/g, '\n').split('\f');
  const hasPages = sheets.length > 1;
  const pages = sheets.map((sheet, i) => {
    const rows = sheet.split('\n').map(expandTabs);
    const lines = rows.flatMap((row, at) => linesOfRow(row, at + 1, hasPages ? i + 1 : 0));
    return { page: i + 1, height: rows.length, lines };
  });
  const kept = hasPages
    ? withoutRunningHeads(pages)
    : pages.map((page) => ({ ...page, lines: withoutRepeated(page.lines) }));
  const lines = kept.flatMap((page) => page.lines);
  const words = countWords(lines.map((line) => line.text));
  const setting = { style: { ...usualStyle(lines), leading: 1 }, words };
  const blocks = kept.flatMap((page) => blocksOf(piecesOf(boxesInOrder(inColumnOrder(page.lines))), setting));
  return { format: 'text', pages: hasPages ? sheets.length : 0, blocks: undoubleBlocks(joinPages(blocks, words)), findings: [] };
}
