import { directionOf, type Language } from '@sterna/vocabulary';
import { STATEMENTS } from '../template/template.ts';

/**
 * What a statement says, for people who arrange a template: its words, with an ellipsis where a figure or a name will stand.
 * Of several ways of saying it the first; what is left out when a figure is missing is left out here.
 *
 * @returns `undefined` where there is no such statement
 */
export function statementOutline(id: string, language: Language): string | undefined {
  const text = STATEMENTS.get(id)?.variants[0]?.text[language];
  if (text === undefined) return undefined;
  const words = text
    .replace(/\[\[[^\]]*\]\]/g, '')
    .replace(/\{[^{}|]+\|plural:(?:[^{};]*;)*other=([^{};]*)[^{}]*\}/g, '$1')
    .replace(/\{[^{}]*\}/g, '…')
    .replace(/…(?:\s*…)+/g, '…')
    .replace(/\s+/g, ' ')
    .trim();
  return directionOf(language) === 'rtl' ? words.replaceAll('…', '\u2068…\u2069') : words;
}
