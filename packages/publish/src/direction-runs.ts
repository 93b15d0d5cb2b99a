import { directionOf, type Language } from '@sterna/vocabulary';

/** A stretch of text that has one direction of its own; without one it goes with the paragraph. */
export interface DirectionRun {
  readonly text: string;
  readonly direction?: 'ltr' | 'rtl';
}

const ISOLATED = /[\u2066\u2067\u2068]([^\u2066-\u2069]*)\u2069/g;
const ISOLATES = /[\u2066-\u2069]/g;
const RIGHT_TO_LEFT_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** The direction of the first letter that has one; left to right for bare numbers. */
export function ownDirection(text: string): 'ltr' | 'rtl' {
  const first = /\p{L}/u.exec(text)?.[0];
  return first !== undefined && RIGHT_TO_LEFT_LETTER.test(first) ? 'rtl' : 'ltr';
}

/**
 * Cuts text at its directional isolates (U+2066–U+2069) into runs with a direction. Formats that have directions of
 * their own (PDF, DOCX) take these in the place of invisible characters, which their fonts may draw as boxes.
 *
 * @param isolated whether the whole text is one isolate, as a figure or a number in a cell
 */
export function directionRuns(text: string, language: Language, isolated = false): readonly DirectionRun[] {
  const bare = text.replace(ISOLATES, '');
  if (directionOf(language) === 'ltr') return [{ text: bare }];
  if (isolated) return [{ text: bare, direction: ownDirection(bare) }];
  const runs: DirectionRun[] = [];
  let end = 0;
  for (const match of text.matchAll(ISOLATED)) {
    const before = text.slice(end, match.index).replace(ISOLATES, '');
    const inner = match[1] ?? '';
    if (before) runs.push({ text: before });
    if (inner) runs.push({ text: inner, direction: ownDirection(inner) });
    end = match.index + match[0].length;
  }
  const rest = text.slice(end).replace(ISOLATES, '');
  if (rest || runs.length === 0) runs.push({ text: rest });
  return runs;
}
