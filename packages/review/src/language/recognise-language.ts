import type { Language } from '@sterna/vocabulary';
import { FUNCTION_WORDS } from './function-words.ts';

/** What a text is written in, as far as it tells. */
export interface RecognisedLanguage {
  /** Absent where the text is too short to tell, or in a language that review does not read. */
  readonly language?: Language;
  /** ISO 639-1 code, of other languages too; absent where nothing can be told. */
  readonly code?: string;
  readonly words: number;
}

const LANGUAGES_OF_WORD = new Map<string, string[]>();
for (const [language, words] of Object.entries(FUNCTION_WORDS)) {
  for (const word of words) LANGUAGES_OF_WORD.set(word, [...(LANGUAGES_OF_WORD.get(word) ?? []), language]);
}

const READ: ReadonlySet<string> = new Set(['fr', 'en', 'es', 'ar']);
const FEWEST_SIGNS = 2;
/** Words of a text that are looked at: enough to tell, whatever its length. */
const MOST_WORDS = 4_000;

const isRead = (code: string): code is Language => READ.has(code);

/**
 * Tells the language of a text by its small words, Arabic by its letters.
 *
 * @param text from a few words to a whole document
 */
export function recogniseLanguage(text: string): RecognisedLanguage {
  const words = text.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  const arabic = words.filter((word) => /[\u0620-\u06ff]/.test(word)).length;
  if (arabic > words.length / 2) return { language: 'ar', code: 'ar', words: words.length };
  const scores = new Map<string, number>();
  for (const word of words.slice(0, MOST_WORDS)) {
    // A word of several languages speaks for each of them less.
    const languages = LANGUAGES_OF_WORD.get(word) ?? [];
    for (const language of languages) scores.set(language, (scores.get(language) ?? 0) + 1 / languages.length);
  }
  const [best, second] = [...scores].sort((a, b) => b[1] - a[1]);
  if (best === undefined || best[1] < FEWEST_SIGNS || best[1] < (second?.[1] ?? 0) * 1.25)
    return { words: words.length };
  const [code] = best;
  return { code, words: words.length, ...(isRead(code) && { language: code }) };
}
