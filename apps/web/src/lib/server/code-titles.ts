import type { PreviewNames } from '@sterna/evidence';
import { textIn } from '@sterna/sdmx';
import type { Language } from '@sterna/vocabulary';
import type { CodeTitles } from '#lib/observation-text.ts';

type Names = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** What a file's structure calls its dimensions and codes, in a language, else in English, else in any it has. */
export function codeTitles(names: PreviewNames | undefined, language: Language): CodeTitles {
  const inLanguage = (texts: Names): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(texts).map(([code, text]) => [code, textIn(text, [language]) ?? code]));
  const { dimensions = {}, codes = {} } = names ?? {};
  return {
    dimensions: inLanguage(dimensions),
    codes: Object.fromEntries(Object.entries(codes).map(([dimension, own]) => [dimension, inLanguage(own)])),
  };
}
