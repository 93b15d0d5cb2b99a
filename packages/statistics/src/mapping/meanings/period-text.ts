import type { Cell } from '@sterna/tabular';
import { readPeriod } from '../../readers/reading/period-cell.ts';
import type { PeriodWriting } from '../mapping.ts';
import { plainText, wordKey } from './plain-text.ts';

/** A period as read, with the mark of a footnote behind it; or why it was not read. */
export type WrittenPeriod =
  | { readonly period: string; readonly mark?: string }
  /** `day-or-month`: `03/04/2020`; `split-years`: `2020/21`; `two-digit-year`; `trimester`: `2020-T1`; else no period. */
  | { readonly unclear: 'day-or-month' | 'split-years' | 'two-digit-year' | 'trimester' | 'no-period' };

// biome-ignore format: one month per line
const MONTHS: readonly (readonly string[])[] = [
  ['jan', 'january', 'janvier', 'janv', 'enero', 'ene', 'يناير', 'جانفي', 'كانون الثاني'],
  ['feb', 'february', 'fevrier', 'fevr', 'fev', 'febrero', 'فبراير', 'فيفري', 'شباط'],
  ['mar', 'march', 'mars', 'marzo', 'مارس', 'آذار'],
  ['apr', 'april', 'avril', 'avr', 'abril', 'abr', 'أبريل', 'إبريل', 'أفريل', 'نيسان'],
  ['may', 'mai', 'mayo', 'مايو', 'ماي', 'أيار'],
  ['jun', 'june', 'juin', 'junio', 'يونيو', 'يونيه', 'جوان', 'حزيران'],
  ['jul', 'july', 'juillet', 'juil', 'julio', 'يوليو', 'يوليوز', 'يوليه', 'جويلية', 'تموز'],
  ['aug', 'august', 'aout', 'agosto', 'ago', 'أغسطس', 'غشت', 'أوت', 'آب'],
  ['sep', 'sept', 'september', 'septembre', 'septiembre', 'setiembre', 'سبتمبر', 'شتنبر', 'أيلول'],
  ['oct', 'october', 'octobre', 'octubre', 'أكتوبر', 'تشرين الأول'],
  ['nov', 'november', 'novembre', 'noviembre', 'نوفمبر', 'نونبر', 'تشرين الثاني'],
  ['dec', 'december', 'decembre', 'diciembre', 'dic', 'ديسمبر', 'دجنبر', 'كانون الأول'],
];
const monthByWord = new Map(
  MONTHS.flatMap((words, i) => words.map((word): [string, number] => [wordKey(word), i + 1])),
);

const ORDINALS: ReadonlyMap<string, number> = new Map(
  [
    ['1', '1er', '1ere', '1st', 'i', 'first', 'premier', 'primer', 'primero', 'الأول', 'اول'],
    ['2', '2e', '2eme', '2nd', 'ii', 'second', 'deuxieme', 'segundo', 'الثاني', 'ثاني'],
    ['3', '3e', '3eme', '3rd', 'iii', 'third', 'troisieme', 'tercer', 'tercero', 'الثالث', 'ثالث'],
    ['4', '4e', '4eme', '4th', 'iv', 'fourth', 'quatrieme', 'cuarto', 'الرابع', 'رابع'],
  ].flatMap((words, i) => words.map((word): [string, number] => [wordKey(word), i + 1])),
);
const QUARTER_WORDS = new Set(['quarter', 'qtr', 'trimestre', 'trim', 'الربع', 'ربع']);
const HALF_WORDS = new Set(['semester', 'semestre', 'half', 'النصف', 'نصف'].map(wordKey));
/** Words beside a year that say no more than that it is one, or when in it people were counted. */
const YEAR_WORDS = new Set(
  ['year', 'annee', 'ano', 'anno', 'en', 'in', 'عام', 'سنة', 'mid', 'mi', 'end', 'fin', 'de', 'of', 'medio'].map(
    wordKey,
  ),
);

const YEAR = /^(?:1[5-9]|2[01])\d\d$/;
const two = (number: number): string => String(number).padStart(2, '0');

