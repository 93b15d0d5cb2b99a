import type { Language, LocalText } from '@sterna/vocabulary';
import titles from './reader-titles.json' with { type: 'json' };

const TITLES: Readonly<Record<string, LocalText>> = titles;

/** The layouts that a reader reads, in a few words; its id where it has no title yet. */
export function readerTitle(reader: string, language: Language): string {
  return TITLES[reader]?.[language] ?? reader;
}
