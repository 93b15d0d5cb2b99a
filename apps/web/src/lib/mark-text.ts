import { directionOf, type Language } from '@sterna/vocabulary';

const MARK = /\{(?:figure|source)\s[^{}\n]*\}/g;

/**
 * A section's text as it stands in an editor: marks of figures and sources are Latin, and in a text from right to left each
 * is set for itself. What is handed in is kept without these signs.
 */
export function editorText(body: string, language: Language): string {
  return directionOf(language) === 'rtl' ? body.replace(MARK, (mark) => `\u2066${mark}\u2069`) : body;
}
