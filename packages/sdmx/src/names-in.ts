import type { LocalisedText } from './model/data.ts';

/**
 * A text in the language that is preferred most among those there are: exactly, else of the same language in another
 * country, else in English, else in any.
 */
export function textIn(text: LocalisedText | undefined, languages: readonly string[] = []): string | undefined {
  if (!text) return undefined;
  const own = Object.keys(text);
  for (const wanted of [...languages, 'en']) {
    const [root] = wanted.toLowerCase().split('-');
    const found =
      own.find((language) => language.toLowerCase() === wanted.toLowerCase()) ??
      own.find((language) => language.toLowerCase().split('-')[0] === root);
    if (found !== undefined) return text[found];
  }
  return own[0] === undefined ? undefined : text[own[0]];
}

/** The languages of a text that are asked for; all of them where none is. */
export function textsIn(
  text: LocalisedText | undefined,
  languages: readonly string[] | undefined,
): LocalisedText | undefined {
  if (!text || !languages || languages.length === 0) return text;
  const roots = languages.map((language) => language.toLowerCase().split('-')[0]);
  const kept = Object.entries(text).filter(([language]) => roots.includes(language.toLowerCase().split('-')[0]));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}
