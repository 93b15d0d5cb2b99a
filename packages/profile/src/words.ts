import type { DocumentWords } from '@sterna/document';
import type { Language, LocalText } from '@sterna/vocabulary';
import words from './words.json' with { type: 'json' };

export type Word = keyof typeof words;

/** Fixed words of the profile. Sentences with figures are statements; these have none. */
export const WORDS: Readonly<Record<Word, LocalText>> = words;

/** The words that renderers need, in one language. */
export function documentWords(language: Language): DocumentWords {
  const word = (name: Word): string => WORDS[name][language];
  return {
    contents: word('contents'),
    source: word('source'),
    figure: word('figure'),
    table: word('table'),
    notes: word('notes'),
    missing: word('missing'),
    page: word('page'),
    download: word('download'),
    showTable: word('showTable'),
    openTrace: word('openTrace'),
    about: word('about'),
    boundaries: word('boundaries'),
    producer: word('producer'),
  };
}
