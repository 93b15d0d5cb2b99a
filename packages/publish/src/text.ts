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
  return content
    .map((inline) => (inline.kind === 'text' && inline.onNewLine ? ` ${inline.text}` : inline.text))
    .join('');
}

/** The colon of the language: French sets a no-break space before it. */
export function colonOf(language: Language): string {
  return language === 'fr' ? '\u00a0:' : ':';
}

/** A word that opens a line, with the colon of the language: `Source :` in French, with its no-break space. */
export function leadIn(word: string, language: Language): string {
  return word + colonOf(language);
}

/** Words longer than 28 letters, which no language of ours has in its dictionary: addresses, codes, runs of a letter. */
const ENDLESS_WORD = /\S{29,}/g;

/** Puts zero-width spaces into endless words, after punctuation and every few letters, so that they fit a narrow column. */
export function breakable(text: string): string {
  return text.replace(ENDLESS_WORD, (word) =>
    word.replace(/[/_.,;:?&=-](?=\S)/g, '$&\u200b').replace(/[^\s\u200b]{8}(?=[^\s\u200b])/g, '$&\u200b'),
  );
}

/** Cuts text to a number of letters, with an ellipsis where something was left out. */
export function shortened(text: string, letters: number): string {
  const all = [...text];
  return all.length > letters
    ? `${all
        .slice(0, letters - 1)
        .join('')
        .trimEnd()}…`
    : text;
}
