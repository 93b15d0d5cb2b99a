import type { Line } from '../line.ts';
import { SPACE_GAP, stretchedWords } from './justified.ts';
import type { PageRuns } from './page-runs.ts';
import { filledIn, inReadingOrder, isMostlyArabic, withArabicWords } from './reading-order.ts';
import type { Run } from './run.ts';

/** Ems between two runs above which they are of two cells or columns; justified lines stay below. */
const CELL_GAP = 1.6;
/** Ems between two runs of Arabic from which there is a space: its last letters reach into it. */
const ARABIC_SPACE_GAP = 0.1;

/** The same between two figures: those of a table stand close, and nobody writes two in a row. */
const FIGURE_GAP = 0.55;
const isFigure = ({ text }: Run): boolean => /^[<>+-]?\d[\d.,]*%?$/.test(text.trim());

/** Ems between a number or a bullet and the text it stands before. */
const MARK_GAP = 5;

const isMark = (runs: readonly Run[]): boolean =>
  /^(?:\(?(?:[ivxlc]{1,6}|[a-z]|\d{1,3})[.)]|\d{1,2}(?:\.\d{1,2})+\.?|[^\p{L}\p{N}\s]{1,2}|o)$/iu.test(
    runs.map(({ text }) => text.trim()).join(''),
  );

interface Growing {
  runs: Run[];
  left: number;
  right: number;
}

/** A small raised number: the sign of a note, which would read as part of the word before it. */
const isNoteSign = (run: Run, before: Run | undefined): boolean =>
  before !== undefined &&
  run.size < before.size * 0.78 &&
  run.base < before.base - before.size * 0.12 &&
  run.base > before.base - before.size * 0.75 &&
  /^[\d*†‡, ]{1,5}$/.test(run.text);

/** How far a run stands from a line that grows, on whichever side; negative where they overlap. */
const gapTo = (line: Growing, run: Run): number => Math.max(run.left - line.right, line.left - run.right);

/** Ems between two cells that stand close; only where cells of other rows begin at the same place. */
const CLOSE_GAP = 0.75;
/** The same between a column of numbers and the next. */
const NARROW_GAP = 0.35;
/** Rows whose cells begin at one place, for it to be the edge of a column. */
const FEWEST_ROWS = 3;

/** Where the cells of a page begin, in points: left edges, of Arabic right ones. */
interface CellEdges {
  /** After a gap that comes again on other rows. */
  readonly again: ReadonlySet<number>;
  /** After a gap behind something that is no number and no bullet: a number may be a cell before them. */
  readonly afterText: ReadonlySet<number>;
}

const edgeOf = (run: Run): number => Math.round(run.isRightToLeft ? run.right : run.left);
/** Edges differ by a point where letters hang over. */
const isAt = (edges: ReadonlySet<number>, run: Run): boolean => {
  const edge = edgeOf(run);
  return edges.has(edge) || edges.has(edge - 1) || edges.has(edge + 1);
};

/** Cells of a row, from which on a number before them is one too: columns of text are fewer. */
const FEWEST_CELLS = 4;

/** Where the text begins behind a number that several cells follow on the same row. */
function edgesBesideNumbers(runs: readonly Run[]): readonly number[] {
  const rows = new Map<number, Run[]>();
  for (const run of runs) {
    const row = rows.get(Math.round(run.base));
    if (row === undefined) rows.set(Math.round(run.base), [run]);
    else row.push(run);
  }
  return [...rows.values()].flatMap((row) => {
    if (row.length < FEWEST_CELLS) return [];
    const isArabic = isMostlyArabic(row);
    const ordered = row.sort((a, b) => (isArabic ? b.right - a.right : a.left - b.left));
    const [mark, next] = ordered;
    if (mark === undefined || next === undefined || !isMark([mark]) || !/\d/u.test(mark.text)) return [];
    const gaps = ordered.filter((run, i) => {
      const before = ordered[i - 1];
      return before !== undefined && Math.max(run.left - before.right, before.left - run.right) > run.size;
    });
    return gaps.length >= FEWEST_CELLS - 1 ? [edgeOf(next)] : [];
  });
}

/** Finds where cells begin that stand close to the one before. */
function cellEdges(runs: readonly Run[], stretched: ReadonlySet<number>): CellEdges {
  const counts = new Map<number, number>();
  const afterText = new Set<number>();
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (before === undefined || stretched.has(i) || Math.abs(run.base - before.base) > run.size * 0.35) return;
    // On the side it is read from: words of one line are drawn in any order.
    const gap = run.isRightToLeft ? before.left - run.right : run.left - before.right;
    if (gap > run.size * CLOSE_GAP) counts.set(edgeOf(run), (counts.get(edgeOf(run)) ?? 0) + 1);
    if (gap > run.size * NARROW_GAP && !isMark([before]) && /\p{L}/u.test(before.text)) afterText.add(edgeOf(run));
  });
  for (const edge of edgesBesideNumbers(runs)) afterText.add(edge);
  const again = [...counts].filter(([, count]) => count >= FEWEST_ROWS);
  return { again: new Set(again.map(([edge]) => edge)), afterText };
}

