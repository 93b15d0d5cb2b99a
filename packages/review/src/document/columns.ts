import type { Line } from './line.ts';

/** Lines a column must have on each side to be one. */
const FEWEST_LINES = 5;
/** Words a line of running text has on average; cells of tables have fewer. */
const FEWEST_WORDS = 4;

interface Run {
  readonly from: number;
  /** After its last line. */
  readonly to: number;
}

const isRightOf = (line: Line, gutter: number): boolean => line.left >= gutter - line.size;
const isLeftOf = (line: Line, gutter: number): boolean => line.right <= gutter - line.size * 0.5;

/** Where columns may begin: left edges that many lines share. */
function gutters(lines: readonly Line[]): readonly number[] {
  const counts = new Map<number, number>();
  const leftmost = Math.min(...lines.map(({ left }) => left));
  for (const { left, size } of lines) {
    if (left > leftmost + size * 10)
      counts.set(Math.round(left / size), (counts.get(Math.round(left / size)) ?? 0) + 1);
  }
  const size = lines[0]?.size ?? 1;
  return [...counts]
    .filter(([, count]) => count >= FEWEST_LINES)
    .sort((a, b) => b[1] - a[1])
    .slice(0, 6)
    .map(([edge]) => edge * size);
}

const wordsOf = (lines: readonly Line[]): number =>
  lines.reduce((sum, { text }) => sum + text.split(' ').length, 0) / Math.max(1, lines.length);

/** How much of the width of their column lines fill. */
function fillOf(lines: readonly Line[]): number {
  const left = Math.min(...lines.map((line) => line.left));
  const right = Math.max(...lines.map((line) => line.right));
  const filled = lines.reduce((sum, line) => sum + line.right - line.left, 0) / Math.max(1, lines.length);
  return filled / Math.max(1, right - left);
}

function isColumns(lines: readonly Line[], gutter: number): boolean {
  const right = lines.filter((line) => isRightOf(line, gutter));
  const left = lines.filter((line) => isLeftOf(line, gutter));
  if (right.length < FEWEST_LINES || left.length < FEWEST_LINES) return false;
  const switches = lines.filter(
    (line, i) => i > 0 && isRightOf(line, gutter) !== isRightOf(lines[i - 1] ?? line, gutter),
  ).length;
  // A file that gives one column after the other is in order already.
  if (switches < Math.min(left.length, right.length) * 0.5) return false;
  return [left, right].every((side) => wordsOf(side) > FEWEST_WORDS && fillOf(side) > 0.66);
}

/** The longest stretches of lines none of which crosses a gutter. */
function runsBeside(lines: readonly Line[], gutter: number): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  lines.forEach((line, i) => {
    if (isRightOf(line, gutter) || isLeftOf(line, gutter)) return;
    if (i - from > FEWEST_LINES * 2) runs.push({ from, to: i });
    from = i + 1;
  });
  if (lines.length - from > FEWEST_LINES * 2) runs.push({ from, to: lines.length });
  return runs;
}

/** Sizes between two baselines from which a column is taken to be drawn apart by the lines of the other. */
const DRAWN_APART = 1.7;

/** Where the lines of two columns alternate, those of one stand twice as far apart as they were set: moves them together. */
function closedUp(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<number, number>();
  lines.forEach((line, i) => {
    const gap = Math.round(((line.base - (lines[i - 1]?.base ?? line.base)) / line.size) * 4) / 4;
    if (gap > 0) counts.set(gap, (counts.get(gap) ?? 0) + 1);
  });
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 1;
  const [first] = lines;
  if (first === undefined || usual < DRAWN_APART) return lines;
  return lines.map((line) => ({ ...line, base: first.base + (line.base - first.base) / usual }));
}

/**
 * Sets lines of two columns, given row by row across the page, one column after the other.
 *
 * @param lines in the order the file gives them
 */
export function inColumnOrder(lines: readonly Line[]): readonly Line[] {
  for (const gutter of gutters(lines)) {
    for (const { from, to } of runsBeside(lines, gutter)) {
      const run = lines.slice(from, to);
      if (!isColumns(run, gutter)) continue;
      const right = run.filter((line) => isRightOf(line, gutter));
      const left = run.filter((line) => !isRightOf(line, gutter));
      return [
        ...inColumnOrder(lines.slice(0, from)),
        ...[left, right].flatMap((column) => inColumnOrder(closedUp(column))),
        ...inColumnOrder(lines.slice(to)),
      ];
    }
  }
  return lines;
}
