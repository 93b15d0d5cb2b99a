import type { Language, LocalText } from '@sterna/vocabulary';
import words from './words.json' with { type: 'json' };

export type ResultWord = keyof typeof words;

const WORDS: Readonly<Record<ResultWord, LocalText>> = words;

/** A text of the results in a language, with what is put into its slots. */
export function resultWord(
  word: ResultWord,
  language: Language,
  slots: Readonly<Record<string, string | number>> = {},
): string {
  return WORDS[word][language].replaceAll(/\{(\w+)\}/g, (slot, name: string) => String(slots[name] ?? slot));
}

const DEPTHS = ['depth0', 'depth1', 'depth2', 'depth3', 'depth4', 'depth5'] as const;

/** How deep a document goes, in words. @param depth 0 to 5 */
export function depthName(depth: number, language: Language): string {
  return resultWord(DEPTHS[depth] ?? 'depth0', language);
}
