import type { Inline } from '@sterna/document';
import { isLanguage, isolate, type Language } from '@sterna/vocabulary';
import { resultWord } from './words.ts';

const QUOTES: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['« ', ' »'],
  en: ['“', '”'],
  es: ['«', '»'],
  ar: ['«', '»'],
};

/** A text cut at a word, with dots, so that it is no longer than so many letters. */
export function shortened(text: string, most: number): string {
  const one = text.replaceAll(/\s+/g, ' ').trim();
  if (one.length <= most) return one;
  const cut = one.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), most / 2)).replace(/[\s,;:.]+$/, '')} …`;
}

/** What a document says in its own language, between the quotation marks of the reader's, with its page, which leads to the text. */
export function quotation(
  passage: { readonly text: string; readonly language: string; readonly page: number; readonly block: number },
  href: string | undefined,
  language: Language,
  most = 160,
): readonly Inline[] {
  const own = isLanguage(passage.language) ? passage.language : language;
  const [open, close] = QUOTES[language];
  return [
    { kind: 'text', text: open },
    { kind: 'text', text: shortened(passage.text, most), language: own },
    { kind: 'text', text: close },
    ...whereInlines(passage, href, language),
  ];
}

/** ` (p. 34)`, or the paragraph of a text without pages, leading to the text where there is an address. */
export function whereInlines(
  { page, block }: { readonly page: number; readonly block: number },
  href: string | undefined,
  language: Language,
): readonly Inline[] {
  const number = (value: number): string => isolate(String(value), language);
  const text =
    page > 0
      ? resultWord('page', language, { page: number(page) })
      : resultWord('paragraph', language, { number: number(block + 1) });
  if (href === undefined) return [{ kind: 'text', text: ` (${text})` }];
  return [
    { kind: 'text', text: ' (' },
    { kind: 'link', text, href },
    { kind: 'text', text: ')' },
  ];
}