function continues(line: Growing, run: Run, edges: CellEdges, isStretched: boolean): boolean {
  const last = line.runs.at(-1);
  if (last === undefined) return false;
  const size = Math.max(last.size, run.size);
  if (Math.abs(run.base - last.base) > size * 0.35) return false;
  if (isStretched) return true;
  const gap = gapTo(line, run);
  // A number or a bullet stands further from what it numbers than a word from a word.
  const isPair = isFigure(last) && isFigure(run);
  const isNumbered = line.runs.length < 3 && isMark(line.runs);
  const closest = isNumbered && isAt(edges.afterText, run) ? NARROW_GAP : CLOSE_GAP;
  const isCell = isAt(edges.again, run) && (!isNumbered || isAt(edges.afterText, run));
  if (isCell && gap > size * closest) return false;
  // A sign drawn into the gap that another font left for it.
  if (run.text.length < 3 && !/[\p{L}\d]/u.test(run.text) && run.left > line.left && run.right < line.right)
    return true;
  const widest = isPair ? FIGURE_GAP : isNumbered ? MARK_GAP : CELL_GAP;
  return gap < size * widest && gap > -size * 2;
}

function textOf(runs: readonly Run[], isArabic: boolean): string {
  let text = '';
  let before: Run | undefined;
  for (const run of runs) {
    const gap = before === undefined ? 0 : Math.max(run.left - before.right, before.left - run.right);
    const space = isArabic ? ARABIC_SPACE_GAP : SPACE_GAP;
    const isApart = gap > run.size * space && !text.endsWith(' ') && !run.text.startsWith(' ');
    text += (isApart ? ' ' : '') + run.text;
    before = run;
  }
  // A point stands at its word, though the sign of a note stood between.
  const tidy = text
    .replace(/\s+/g, ' ')
    .replace(/(?<=[\p{L}\d)»”]) (?=[.,](?:\s|$))/gu, '')
    .trim();
  return isArabic ? withArabicWords(tidy) : tidy;
}

function lineOf({ runs, left, right }: Growing, page: number, isArabicPage: boolean): Line {
  // Figures and signs alone on a line are read as the page is.
  const isArabic = isMostlyArabic(runs) || (isArabicPage && !runs.some(({ text }) => /\p{L}/u.test(text)));
  const longest = runs.reduce((best, run) => (run.text.length > best.text.length ? run : best));
  const text = textOf(inReadingOrder(filledIn(runs), isArabic), isArabic);
  return { text, page, left, right, base: longest.base, size: longest.size, font: longest.font };
}

/** Whether two lines are one that was drawn in pieces, as programs draw Arabic with numbers and Latin names in it. */
function areOne(line: Growing, next: Growing, edges: CellEdges): boolean {
  const [a, b] = [line.runs.at(-1), next.runs[0]];
  if (a === undefined || b === undefined || Math.abs(a.base - b.base) > a.size * 0.35) return false;
  if (![...line.runs, ...next.runs].some((run) => run.isRightToLeft)) return false;
  const gap = Math.max(next.left - line.right, line.left - next.right);
  const leftmost = line.left < next.left ? line : next;
  if (gap > a.size * CLOSE_GAP && leftmost.runs.some((run) => isAt(edges.again, run))) return false;
  // A word may be drawn into the room that was left for it: then it stands on no other.
  const standOn = (run: Run): boolean =>
    line.runs.some((other) => Math.min(run.right, other.right) - Math.max(run.left, other.left) > run.size * 0.3);
  return gap < a.size * CELL_GAP && !next.runs.some(standOn);
}

/** Joins the pieces of lines that were drawn out of order. */
function whole(lines: readonly Growing[], edges: CellEdges): readonly Growing[] {
  const joined: Growing[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last === undefined || !areOne(last, line, edges)) {
      joined.push(line);
      continue;
    }
    last.runs.push(...line.runs);
    last.left = Math.min(last.left, line.left);
    last.right = Math.max(last.right, line.right);
  }
  return joined;
}

/** Joins the runs of a page to lines, in the order they are drawn; what stands far apart stays apart. */
export function linesOf({ page, runs }: PageRuns): readonly Line[] {
  const lines: Growing[] = [];
  const stretched = stretchedWords(runs);
  const edges = cellEdges(runs, stretched);
  let line: Growing | undefined;
  for (const [i, run] of runs.entries()) {
    const last = line?.runs.at(-1);
    if (line !== undefined && isNoteSign(run, last) && Math.abs(gapTo(line, run)) < run.size) {
      line.right = Math.max(line.right, run.right);
      continue;
    }
    if (
      line?.runs.length === 1 &&
      last !== undefined &&
      isNoteSign(last, run) &&
      Math.abs(gapTo(line, run)) < run.size
    ) {
      line = { runs: [run], left: run.left, right: run.right };
      continue;
    }
    if (line !== undefined && continues(line, run, edges, stretched.has(i))) {
      line.runs.push(run);
      line.left = Math.min(line.left, run.left);
      line.right = Math.max(line.right, run.right);
      continue;
    }
    if (line !== undefined) lines.push(line);
    line = { runs: [run], left: run.left, right: run.right };
  }
  if (line !== undefined) lines.push(line);
  const isArabicPage = isMostlyArabic(runs);
  return whole(lines, edges)
    .map((one) => lineOf(one, page, isArabicPage))
    .filter(({ text }) => text !== '');
}
