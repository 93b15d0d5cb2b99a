import { hasArabic } from '../letters.ts';
import type { Run } from './run.ts';

const middle = ({ left, right }: Run): number => (left + right) / 2;

/** Runs of a line from right to left, as Arabic is read; Latin words among them from left to right. */
function rightToLeft(runs: readonly Run[]): readonly Run[] {
  const ordered: Run[] = [];
  let latin: Run[] = [];
  // By their middle: letters without a width of their own stand at the edge of the next.
  for (const run of [...runs].sort((a, b) => middle(b) - middle(a))) {
    if (!run.isRightToLeft && /\p{L}/u.test(run.text)) latin.unshift(run);
    // A figure or a sign between two Latin words is theirs.
    else if (!run.isRightToLeft && latin.length > 0) latin.unshift(run);
    else {
      ordered.push(...endOfLatin(latin), run);
      latin = [];
    }
  }
  return [...ordered, ...endOfLatin(latin)];
}

/** Figures and signs at the far end of Latin words are of the Arabic line again: they come after, from right to left. */
function endOfLatin(runs: readonly Run[]): readonly Run[] {
  const first = runs.findIndex(({ text }) => /\p{L}/u.test(text));
  return first < 1 ? runs : [...runs.slice(first), ...runs.slice(0, first).reverse()];
}

export const isMostlyArabic = (runs: readonly Run[]): boolean => {
  const letters = (wanted: boolean): number =>
    runs.reduce((sum, { text, isRightToLeft }) => {
      const counts = isRightToLeft === wanted && (wanted || /\p{L}/u.test(text));
      return sum + (counts ? text.length : 0);
    }, 0);
  return runs.some(({ text }) => hasArabic(text)) && letters(true) >= letters(false);
};

/** Figures, each whole, and the signs between them. */
const SIGNS = /\d+(?:[.,:/–-]\d+)*%?|./gu;

const hasNoLetter = ({ text, isRightToLeft }: Run): boolean => !isRightToLeft && !/\p{L}/u.test(text);

/** Figures and signs that touch, as one: `2021`, `-` and `2025` are a period. */
function gathered(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of [...runs].sort((a, b) => a.left - b.left)) {
    const last = whole.at(-1);
    const touches = last !== undefined && run.left - last.right < run.size * 0.1;
    if (last !== undefined && touches && hasNoLetter(last) && hasNoLetter(run))
      whole[whole.length - 1] = { ...last, text: last.text + run.text, right: Math.max(last.right, run.right) };
    else whole.push(run);
  }
  return whole;
}

/** Signs beside a figure are drawn from left to right, and read from right to left: `.(17` → `17(.`. */
function asRead(run: Run): Run {
  if (!hasNoLetter(run) || !/[^\d\s]/u.test(run.text)) return run;
  return { ...run, text: (run.text.match(SIGNS) ?? []).reverse().join('') };
}

/**
 * The runs of a line as they are read.
 *
 * @param isArabic whether the line is read from right to left
 */
export function inReadingOrder(runs: readonly Run[], isArabic: boolean): readonly Run[] {
  if (isArabic) return rightToLeft(gathered(runs).map(asRead));
  const isOutOfOrder = runs.some((run, i) => i > 0 && run.left < (runs[i - 1]?.left ?? 0));
  return isOutOfOrder ? [...runs].sort((a, b) => a.left - b.left) : runs;
}

/** A sign drawn into the gap that another font left for it: `2021 2025` and `-` are `2021-2025`. */
export function filledIn(runs: readonly Run[]): readonly Run[] {
  if (runs.length < 2) return runs;
  const kept = [...runs];
  for (const sign of runs) {
    if (sign.text.length > 2 || /[\p{L}\d]/u.test(sign.text)) continue;
    const at = kept.findIndex(
      (run) => run !== sign && run.left < sign.left && run.right > sign.right && run.text.includes(' '),
    );
    const run = kept[at];
    if (run === undefined) continue;
    const share = (middle(sign) - run.left) / (run.right - run.left);
    const place = (run.isRightToLeft ? 1 - share : share) * run.text.length;
    const space = [...run.text.matchAll(/ /gu)]
      .map(({ index }) => index)
      .find((index) => Math.abs(index + 0.5 - place) < 2);
    if (space === undefined) continue;
    kept[at] = { ...run, text: `${run.text.slice(0, space)}${sign.text}${run.text.slice(space + 1)}` };
    kept.splice(kept.indexOf(sign), 1);
  }
  return kept;
}

const MIRRORED: Readonly<Record<string, string>> = { '(': ')', ')': '(', '[': ']', ']': '[', '«': '»', '»': '«' };

/** Turns the brackets of Arabic texts round, where a file gives them as they are drawn and not as they are read. */
export function withBracketsRead(texts: readonly string[]): readonly string[] {
  const count = (pattern: RegExp): number => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
  const isDrawn = count(/(?:^|\s)[)\]»](?=[\p{L}\d])/gu) > count(/(?:^|\s)[([«](?=[\p{L}\d])/gu);
  if (!isDrawn) return texts;
  return texts.map((text) => (hasArabic(text) ? text.replace(/[()[\]«»]/gu, (sign) => MIRRORED[sign] ?? sign) : text));
}

/** What reading the places of Arabic letters leaves apart: `ل ا` is one word, a figure and the word after it are two. */
export const withArabicWords = (text: string): string =>
  text.replace(/ل ([اأإآ])(?![\p{L}\p{M}])/gu, 'ل$1').replace(/([\d%])(?=[\u0621-\u064a])/gu, '$1 ');
