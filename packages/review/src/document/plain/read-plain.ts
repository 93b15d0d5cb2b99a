import { boxesInOrder } from '../boxes.ts';
import { inColumnOrder } from '../columns.ts';
import { piecesOf } from '../grids.ts';
import { countWords } from '../join-lines.ts';
import { joinPages } from '../join-pages.ts';
import type { Line } from '../line.ts';
import { blocksOf } from '../paragraphs.ts';
import type { RawDocument } from '../policy-text.ts';
import { withoutRunningHeads } from '../running-heads.ts';
import { usualStyle } from '../style.ts';
import { undoubleBlocks } from '../undouble-blocks.ts';
import { inferPages, type Sheet } from './infer-pages.ts';
import { withoutRepeated } from './repeated-lines.ts';

/** Spaces from which two texts of a line are of two columns. */
const COLUMN_GAP = /\s{3,}/;
/** A number or bullet and the text it stands before are one, however far apart. */
const MARK = /^(?:\(?(?:[ivxlc]{1,6}|[a-z]|\d{1,3})[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[^\p{L}\p{N}\s]{1,2}|o)$/iu;

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

/** The pages of a text: as form feeds or printed numbers part them, else one without a number. */
function sheetsOf(text: string): readonly Sheet[] {
  const sheets = text.replace(/\r\n?/g, '\n').split('\f');
  // The last page ends with a form feed too.
  if (sheets.length > 1 && sheets.at(-1)?.trim() === '') sheets.pop();
  if (sheets.length > 1) return sheets.map((sheet, i) => ({ page: i + 1, rows: sheet.split('\n') }));
  const rows = (sheets[0] ?? '').split('\n');
  return inferPages(rows) ?? [{ page: 0, rows }];
}

/**
 * Reads a text: form feeds end pages, else the numbers printed on them; tables and columns laid out with spaces are found
 * again, what a program wrote twice is said once.
 *
 * @param text line ends of any kind
 */
export function readPlain(text: string): RawDocument {
  const sheets = sheetsOf(text);
  const last = sheets.at(-1)?.page ?? 0;
  const pages = sheets.map(({ page, rows }) => {
    const lines = rows.flatMap((row, at) => linesOfRow(expandTabs(row), at + 1, page));
    return { page, height: rows.length, lines };
  });
  const kept =
    last > 0
      ? withoutRunningHeads(pages, 'anywhere')
      : pages.map((page) => ({ ...page, lines: withoutRepeated(page.lines) }));
  const lines = kept.flatMap((page) => page.lines);
  const words = countWords(lines.map((line) => line.text));
  const setting = { style: { ...usualStyle(lines), leading: 1 }, words };
  const blocks = kept.flatMap((page) => blocksOf(piecesOf(boxesInOrder(inColumnOrder(page.lines))), setting));
  return { format: 'text', pages: last, blocks: undoubleBlocks(joinPages(blocks, words)), findings: [] };
}