const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The period of a date: its day, month or year; the edges of a year are its year unless days are asked for. */
function ofDate(year: number, month: number, day: number, writing: PeriodWriting): WrittenPeriod {
  if (!isDay(year, month, day)) return { unclear: 'no-period' };
  const isEdge = (month === 12 && day === 31) || (month === 1 && day === 1);
  const as = writing.dates ?? (isEdge ? 'year' : 'day');
  if (as === 'year') return { period: String(year) };
  return { period: as === 'month' ? `${year}-M${two(month)}` : `${year}-${two(month)}-${two(day)}` };
}

function ofNumericDate(first: number, second: number, year: number, writing: PeriodWriting): WrittenPeriod {
  if (first > 12) return ofDate(year, second, first, writing);
  if (second > 12) return ofDate(year, first, second, writing);
  if (first === second) return ofDate(year, first, first, writing);
  if (writing.order === undefined) return { unclear: 'day-or-month' };
  return writing.order === 'day' ? ofDate(year, second, first, writing) : ofDate(year, first, second, writing);
}

function ofSplitYears(first: number, second: number, writing: PeriodWriting): WrittenPeriod {
  if (writing.splitYears === undefined) return { unclear: 'split-years' };
  if (writing.splitYears === 'span') return { period: `${first}/${second}` };
  return { period: String(writing.splitYears === 'first' ? first : second) };
}

/** Periods written with figures and signs. */
function readSigns(text: string, writing: PeriodWriting): WrittenPeriod | undefined {
  const year = YEAR.exec(text);
  if (year !== null) return { period: text };
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ][\d:.]+Z?)?$/.exec(text);
  if (iso !== null) return ofDate(Number(iso[1]), Number(iso[2]), Number(iso[3]), writing);
  const date = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  if (date !== null) return ofNumericDate(Number(date[1]), Number(date[2]), Number(date[3]), writing);
  if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d\d$/.test(text)) return { unclear: 'two-digit-year' };
  const month = /^(?:(\d{4})[-/ ]?M?(0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[/.-](\d{4}))$/i.exec(text);
  if (month !== null && !/^\d{6}$/.test(text)) {
    return { period: `${month[1] ?? month[4]}-M${two(Number(month[2] ?? month[3]))}` };
  }
  const split = /^(\d{4})\s*[/–—-]\s*(\d\d)$/.exec(text);
  if (split !== null) {
    const first = Number(split[1]);
    return (first + 1) % 100 === Number(split[2]) ? ofSplitYears(first, first + 1, writing) : { unclear: 'no-period' };
  }
  const years = /^(\d{4})\s*[/–—-]\s*(\d{4})$/.exec(text);
  if (years !== null && Number(years[2]) === Number(years[1]) + 1 && writing.splitYears !== undefined) {
    return ofSplitYears(Number(years[1]), Number(years[2]), writing);
  }
  return readPart(text);
}

/** Quarters, halves, weeks and days of a year. */
function readPart(text: string): WrittenPeriod | undefined {
  if (/^\d{4}-T[1-3]$/.test(text)) return { unclear: 'trimester' };
  const quarter =
    /^(\d{4})[\s/-]*([QT])\s?([1-4])$|^([QT])\s?([1-4])[\s/-]*(\d{4})$|^([1-4])\s?([QT])[\s/-]*(\d{4})$/i.exec(text);
  if (quarter !== null) {
    return { period: `${quarter[1] ?? quarter[6] ?? quarter[9]}-Q${quarter[3] ?? quarter[5] ?? quarter[7]}` };
  }
  const half = /^(\d{4})[\s/-]*[SH]\s?([12])$|^[SH]\s?([12])[\s/-]*(\d{4})$|^([12])\s?[SH][\s/-]*(\d{4})$/i.exec(text);
  if (half !== null) return { period: `${half[1] ?? half[4] ?? half[6]}-S${half[2] ?? half[3] ?? half[5]}` };
  const week = /^(\d{4})-?W(0[1-9]|[1-4]\d|5[0-3])$/i.exec(text);
  if (week !== null) return { period: `${week[1]}-W${week[2]}` };
  return /^\d{4}-D\d{3}$/i.test(text) ? { period: text.toUpperCase() } : undefined;
}

