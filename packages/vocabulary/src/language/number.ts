import type { Language } from './language.ts';

/**
 * How a value is written.
 *
 * - `count`: whole persons or things, grouped: `1 159 443`
 * - `decimal`: `digits` decimals at most: `3,4`
 * - `percent`: the value is already in percent (52 means 52 %), one decimal below 10, none above unless `digits` says so
 * - `money`: US dollars, in words for large amounts: `2,6 milliards de dollars É.-U.` is written by the statements;
 *   here only the number is written
 * - `compact`: in words of the language: `1,16 million`
 * - `year`: never grouped
 */
export interface NumberStyle {
  readonly kind: 'count' | 'decimal' | 'percent' | 'money' | 'compact' | 'year';
  /** Decimals at most; each kind has its own default. */
  readonly digits?: number;
  /** Whether zeros fill the decimals up to `digits`, so that numbers below one another have as many. */
  readonly isFixed?: boolean;
  /** Write `+` before positive values, for changes. */
  readonly signed?: boolean;
}

/**
 * The locale whose conventions each language's numbers follow. Arabic takes Western digits: they are what the Arabic
 * speaking starter countries (Morocco, Tunisia) use, and they keep figures equal in every language's files.
 */
const LOCALES: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  es: 'es-ES',
  ar: 'ar-u-nu-latn',
};

const formatters = new Map<string, Intl.NumberFormat>();

function formatterFor(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALES[language], options);
  formatters.set(key, made);
  return made;
}

/** As many decimals as at most, zeros too. */
function least({ digits, isFixed }: NumberStyle): Intl.NumberFormatOptions {
  return isFixed && digits !== undefined ? { minimumFractionDigits: digits } : {};
}

function optionsFor(value: number, style: NumberStyle): Intl.NumberFormatOptions {
  // Spanish groups four digits only on request; statistics tables want them aligned in every language.
  const grouping: Intl.NumberFormatOptions = { useGrouping: 'always' };
  const sign: Intl.NumberFormatOptions = style.signed ? { signDisplay: 'exceptZero' } : {};
  switch (style.kind) {
    case 'count':
      return { ...grouping, ...sign, maximumFractionDigits: style.digits ?? 0 };
    case 'decimal':
    case 'money':
      return { ...grouping, ...sign, maximumFractionDigits: style.digits ?? 1, ...least(style) };
    case 'percent':
      return {
        ...grouping,
        ...sign,
        style: 'percent',
        maximumFractionDigits: style.digits ?? (Math.abs(value) < 10 ? 1 : 0),
        ...least(style),
      };
    case 'compact':
      return { ...sign, notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: style.digits ?? 3 };
    case 'year':
      return { useGrouping: false, maximumFractionDigits: 0 };
  }
}

/**
 * Writes a number by the rules of the language.
 *
 * @param value finite number; for `percent` in percent, not as a fraction
 * @returns text that may hold no-break spaces; never `NaN` (missing values are the caller's to show as missing)
 * @throws RangeError when `value` is not finite
 */
export function formatNumber(value: number, language: Language, style: NumberStyle): string {
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`);
  const digits = optionsFor(value, style).maximumFractionDigits ?? 0;
  const least = 10 ** -digits;
  // What is there but rounds to nothing is written as less than the least that could be written.
  if (style.kind !== 'year' && value !== 0 && Math.abs(value) < least / 2) {
    return `${value < 0 ? '>\u00a0\u2212' : '<\u00a0'}${formatNumber(least, language, { ...style, digits, signed: false })}`;
  }
  const shown = style.kind === 'percent' ? value / 100 : value;
  // A hyphen is no minus sign, and Latin text breaks lines after it.
  return formatterFor(language, optionsFor(value, style)).format(shown).replace('-', '\u2212');
}

const pluralRules = new Map<Language, Intl.PluralRules>();

/** The CLDR plural category of a count in a language (`one`, `two`, `few`, `many`, `other`, `zero`). */
export function pluralOf(value: number, language: Language): Intl.LDMLPluralRule {
  let rules = pluralRules.get(language);
  if (!rules) {
    rules = new Intl.PluralRules(LOCALES[language]);
    pluralRules.set(language, rules);
  }
  return rules.select(value);
}

const dateFormatters = new Map<Language, Intl.DateTimeFormat>();

/** Writes an ISO date (`2026-11-22`) in full by the rules of the language. */
export function formatDate(isoDate: string, language: Language): string {
  let formatter = dateFormatters.get(language);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' });
    dateFormatters.set(language, formatter);
  }
  return formatter.format(new Date(`${isoDate}T00:00:00Z`));
}

/** Joins names by the rules of the language: `a, b et c`. */
export function formatList(items: readonly string[], language: Language): string {
  return new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(items);
}

/** Puts pieces of a label in a row, with the comma of the language: `Emigrants, people, 2020`. */
export function joinPieces(pieces: readonly string[], language: Language): string {
  return pieces.join(language === 'ar' ? '، ' : ', ');
}

/**
 * Wraps a piece of left-to-right text (a number, a Latin name) in directional isolates, so that it is neither torn
 * apart nor reversed inside Arabic text. Only right-to-left languages are changed.
 */
export function isolate(text: string, language: Language): string {
  return language === 'ar' ? `\u2068${text}\u2069` : text;
}
