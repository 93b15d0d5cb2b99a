import type { Language } from '@sterna/vocabulary';
import { foldWord, stemsOfTerm } from './word-forms.ts';

/** One word of a term. */
export interface WordPattern {
  /** Stems, any of which is met. */
  readonly stems: ReadonlySet<string>;
  /** Beginnings, any of which is met. */
  readonly prefixes: readonly string[];
  /** Beginnings of words written with a capital letter. */
  readonly capitals: readonly string[];
  readonly isOptional: boolean;
  /** Words that may stand before it, after the one before. */
  readonly gap: number;
}

/** A term as it is looked for. */
export interface TermPattern {
  /** As it is written in the concept. */
  readonly term: string;
  readonly words: readonly WordPattern[];
}

const PART = /\.\.(\d{1,2})|\[([^\]]+)\]|\(([^)]+)\)|[^\s[\]()]+/gu;

interface Choices {
  readonly stems: Set<string>;
  readonly prefixes: string[];
  readonly capitals: string[];
}

/** What a piece of a term is met by: the words of its alternatives, or one word. */
function choicesOf(words: readonly string[], language: Language): Choices | undefined {
  const choices: Choices = { stems: new Set(), prefixes: [], capitals: [] };
  for (const written of words) {
    const isCapital = written.startsWith('^');
    const word = isCapital ? written.slice(1) : written;
    if (isCapital) choices.capitals.push(foldWord(word.replace('*', '')));
    else if (word.endsWith('*')) choices.prefixes.push(foldWord(word.slice(0, -1)));
    else for (const stem of stemsOfTerm(word, language)) choices.stems.add(stem);
  }
  const { stems, prefixes, capitals } = choices;
  return stems.size + prefixes.length + capitals.length > 0 ? choices : undefined;
}

/** Words of a piece of a term, parted as those of a text are: `l’étranger` is two, `main-d’œuvre` three. */
const wordsIn = (piece: string): readonly string[] => piece.match(/\^?[\p{L}\p{M}\p{N}]+\*?/gu) ?? [];

/**
 * Reads a term.
 *
 * Words are met in any number and gender and with any article; `migra*` meets what begins so, `(a|b)` one of several,
 * `[a]` may be missing, `..3` stands for up to three other words. `^malien` meets what begins so with a capital letter:
 * French writes peoples so, and only them.
 *
 * @throws Error for a term without a word
 */
export function parseTerm(term: string, language: Language): TermPattern {
  const words: WordPattern[] = [];
  let gap = 0;
  for (const [piece, stated, optional, alternatives] of term.matchAll(PART)) {
    if (stated !== undefined) {
      gap = Number(stated);
      continue;
    }
    const isOptional = optional !== undefined;
    const grouped = alternatives ?? optional;
    const pieces =
      grouped === undefined
        ? wordsIn(piece).map((word) => [word])
        : [grouped.split('|').flatMap((one) => wordsIn(one))];
    for (const choices of pieces.map((one) => choicesOf(one, language))) {
      if (choices === undefined) continue;
      words.push({ ...choices, isOptional, gap });
      gap = 0;
    }
  }
  if (!words.some(({ isOptional }) => !isOptional)) throw new Error(`The term “${term}” has no word.`);
  return { term, words };
}
