import type { Language } from '@sterna/vocabulary';

const LOCALES: Readonly<Record<Language, string>> = { fr: 'fr', en: 'en-GB', es: 'es', ar: 'ar-u-nu-latn' };

/** A value from -1 to 1 with three decimals. */
export function kappaText(value: number, language: Language): string {
  const digits = { minimumFractionDigits: 3, maximumFractionDigits: 3 };
  return new Intl.NumberFormat(LOCALES[language], digits).format(value);
}

/** A share from 0 to 1 as a percentage; a dash where there is none. */
export function shareText(value: number | null, language: Language): string {
  if (value === null) return '–';
  return new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(value);
}
