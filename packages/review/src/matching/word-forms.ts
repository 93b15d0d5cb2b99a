import type { Language } from '@sterna/vocabulary';

/** Where a word may be broken; PDF and word processors leave it inside words. */
const SOFT_HYPHEN = '\u00ad';
const LATIN_MARKS = /\p{M}/gu;
/** Vowel signs, the lengthening stroke and the small alef of Arabic. */
const ARABIC_MARKS = /[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** A word in small letters without accents, ligatures and soft hyphens; Arabic letters that are written in several ways in one of them. */
export function foldWord(written: string): string {
  const word = written.replaceAll(SOFT_HYPHEN, '');
  if (/[\u0620-\u06ff]/.test(word)) {
    return word
      .replace(ARABIC_MARKS, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/ى/g, 'ي')
      .replace(/ؤ/g, 'و')
      .replace(/ئ/g, 'ي')
      .replace(/ة/g, 'ه');
  }
  return word.toLowerCase().normalize('NFKD').replace(LATIN_MARKS, '').replace(/œ/g, 'oe').replace(/æ/g, 'ae');
}

/** Prepositions that melt with their article are taken for the preposition, so that a term is met with any article. */
const MELTED: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  fr: { du: 'de', des: 'de', d: 'de', au: 'a', aux: 'a', qu: 'que' },
  en: {},
  es: { del: 'de', al: 'a' },
  ar: {},
};

/** Articles: left out of texts and terms alike. */
const ARTICLES: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(['le', 'la', 'les', 'l']),
  en: new Set(['the', 'a', 'an']),
  es: new Set(['el', 'la', 'los', 'las']),
  ar: new Set(),
};

const stemFrench = (word: string): string => {
  if (word.length < 4) return word;
  const plain = word.endsWith('aux') && word.length > 5 ? `${word.slice(0, -3)}al` : word.replace(/[sx]$/, '');
  return plain.length > 3 ? plain.replace(/e+$/, '') : plain;
};

const stemEnglish = (word: string): string => {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2);
  return word.replace(/s$/, '');
};

const stemSpanish = (word: string): string => {
  if (word.length < 4) return word;
  const singular = /[^aeiou]es$/.test(word) ? word.slice(0, -2) : word.replace(/s$/, '');
  return singular.length > 4 ? singular.replace(/[aoe]$/, '') : singular;
};

/** Letters that are written at the head of an Arabic word: and, so, with, to, as, and the article. */
const ARABIC_HEAD = /^(?:[وف])?(?:ال|بال|كال|لل)?/;

function stemArabic(word: string): string {
  const head = ARABIC_HEAD.exec(word)?.[0] ?? '';
  // A conjunction alone may be the word's own first letter: it goes only with an article after it, or before a long word.
  const keeps = head.length === 1 && word.length < 6;
  const bare = keeps ? word : word.slice(head.length);
  const noun = bare.length > 3 ? bare : word;
  return noun.length > 4 ? noun.replace(/(?:ات|ون|ين|ه|ها|هم|ان)$/, '') : noun;
}

const STEM: Readonly<Record<Language, (word: string) => string>> = {
  fr: stemFrench,
  en: stemEnglish,
  es: stemSpanish,
  ar: stemArabic,
};

/** A word as it is compared. */
export interface WordForm {
  /** Folded, with its endings. */
  readonly folded: string;
  /** Without the endings of number and gender. */
  readonly stem: string;
}

/** A word of a language as it is compared; articles have none. */
export function formOf(word: string, language: Language): WordForm | undefined {
  const folded = foldWord(word);
  if (ARTICLES[language].has(folded)) return undefined;
  const plain = MELTED[language][folded] ?? folded;
  return { folded: language === 'ar' ? plain.replace(ARABIC_HEAD, '') || plain : plain, stem: STEM[language](plain) };
}
