import type { Inline } from '@sterna/document';
import type { Language } from '@sterna/vocabulary';

// Control characters that XML 1.0 forbids, lone surrogates and the two non-characters of the first plane.
const FORBIDDEN_IN_XML =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const DIRECTION_MARKS = /[\u2066-\u2069\u200e\u200f\u061c]/g;

/** Takes out the characters no XML file may hold, so that a word processor or spreadsheet opens the file. */
export function cleanText(text: string): string {
  return text.replace(FORBIDDEN_IN_XML, '');
}

/** Takes out invisible direction marks and isolates, for places where text is stored and not shown in lines. */
export function withoutDirectionMarks(text: string): string {
  return text.replace(DIRECTION_MARKS, '');
}

/** The bare text of a run of inlines. */
export function plainText(content: readonly Inline[]): string {
  return content.map((inline) => inline.text).join('');
}

/** A word that opens a line, with the colon of the language: `Source :` in French, with its no-break space. */
export function leadIn(word: string, language: Language): string {
  return language === 'fr' ? `${word}\u00a0:` : `${word}:`;
}

/** Words longer than this are given places to break at, so that an address fits into a narrow column. */
const LONGEST_WORD = 28;

/** Puts zero-width spaces into very long words: after punctuation, and where that is not enough, anywhere. */
export function breakable(text: string): string {
  return text.replace(/\S{29,}/g, (word) =>
    word
      .replace(/[/_.,;:?&=-](?=\S)/g, '$&\u200b')
      .replace(new RegExp(`[^\\s\\u200b]{${LONGEST_WORD}}(?=\\S)`, 'g'), '$&\u200b'),
  );
}
