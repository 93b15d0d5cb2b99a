import { boxesInOrder } from '../boxes.ts';
import { inColumnOrder } from '../columns.ts';
import { piecesOf } from '../grids.ts';
import { countWords } from '../join-lines.ts';
import { joinPages } from '../join-pages.ts';
import { plainLetters } from '../letters.ts';
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

/** Characters from which a row is a whole paragraph, as programs write texts whose lines they do not end. */
const LONG_ROW = 150;
/** Rows apart at which such paragraphs are set. */
const APART = 3;
/** Characters of a column where cells are parted by tabs. */
const CELL = 1_000;

/** Whether the rows of a text are its paragraphs: much of it stands in rows that no page is wide enough for. */
function isUnwrapped(rows: readonly string[]): boolean {
  const lengthOf = (some: readonly string[]): number => some.reduce((sum, row) => sum + row.trim().length, 0);
  const long = rows.filter((row) => row.trim().length > LONG_ROW && !/\S\s{5,}\S/u.test(row));
  return lengthOf(long) > lengthOf(rows) * 0.4;
}

/** A row that is a paragraph, or cells with tabs between them. */
function linesOfParagraph(row: string, at: number, page: number): readonly Line[] {
  const base = at * APART;
  // What has no cells stands over all columns.
  const width = row.includes('\t') ? CELL * 0.9 : CELL * 20;
  return row.split('\t').flatMap((part, cell): readonly Line[] => {
    const text = part.replace(/\s+/g, ' ').trim();
    const left = cell * CELL;
    return text === '' ? [] : [{ text, page, left, right: left + width, base, size: 1, font: '' }];
  });
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
  const sheets = sheetsOf(plainLetters(text));
  const areParagraphs = isUnwrapped(sheets.flatMap(({ rows }) => rows));
  const last = sheets.at(-1)?.page ?? 0;
  const pages = sheets.map(({ page, rows }) => {
    const lines = rows.flatMap((row, at) =>
      areParagraphs ? linesOfParagraph(row, at + 1, page) : linesOfRow(expandTabs(row), at + 1, page),
    );
    return { page, height: rows.length, lines };
  });
  const kept =
    last > 0
      ? withoutRunningHeads(pages, 'anywhere')
      : pages.map((page) => ({ ...page, lines: withoutRepeated(page.lines) }));
  const lines = kept.flatMap((page) => page.lines);
  const words = countWords(lines.map((line) => line.text));
  const setting = { style: { ...usualStyle(lines), leading: areParagraphs ? APART : 1 }, words };
  const blocks = kept.flatMap((page) => blocksOf(piecesOf(boxesInOrder(inColumnOrder(page.lines))), setting));
  return { format: 'text', pages: last, blocks: undoubleBlocks(joinPages(blocks, words)), findings: [] };
}