/** Periods written with words: `janvier 2020`, `31 de diciembre de 2020`, `الربع الأول 2020`. */
function readWords(text: string, writing: PeriodWriting): WrittenPeriod | undefined {
  if (/[*†‡§[\]()]/.test(text)) return undefined;
  let key = ` ${wordKey(text)} `;
  let month: number | undefined;
  for (const [word, number] of monthByWord) {
    if (!key.includes(` ${word} `)) continue;
    month = number;
    key = key.replace(` ${word} `, '  ');
    break;
  }
  const words = key.split(' ').filter((word) => word !== '');
  const years = words.filter((word) => YEAR.test(word));
  if (years.length !== 1) {
    return month !== undefined && words.some((word) => /^\d\d$/.test(word)) ? { unclear: 'two-digit-year' } : undefined;
  }
  const year = Number(years[0]);
  const rest = words.filter((word) => word !== years[0] && !['de', 'del', 'of', 'le', 'au', 'al', 'en'].includes(word));
  if (month !== undefined) return ofMonth(year, month, rest, writing);
  const kind = rest.find((word) => QUARTER_WORDS.has(word) || HALF_WORDS.has(word));
  const others = rest.filter((word) => word !== kind);
  if (kind !== undefined) {
    const number = others.length === 1 ? ORDINALS.get(others[0] ?? '') : undefined;
    if (number === undefined) return undefined;
    if (QUARTER_WORDS.has(kind)) return { period: `${year}-Q${number}` };
    return number <= 2 ? { period: `${year}-S${number}` } : undefined;
  }
  return rest.every((word) => YEAR_WORDS.has(word)) ? { period: String(year) } : undefined;
}

function ofMonth(
  year: number,
  month: number,
  rest: readonly string[],
  writing: PeriodWriting,
): WrittenPeriod | undefined {
  if (rest.length === 0) return { period: `${year}-M${two(month)}` };
  const day = rest.length === 1 ? /^(\d{1,2})(?:er|st|nd|rd|th)?$/.exec(rest[0] ?? '')?.[1] : undefined;
  return day === undefined ? undefined : ofDate(year, month, Number(day), writing);
}

/** What stands behind a year in a heading: `2020*`, `2020 (p)`, `2020p`, `2020¹`. */
const MARK = /^(.*\d)\s*([*†‡§]+|[¹²³⁰⁴-⁹ᵃ-ᶻ]+|\([a-z\d]{1,2}\)|\[[a-z\d]{1,2}\]|(?<=\d{4})[per])$/i;

/** A period of SDMX that `readPeriod` writes with two figures for its month. */
const withMonth = (period: string): string => period.replace(/^(\d{4})-(\d\d)$/, '$1-M$2');

/**
 * Reads a period of any usual form in four languages: years, spans, quarters, halves, months, dates. Never guesses: what
 * could be two periods is `unclear` until the mapping says which is meant.
 */
export function readWrittenPeriod(cell: Cell | undefined, writing: PeriodWriting = {}): WrittenPeriod {
  if (typeof cell === 'number') {
    const period = readPeriod(cell);
    return period === undefined ? { unclear: 'no-period' } : { period };
  }
  if (typeof cell !== 'string') return { unclear: 'no-period' };
  const text = plainText(cell).replace(/\s+/g, ' ');
  const read = readSigns(text, writing) ?? readWords(text, writing);
  if (read !== undefined) return read;
  const known = readPeriod(text);
  if (known !== undefined) return { period: withMonth(known) };
  const marked = MARK.exec(text);
  if (marked?.[1] === undefined || marked[2] === undefined) return { unclear: 'no-period' };
  const inner = readSigns(marked[1].trim(), writing);
  return inner !== undefined && 'period' in inner
    ? { ...inner, mark: marked[2].normalize('NFKD') }
    : { unclear: 'no-period' };
}
