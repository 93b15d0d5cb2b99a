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
  /^[\d*†‡, ]{1,5}$/.test(run.text);

/** How far a run stands from a line that grows, on whichever side; negative where they overlap. */
const gapTo = (line: Growing, run: Run): number => Math.max(run.left - line.right, line.left - run.right);

function continues(line: Growing, run: Run): boolean {
  const last = line.runs.at(-1);
  if (last === undefined) return false;
  const size = Math.max(last.size, run.size);
  if (Math.abs(run.base - last.base) > size * 0.35) return false;
  const gap = gapTo(line, run);
  // A number or a bullet stands further from what it numbers than a word from a word.
  const isPair = isFigure(last) && isFigure(run);
  const widest = isPair ? FIGURE_GAP : line.runs.length < 3 && isMark(line.runs) ? MARK_GAP : CELL_GAP;
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

function lineOf({ runs, left, right }: Growing, page: number): Line {
  const letters = (wanted: boolean): number =>
    runs.reduce((sum, run) => sum + (run.isRightToLeft === wanted ? run.text.length : 0), 0);
  const ordered =
    letters(true) > letters(false)
      ? [...runs].sort((a, b) => b.right - a.right)
      : runs.some((run, i) => i > 0 && run.left < (runs[i - 1]?.left ?? 0))
        ? [...runs].sort((a, b) => a.left - b.left)
        : runs;
  const longest = runs.reduce((best, run) => (run.text.length > best.text.length ? run : best));
  return { text: textOf(ordered), page, left, right, base: longest.base, size: longest.size, font: longest.font };
}

/** Joins the runs of a page to lines, in the order they are drawn; what stands far apart stays apart. */
export function linesOf({ page, runs }: PageRuns): readonly Line[] {
  const lines: Line[] = [];
  let line: Growing | undefined;
  for (const run of runs) {
    const last = line?.runs.at(-1);
    if (line !== undefined && continues(line, run)) {
      if (isNoteSign(run, last)) {
        line.right = Math.max(line.right, run.right);
        continue;
      }
      line.runs.push(run);
      line.left = Math.min(line.left, run.left);
      line.right = Math.max(line.right, run.right);
      continue;
    }
    if (line !== undefined) lines.push(lineOf(line, page));
    line = { runs: [run], left: run.left, right: run.right };
  }
  if (line !== undefined) lines.push(lineOf(line, page));
  return lines.filter(({ text }) => text !== '');
}
