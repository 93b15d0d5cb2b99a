import { joinLines, type WordCounts } from './join-lines.ts';
import { type Box, isGrid, type Line, type Piece } from './line.ts';
import {
  continuesEnumeration,
  endsSentence,
  isContentsLine,
  isUpperCase,
  startsItem,
  startsNumbered,
  statedLevel,
  withoutBullet,
} from './marks.ts';
import type { RawBlock } from './policy-text.ts';
import type { UsualStyle } from './style.ts';

/** What making blocks of lines needs to know of the whole document. */
export interface Setting {
  readonly style: UsualStyle;
  readonly words: WordCounts;
}

const isStrange = (line: Line, style: UsualStyle): boolean => line.font !== '' && !style.fonts.has(line.font);

/** Whether a line begins a new paragraph after the one before it in its box. */
function begins(line: Line, before: Line, box: Box, style: UsualStyle): boolean {
  const gap = (line.base - before.base) / Math.max(line.size, before.size);
  if (gap > Math.max(style.leading * 1.32, style.leading + 0.3)) return true;
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true;
  if (startsItem(line.text) || isContentsLine(before.text)) return true;
  const width = Math.max(1, box.right - box.left);
  const endedShort = box.right - before.right > width * 0.12;
  const ended = endsSentence(before.text);
  if (startsNumbered(line.text) && (ended || endedShort)) return true;
  const capital = /^[\p{Lu}\d«“"(\u0600-\u06ff]/u.test(line.text);
  if (endedShort && ended && capital) return true;
  if (endedShort && isStrange(before, style) !== isStrange(line, style) && capital) return true;
  const indented = line.left - box.left > line.size * 1.2 && before.left - box.left < line.size * 0.5;
  return indented && ended && capital && !startsItem(before.text);
}

/** Parts the lines of a box into paragraphs. */
function paragraphsOf(box: Box, style: UsualStyle): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [];
  for (const line of box.lines) {
    const before = paragraphs.at(-1)?.at(-1);
    const written = startsItem(line.text) ? (paragraphs.at(-1) ?? []).map(({ text }) => text).join(' ') : '';
    const goesOn = written !== '' && continuesEnumeration(written, line.text);
    if (before === undefined || (!goesOn && begins(line, before, box, style))) paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs;
}

const LONGEST_HEADING = 160;

/** The level of a heading, 1 to 6; undefined for what is none. */
function headingLevel(text: string, [first]: readonly Line[], style: UsualStyle): number | undefined {
  if (first === undefined || text.length > LONGEST_HEADING || !/\p{L}{2}/u.test(text)) return undefined;
  const stated = statedLevel(text);
  const isLarge = first.size > style.size * 1.12;
  const closed = /[.;,]\s*$/u.test(text);
  if (isLarge && !/[;,]\s*$/u.test(text)) {
    const rank = style.larger.findIndex((size) => size <= first.size + 0.3);
    return stated ?? Math.min(4, Math.max(1, rank + 1));
  }
  if (closed) return undefined;
  if (stated !== undefined && text.length < 120) return stated;
  if (isUpperCase(text) && text.length < 100) return 2;
  return isStrange(first, style) && text.length < 110 && first.size > style.size * 0.95 ? 5 : undefined;
}

/** Small lines low on a page are its notes. */
const isNote = (lines: readonly Line[], style: UsualStyle): boolean =>
  lines.every(({ size }) => size < style.size * 0.87) && lines.some(({ text }) => text.length > 25);

function blockOf(lines: readonly Line[], { style, words }: Setting): RawBlock | undefined {
  const text = joinLines(
    lines.map((line) => line.text),
    words,
  );
  const [first] = lines;
  if (first === undefined || !/[\p{L}\d]/u.test(text) || isContentsLine(text)) return undefined;
  const at = { page: first.page, toPage: first.page };
  const level = headingLevel(text, lines, style);
  if (startsItem(text) && (level === undefined || !isStrange(first, style))) {
    return { ...at, kind: 'item', level: 1, text: withoutBullet(text) };
  }
  if (level !== undefined) return { ...at, kind: 'heading', level, text };
  return { ...at, kind: isNote(lines, style) ? 'note' : 'paragraph', text };
}

/** What stands between the cells of a row in the text of a table. */
export const CELL_SEPARATOR = ' | ';

/** The text of a table: its rows one after the other. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.filter((cell) => cell !== '').join(CELL_SEPARATOR)).join(' ¶ ');

/** Makes blocks of the pieces of a page, in their order. */
export function blocksOf(pieces: readonly Piece[], setting: Setting): readonly RawBlock[] {
  return pieces.flatMap((piece): readonly RawBlock[] => {
    if (!isGrid(piece)) {
      return paragraphsOf(piece, setting.style).flatMap((lines) => blockOf(lines, setting) ?? []);
    }
    const rows = piece.rows.map((row) =>
      row.map((cell) => joinLines(cell?.lines.map(({ text }) => text) ?? [], setting.words)),
    );
    const kept = rows.filter((row) => !isContentsLine(row.join(' ')));
    const page = piece.rows.flat().find((cell) => cell !== undefined)?.lines[0]?.page ?? 0;
    return kept.length === 0 ? [] : [{ kind: 'table', text: tableText(kept), rows: kept, page, toPage: page }];
  });
}
