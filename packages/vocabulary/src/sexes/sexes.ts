import type { LocalText } from '../language/language.ts';

/** SDMX cross-domain code list CL_SEX: total, female, male. */
export type SexCode = '_T' | 'F' | 'M';

/** A value of the dimension sex. */
export interface SexTerm {
  readonly code: SexCode;
  /** As a heading: Total, Women, Men. */
  readonly name: LocalText;
}

/** Total, women, men. */
export const SEXES: readonly SexTerm[] = [
  { code: '_T', name: { fr: 'Total', en: 'Total', es: 'Total', ar: 'المجموع' } },
  { code: 'F', name: { fr: 'Femmes', en: 'Women', es: 'Mujeres', ar: 'النساء' } },
  { code: 'M', name: { fr: 'Hommes', en: 'Men', es: 'Hombres', ar: 'الرجال' } },
];

// biome-ignore format: one sex per line
const WORDS: Readonly<Record<SexCode, readonly string[]>> = {
  _T: ['_t', 't', 'total', 'both', 'both sexes', 'bothsex', 'both sexes combined', 'all', 'les deux sexes', 'ensemble', 'ambos sexos', 'كلا الجنسين', 'المجموع'],
  F: ['f', 'female', 'females', 'women', 'woman', 'girls', 'femme', 'femmes', 'féminin', 'mujer', 'mujeres', 'femenino', 'إناث', 'أنثى', 'النساء'],
  M: ['m', 'male', 'males', 'men', 'man', 'boys', 'homme', 'hommes', 'masculin', 'hombre', 'hombres', 'masculino', 'ذكور', 'ذكر', 'الرجال'],
};

const byWord: ReadonlyMap<string, SexCode> = new Map(
  SEXES.flatMap(({ code }) => WORDS[code].map((word): [string, SexCode] => [word, code])),
);

/** The sex that a column heading or cell of a statistical table names, or nothing. */
export function findSex(text: string): SexCode | undefined {
  return byWord.get(text.trim().toLowerCase());
}
