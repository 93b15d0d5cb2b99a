import { hasArabic } from '../letters.ts';
import type { Run } from './run.ts';

/** A sign between two Arabic letters that no text has there. */
const INSIDE = /(?<=[\u0621-\u064a])([^\u0600-\u06ff\s.,:;!?'"()[\]«»/+–—-])\1*(?=[\u0621-\u064a])/gu;
/** Times a sign must stand inside Arabic words of a page to be a stroke. */
const FEWEST = 3;

/** Signs that a page has inside its Arabic words, again and again. */
function strokesOf(runs: readonly Run[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { text } of runs) {
    if (!hasArabic(text)) continue;
    for (const [, sign = ''] of text.matchAll(INSIDE)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].flatMap(([sign, count]) => (count >= FEWEST ? [sign] : []));
}

const isArabicNear = (run: Run, other: Run | undefined): boolean =>
  other !== undefined &&
  hasArabic(other.text) &&
  Math.max(other.left - run.right, run.left - other.right) < run.size * 0.3;

/**
 * Takes the strokes out that lengthen Arabic words to fill a line: some word processors draw them by a glyph that their
 * files give no letter for, and it is read as whatever letter has its number.
 */
export function withoutStrokes<Piece extends Run>(runs: readonly Piece[]): readonly Piece[] {
  const strokes = strokesOf(runs);
  if (strokes.length === 0) return runs;
  const signs = strokes.map((sign) => sign.replace(/[\\\]^-]/gu, String.raw`\$&`)).join('');
  const alone = new RegExp(`^[${signs} ]+$`, 'u');
  const inside = new RegExp(String.raw`(?<=[\u0621-\u064a])[${signs}]+(?=[\u0621-\u064a])`, 'gu');
  // A figure stands beside a letter in its own right.
  const letters = signs.replace(/\d/gu, '');
  const atEnds =
    letters === ''
      ? inside
      : new RegExp(String.raw`(?<=[\u0621-\u064a])[${letters}]+|[${letters}]+(?=[\u0621-\u064a])`, 'gu');
  return runs.flatMap((run, i) => {
    if (alone.test(run.text) && !/^\d/u.test(run.text))
      return isArabicNear(run, runs[i - 1]) || isArabicNear(run, runs[i + 1]) ? [] : [run];
    return [{ ...run, text: run.text.replace(inside, '').replace(atEnds, '') }];
  });
}
