import type { Language } from '@sterna/vocabulary';
import { formOf, type WordForm } from './word-forms.ts';

/** A word of a text, where it stands. */
export interface Token extends WordForm {
  /** Characters from the start of the text. */
  readonly start: number;
  readonly end: number;
  /** Its sentence, counted from 0. */
  readonly sentence: number;
  /** Whether it is written with a capital letter, as the names of peoples and countries are. */
  readonly isCapital: boolean;
}

const WORD = /\p{L}[\p{L}\p{M}\u00ad]*|\p{N}+/gu;
/** Where a sentence ends; a semicolon ends one too, as it parts the points of an enumeration. */
const SENTENCE_END = /[.!?…؟;؛](?=["»”’)\]]*\s)|\s¶\s/gu;
/** A point after these is not the end of a sentence. */
const ABBREVIATION =
  /(?:\b(?:art|cf|etc|ex|fig|no|nos|p|pp|al|vol|ed|eds|dr|mr|mme|sr|sra|ch|chap|sec|min|max|approx|inc|ltd|st|i\.e|e\.g|op|cit)|\b\p{Lu}|^\s*\(?[\dIVXivx]{1,4})$/u;

const MOST_FORMS = 200_000;
const kept = new Map<string, WordForm | null>();

/** Forms are kept: a document has some thousand words, each many times. */
function keptForm(word: string, language: Language): WordForm | undefined {
  const key = `${language}${word}`;
  const known = kept.get(key);
  if (known !== undefined) return known ?? undefined;
  if (kept.size > MOST_FORMS) kept.clear();
  const form = formOf(word, language);
  kept.set(key, form ?? null);
  return form;
}

/** Where the sentences of a text end, in characters. */
export function sentenceEnds(text: string): readonly number[] {
  const ends: number[] = [];
  for (const match of text.matchAll(SENTENCE_END)) {
    const at = match.index + match[0].length;
    const isPoint = match[0] === '.';
    if (isPoint && ABBREVIATION.test(text.slice(Math.max(0, match.index - 12), match.index))) continue;
    // A number with its point at the start of a line numbers what follows; a small letter goes on.
    if (isPoint && /^\s+\p{Ll}/u.test(text.slice(at, at + 4))) continue;
    ends.push(at);
  }
  if (ends.at(-1) !== text.length) ends.push(text.length);
  return ends;
}

/** Parts a text into words, as they are compared. */
export function tokensOf(text: string, language: Language): readonly Token[] {
  const ends = sentenceEnds(text);
  const tokens: Token[] = [];
  let sentence = 0;
  for (const match of text.matchAll(WORD)) {
    while (sentence < ends.length - 1 && match.index >= (ends[sentence] ?? 0)) sentence += 1;
    const form = keptForm(match[0], language);
    if (form === undefined) continue;
    const isCapital = /^\p{Lu}/u.test(match[0]);
    tokens.push({ ...form, start: match.index, end: match.index + match[0].length, sentence, isCapital });
  }
  return tokens;
}
