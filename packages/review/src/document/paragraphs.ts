import { joinLines, type WordCounts } from './join-lines.ts';
import { type Box, type Grid, isGrid, type Line, type Piece } from './line.ts';
import {
  continuesEnumeration,
  endsSentence,
  isContentsLine,
  isInBracket,
  isUpperCase,
  startsItem,
  startsNumbered,
  startsSection,
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

/** Whether two lines are set one below the other about one middle, as on covers. */
const isCentred = (line: Line, before: Line): boolean =>
  Math.abs(line.left + line.right - before.left - before.right) < line.size * 1.5 &&
  Math.abs(line.left - before.left) > line.size * 0.6;
/** A line of a cover that names a ministry or a state begins one of its own. */
const startsBody = (text: string): boolean =>
  /^(?:MINIST|Minist[èe]re|Ministry|Ministerio|وزارة|REP|Republic|République|República|جمهورية|GOUV|GOV|GOB)/u.test(
    text,
  );

/** Sizes by which items are set in, whose signs are drawn and not written. */
const STEP = 1.2;

/** Whether a line begins a new paragraph after the one before it in its box. */
function begins(line: Line, before: Line, box: Box, style: UsualStyle): boolean {
  const gap = (line.base - before.base) / Math.max(line.size, before.size);
  if (gap > Math.max(style.leading * 1.32, style.leading + 0.3)) return true;
  if (Math.abs(line.size - before.size) > before.size * 0.12) return true;
  if ((startsItem(line.text) && !isInBracket(before.text)) || isContentsLine(before.text)) return true;
  if (isCentred(line, before) && startsBody(line.text)) return true;
  // A heading goes on in its size; only a number of its own begins the next.
  const isHeading = line.size > style.size * 1.12 && line.font === before.font;
  if (isHeading) return statedLevel(line.text) !== undefined;
  const width = Math.max(1, box.right - box.left);
  const endedShort = box.right - before.right > width * 0.12;
  const ended = endsSentence(before.text);
  if ((startsNumbered(line.text) || startsSection(line.text)) && (ended || endedShort)) return true;
  const capital = /^[\p{Lu}\d«“"(\u0600-\u06ff]/u.test(line.text);
  // A section’s number with its title, though set like the text below it.
  if (endedShort && capital && !ended && startsSection(before.text)) return true;
  if (endedShort && ended && capital) return true;
  if (endedShort && isStrange(before, style) !== isStrange(line, style) && capital) return true;
  const stepsIn = line.left - before.left > line.size * STEP;
  if (stepsIn && /:\s*$/u.test(before.text)) return true;
  const isInset = (one: Line): boolean => one.left - box.left > one.size * STEP;
  if (isInset(line) && isInset(before) && /[;؛]\s*$/u.test(before.text)) return true;
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

/** What stands between two rows in the text of a table. */
export const ROW_SEPARATOR = ' ¶ ';

/** The text of a table: its rows one after the other. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.filter((cell) => cell !== '').join(CELL_SEPARATOR)).join(ROW_SEPARATOR);

/** Where the paragraph begins that announces a list: `as follows:`. */
interface Announced {
  readonly left: number;
}

/** Makes blocks of the paragraphs of a box. @param announced by the paragraph before it */
function textBlocks(
  box: Box,
  setting: Setting,
  before: Announced | undefined,
): readonly [readonly RawBlock[], Announced | undefined] {
  let announced = before;
  const blocks: RawBlock[] = [];
  for (const lines of paragraphsOf(box, setting.style)) {
    const block = blockOf(lines, setting);
    if (block === undefined) continue;
    const left = Math.min(...lines.map((line) => line.left));
    const size = lines[0]?.size ?? 1;
    const isSetIn = announced !== undefined && left - announced.left > size * STEP && left - announced.left < size * 6;
    if (isSetIn && block.kind === 'paragraph') blocks.push({ ...block, kind: 'item', level: 1 });
    else {
      blocks.push(block);
      announced = block.kind === 'paragraph' && /:\s*$/u.test(block.text) ? { left } : undefined;
    }
  }
  return [blocks, announced];
}

/** Makes blocks of the pieces of a page, in their order. */
export function blocksOf(pieces: readonly Piece[], setting: Setting): readonly RawBlock[] {
  const blocks: RawBlock[] = [];
  let announced: Announced | undefined;
  for (const piece of pieces) {
    if (isGrid(piece)) {
      blocks.push(...tableBlocks(piece, setting));
      announced = undefined;
      continue;
    }
    const [made, next] = textBlocks(piece, setting, announced);
    blocks.push(...made);
    announced = next;
  }
  return blocks;
}

function tableBlocks(piece: Grid, { words }: Setting): readonly RawBlock[] {
  const rows = piece.rows.map((row) => row.map((cell) => joinLines(cell?.lines.map(({ text }) => text) ?? [], words)));
  const kept = rows.filter((row) => !isContentsLine(row.join(' ')));
  const page = piece.rows.flat().find((cell) => cell !== undefined)?.lines[0]?.page ?? 0;
  return kept.length === 0 ? [] : [{ kind: 'table', text: tableText(kept), rows: kept, page, toPage: page }];
}
