import type { Line } from '../line.ts';
import type { PageRuns, Run } from './page-runs.ts';

/** Ems between two runs above which they are of two cells or columns; justified lines stay below. */
const CELL_GAP = 1.6;
/** Ems between two runs from which there is a space between them. */
const SPACE_GAP = 0.16;

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
/** Rows whose cells begin at one place, for it to be the edge of a column. */
const FEWEST_ROWS = 3;

/** Where cells begin that stand close to the one before: left edges, in points, after a gap that comes again below. */
function cellEdges(runs: readonly Run[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (before === undefined || Math.abs(run.base - before.base) > run.size * 0.35) return;
    const gap = run.left - before.right;
    const edge = Math.round(run.left);
    if (gap > run.size * CLOSE_GAP) counts.set(edge, (counts.get(edge) ?? 0) + 1);
  });
  return new Set([...counts].flatMap(([edge, count]) => (count >= FEWEST_ROWS ? [edge] : [])));
}

function continues(line: Growing, run: Run, edges: ReadonlySet<number>): boolean {
  const last = line.runs.at(-1);
  if (last === undefined) return false;
  const size = Math.max(last.size, run.size);
  if (Math.abs(run.base - last.base) > size * 0.35) return false;
  const gap = gapTo(line, run);
  // A number or a bullet stands further from what it numbers than a word from a word.
  const isPair = isFigure(last) && isFigure(run);
  const isNumbered = line.runs.length < 3 && isMark(line.runs);
  if (!isNumbered && gap > size * CLOSE_GAP && edges.has(Math.round(run.left))) return false;
  const widest = isPair ? FIGURE_GAP : isNumbered ? MARK_GAP : CELL_GAP;
  return gap < size * widest && gap > -size * 2;
}

function textOf(runs: readonly Run[]): string {
  let text = '';
  let before: Run | undefined;
  for (const run of runs) {
    const gap = before === undefined ? 0 : Math.max(run.left - before.right, before.left - run.right);
    const isApart = gap > run.size * SPACE_GAP && !text.endsWith(' ') && !run.text.startsWith(' ');
    text += (isApart ? ' ' : '') + run.text;
    before = run;
  }
  return text.replace(/\s+/g, ' ').trim();
}

/** Runs of a line from right to left, as Arabic is read; Latin words among them from left to right. */
function rightToLeft(runs: readonly Run[]): readonly Run[] {
  const ordered: Run[] = [];
  let latin: Run[] = [];
  for (const run of [...runs].sort((a, b) => b.right - a.right)) {
    if (!run.isRightToLeft && /\p{L}/u.test(run.text)) latin.unshift(run);
    else {
      ordered.push(...latin, run);
      latin = [];
    }
  }
  return [...ordered, ...latin];
}

function inReadingOrder(runs: readonly Run[]): readonly Run[] {
  const letters = (wanted: boolean): number =>
    runs.reduce((sum, run) => sum + (run.isRightToLeft === wanted ? run.text.length : 0), 0);
  if (letters(true) > letters(false)) return rightToLeft(runs);
  const isOutOfOrder = runs.some((run, i) => i > 0 && run.left < (runs[i - 1]?.left ?? 0));
  return isOutOfOrder ? [...runs].sort((a, b) => a.left - b.left) : runs;
}

function lineOf({ runs, left, right }: Growing, page: number): Line {
  const longest = runs.reduce((best, run) => (run.text.length > best.text.length ? run : best));
  const text = textOf(inReadingOrder(runs));
  return { text, page, left, right, base: longest.base, size: longest.size, font: longest.font };
}

/** Whether two lines are one that was drawn in pieces, as programs draw Arabic with numbers and Latin names in it. */
function areOne(line: Growing, next: Growing): boolean {
  const [a, b] = [line.runs.at(-1), next.runs[0]];
  if (a === undefined || b === undefined || Math.abs(a.base - b.base) > a.size * 0.35) return false;
  if (![...line.runs, ...next.runs].some((run) => run.isRightToLeft)) return false;
  const gap = Math.max(next.left - line.right, line.left - next.right);
  // A word may be drawn into the room that was left for it: then it stands on no other.
  const standOn = (run: Run): boolean =>
    line.runs.some((other) => Math.min(run.right, other.right) - Math.max(run.left, other.left) > run.size * 0.3);
  return gap < a.size * CELL_GAP && !next.runs.some(standOn);
}

/** Joins the pieces of lines that were drawn out of order. */
function whole(lines: readonly Growing[]): readonly Growing[] {
  const joined: Growing[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last === undefined || !areOne(last, line)) {
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
  const edges = cellEdges(runs);
  let line: Growing | undefined;
  for (const run of runs) {
    const last = line?.runs.at(-1);
    if (line !== undefined && isNoteSign(run, last) && Math.abs(gapTo(line, run)) < run.size) {
      line.right = Math.max(line.right, run.right);
      continue;
    }
    if (line !== undefined && continues(line, run, edges)) {
      line.runs.push(run);
      line.left = Math.min(line.left, run.left);
      line.right = Math.max(line.right, run.right);
      continue;
    }
    if (line !== undefined) lines.push(line);
    line = { runs: [run], left: run.left, right: run.right };
  }
  if (line !== undefined) lines.push(line);
  return whole(lines)
    .map((one) => lineOf(one, page))
    .filter(({ text }) => text !== '');
}
