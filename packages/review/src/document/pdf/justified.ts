import type { Run } from './run.ts';

/** Ems between two runs from which there is a space between them. */
export const SPACE_GAP = 0.16;
/** Ems by which the gaps between the words of a line that was stretched to its column may differ. */
const EVEN = 0.14;
/** Ems between two words of a stretched line; columns of a table stand further apart. */
const WIDEST = 5;

const gapBetween = (a: Run, b: Run): number => Math.max(b.left - a.right, a.left - b.right);
const isOnRow = (a: Run, b: Run): boolean => Math.abs(a.base - b.base) < Math.max(a.size, b.size) * 0.35;
const isWord = ({ text }: Run): boolean => /[\p{L}\d]/u.test(text) && !/\S\s+\S/u.test(text.trim());
const hasLetter = ({ text }: Pick<Run, 'text'>): boolean => /\p{L}/u.test(text);

/** Numbers of the runs of a page that begin a row: after them others stand on the same line, in the order they are drawn. */
function rowsOf(runs: readonly Run[]): readonly (readonly number[])[] {
  const rows: number[][] = [];
  runs.forEach((run, i) => {
    const before = runs[i - 1];
    if (before !== undefined && isOnRow(before, run)) rows.at(-1)?.push(i);
    else rows.push([i]);
  });
  return rows;
}

const NO_RUN: Pick<Run, 'text'> = { text: '' };

/** Numbers of the runs of a row that stand after a gap like the one before it: words of a stretched line. */
function evenIn(row: readonly number[], runs: readonly Run[]): readonly number[] {
  const even: number[] = [];
  let stretch: number[] = [];
  let usual = 0;
  const end = (): void => {
    const letters = stretch.filter((i) => hasLetter(runs[i] ?? NO_RUN)).length;
    // Figures alone stand evenly apart in tables.
    if (stretch.length > 1 && letters > stretch.length / 2) even.push(...stretch);
    stretch = [];
  };
  row.forEach((i, place) => {
    const [before, run] = [runs[row[place - 1] ?? -1], runs[i]];
    if (before === undefined || run === undefined) return;
    const gap = gapBetween(before, run) / run.size;
    // Ligatures and changes of font part a word.
    if (gap < SPACE_GAP) return;
    const isNext = isWord(before) && isWord(run) && gap < WIDEST;
    if (!isNext || (stretch.length > 0 && Math.abs(gap - usual) > EVEN)) end();
    if (!isNext) return;
    if (stretch.length === 0) usual = gap;
    stretch.push(i);
  });
  end();
  return even;
}

interface Extent {
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly isSolid: boolean;
}

function extentOf(row: readonly number[], runs: readonly Run[], even: ReadonlySet<number>): Extent | undefined {
  const members = row.flatMap((i) => runs[i] ?? []);
  const [first] = members;
  if (first === undefined) return undefined;
  const isSolid = row.every((at, i) => {
    const [before, run] = [runs[row[i - 1] ?? -1], runs[at]];
    return before === undefined || run === undefined || even.has(at) || gapBetween(before, run) < run.size * 0.7;
  });
  return {
    left: Math.min(...members.map(({ left }) => left)),
    right: Math.max(...members.map(({ right }) => right)),
    base: first.base,
    isSolid,
  };
}

/** Two words alone, as wide together as the line above or below: a line of a narrow column. */
function stretchedPairs(
  rows: readonly (readonly number[])[],
  runs: readonly Run[],
  even: ReadonlySet<number>,
): readonly number[] {
  const extents = rows.map((row) => extentOf(row, runs, even));
  return rows.flatMap((row, at) => {
    const own = extents[at];
    const words = row.flatMap((i) => runs[i] ?? []);
    if (own === undefined || own.isSolid || row.length > 6 || !words.every(isWord) || !words.some(hasLetter)) return [];
    const isAsWide = (other: Extent | undefined): boolean =>
      other?.isSolid === true &&
      Math.abs(other.base - own.base) < (words[0]?.size ?? 0) * 2 &&
      Math.abs(other.left - own.left) < 1 &&
      Math.abs(other.right - own.right) < 1;
    return isAsWide(extents[at - 1]) || isAsWide(extents[at + 1]) ? row.slice(1) : [];
  });
}

/**
 * Finds the words of lines that were stretched to the width of their column, which stand as far apart as cells of a table.
 *
 * @returns numbers of the runs that belong to the line of the run before them
 */
export function stretchedWords(runs: readonly Run[]): ReadonlySet<number> {
  const rows = rowsOf(runs);
  const even = new Set(rows.flatMap((row) => evenIn(row, runs)));
  return new Set([...even, ...stretchedPairs(rows, runs, even)]);
}
