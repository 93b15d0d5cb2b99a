import type { Language } from '@sterna/vocabulary';
import { foldArabic, isArabic, readingsOf, stemsOfArabicTerm } from './arabic-forms.ts';

/** Where a word may be broken; PDF and word processors leave it inside words. */
const SOFT_HYPHEN = '\u00ad';
const LATIN_MARKS = /\p{M}/gu;
/** A word in small letters without accents, ligatures and soft hyphens; Arabic letters that are written in several ways in one of them. */
export function foldWord(written: string): string {
  const word = written.replaceAll(SOFT_HYPHEN, '');
  if (isArabic(word)) return foldArabic(word);
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

const STEM: Readonly<Record<Exclude<Language, 'ar'>, (word: string) => string>> = {
  fr: stemFrench,
  en: stemEnglish,
  es: stemSpanish,
};

/** A word as it is compared. */
export interface WordForm {
  /** Folded, with its endings. */
  readonly folded: string;
  /** Without the endings of number and gender. */
  readonly stem: string;
  /** Other ways in which the same letters may be read, in languages that write small words at the head of others. */
  readonly others?: readonly Omit<WordForm, 'others'>[];
}

/** A word of a text as it is compared; articles have none. */
export function formOf(word: string, language: Language): WordForm | undefined {
  if (language === 'ar' && isArabic(word)) {
    const [first, ...others] = readingsOf(word);
    return others.length === 0 ? first : { ...first, others };
  }
  const folded = foldWord(word);
  if (ARTICLES[language].has(folded)) return undefined;
  const plain = MELTED[language][folded] ?? folded;
  return { folded: plain, stem: language === 'ar' ? plain : STEM[language](plain) };
}

/** The stems by which a word of a term is met; none for an article. */
export function stemsOfTerm(word: string, language: Language): readonly string[] {
  if (language === 'ar' && isArabic(word)) return stemsOfArabicTerm(word);
  const form = formOf(word, language);
  return form === undefined ? [] : [form.stem];
}
