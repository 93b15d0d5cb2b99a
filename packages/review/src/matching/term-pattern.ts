import type { Language } from '@sterna/vocabulary';
import { foldWord, formOf } from './word-forms.ts';

/** One word of a term. */
export interface WordPattern {
  /** Stems, any of which is met. */
  readonly stems: ReadonlySet<string>;
  /** Beginnings, any of which is met. */
  readonly prefixes: readonly string[];
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

const PART = /\.\.(\d)|\[([^\]]+)\]|\(([^)]+)\)|[^\s[\]()]+/gu;

function addWord(written: string, language: Language, stems: Set<string>, prefixes: string[]): void {
  if (written.endsWith('*')) {
    prefixes.push(foldWord(written.slice(0, -1)));
    return;
  }
  const form = formOf(written, language);
  if (form !== undefined) stems.add(form.stem);
}

/** Words of a piece of a term, parted as those of a text are: `l’étranger` is two, `main-d’œuvre` three. */
const wordsIn = (piece: string): readonly string[] => piece.match(/[\p{L}\p{M}\p{N}]+\*?/gu) ?? [];

/**
 * Reads a term.
 *
 * Words are met in any number and gender and with any article; `migra*` meets what begins so, `(a|b)` one of several,
 * `[a]` may be missing, `..3` stands for up to three other words.
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
    const choices = alternatives ?? optional;
    if (choices !== undefined) {
      const stems = new Set<string>();
      const prefixes: string[] = [];
      for (const choice of choices.split('|'))
        for (const word of wordsIn(choice)) addWord(word, language, stems, prefixes);
      if (stems.size > 0 || prefixes.length > 0) words.push({ stems, prefixes, isOptional, gap });
      gap = 0;
      continue;
    }
    for (const word of wordsIn(piece)) {
      const stems = new Set<string>();
      const prefixes: string[] = [];
      addWord(word, language, stems, prefixes);
      if (stems.size === 0 && prefixes.length === 0) continue;
      words.push({ stems, prefixes, isOptional: false, gap });
      gap = 0;
    }
  }
  if (!words.some(({ isOptional }) => !isOptional)) throw new Error(`The term “${term}” has no word.`);
  return { term, words };
}
