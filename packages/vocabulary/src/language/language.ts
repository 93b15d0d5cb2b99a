/** The four languages of the interface and of everything computed. French and English come first. */
export const LANGUAGES = ['fr', 'en', 'es', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** One text in each of the four languages. */
export type LocalText = Readonly<Record<Language, string>>;

/** The languages' own names, for a language menu. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  fr: 'Français',
  en: 'English',
  es: 'Español',
  ar: 'العربية',
};

/** True when `value` is one of {@link LANGUAGES}. */
export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && (LANGUAGES as readonly string[]).includes(value);
}

/** The writing direction of a language. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
