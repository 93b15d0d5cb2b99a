import { shown } from './identifiers.ts';
import { syntaxError } from './rest-error.ts';

/** A stretch of time: milliseconds since 1970 in UTC, `from` inclusive, `to` exclusive. */
export interface TimeSpan {
  readonly from: number;
  readonly to: number;
}

const DAY = 86_400_000;

function day(year: number, month: number, date: number): number {
  // Date.UTC takes years below 100 for those of the 20th century.
  const moment = new Date(0);
  moment.setUTCFullYear(year, month - 1, date);
  return moment.getTime();
}

function months(year: number, first: number, count: number): TimeSpan {
  return { from: day(year, first, 1), to: day(year, first + count, 1) };
}

/** ISO 8601: week 1 is the one with the year's first Thursday; weeks begin on Monday. */
function firstMonday(year: number): number {
  const fourth = day(year, 1, 4);
  const weekday = (new Date(fourth).getUTCDay() + 6) % 7;
  return fourth - weekday * DAY;
}

function weekOf(year: number, week: number): TimeSpan | undefined {
  const from = firstMonday(year) + (week - 1) * 7 * DAY;
  return week >= 1 && from < firstMonday(year + 1) ? { from, to: from + 7 * DAY } : undefined;
}

function dayOf(year: number, number: number): TimeSpan | undefined {
  const from = day(year, 1, number);
  return number >= 1 && new Date(from).getUTCFullYear() === year ? { from, to: from + DAY } : undefined;
}

/** Parts of a year that reporting periods count: how many there are, and how many months each has. */
const PARTS: Readonly<Record<string, { readonly count: number; readonly months: number }>> = {
  A: { count: 1, months: 12 },
  S: { count: 2, months: 6 },
  T: { count: 3, months: 4 },
  Q: { count: 4, months: 3 },
  M: { count: 12, months: 1 },
};

function reportingPeriod(year: number, kind: string, number: number): TimeSpan | undefined {
  if (kind === 'W') return weekOf(year, number);
  if (kind === 'D') return dayOf(year, number);
  const part = PARTS[kind];
  if (!part || number < 1 || number > part.count) return undefined;
  return months(year, (number - 1) * part.months + 1, part.months);
}

function moment(text: string): number | undefined {
  // Without an offset the time is that of the service, which is UTC.
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : time;
}

function calendarDay(year: number, month: number, date: number): TimeSpan | undefined {
  const from = day(year, month, date);
  const real = new Date(from);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date ? { from, to: from + DAY } : undefined;
}

const SHAPES: readonly (readonly [RegExp, (parts: readonly string[]) => TimeSpan | undefined])[] = [
  [/^(\d{4})$/, ([year]) => months(Number(year), 1, 12)],
  [/^(\d{4})-(\d{2})$/, ([year, month]) => reportingPeriod(Number(year), 'M', Number(month))],
  [/^(\d{4})-(\d{2})-(\d{2})$/, ([year, month, date]) => calendarDay(Number(year), Number(month), Number(date))],
  [
    /^(\d{4})-([ASTQ])(\d)$|^(\d{4})-([MW])(\d{2})$|^(\d{4})-(D)(\d{3})$/,
    (parts) => {
      const [year, kind, number] = parts.filter((part) => part !== undefined);
      return reportingPeriod(Number(year), kind ?? '', Number(number));
    },
  ],
  [
    /^(\d{4})\/(\d{4})$/,
    ([first, last]) => {
      const [from, to] = [months(Number(first), 1, 12).from, months(Number(last), 1, 12).to];
      return to > from ? { from, to } : undefined;
    },
  ],
];

/**
 * The stretch of time that a period of SDMX covers: a year, month, day or moment of the calendar, a reporting period
 * (`2020-Q1`, `2020-W53`; the reporting year begins on 1 January), years `2015/2020`. A moment lasts one millisecond.
 *
 * @returns `undefined` for what is no period
 */
export function findTimeSpan(period: string): TimeSpan | undefined {
  for (const [shape, read] of SHAPES) {
    const parts = shape.exec(period);
    if (parts) return read(parts.slice(1));
  }
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(period)) return undefined;
  const at = moment(period);
  return at === undefined ? undefined : { from: at, to: at + 1 };
}

/** A + that was not percent-encoded arrives as a space; before an offset from UTC nothing else can be meant. */
export function withPlus(moment: string): string {
  return moment.replace(/ (\d\d:?\d\d)$/, '+$1');
}

/**
 * A period as the calendar writes it, for readers that know ISO 8601 alone: years, months, days and moments stay as they
 * are, of others it is the first or the last day.
 */
export function calendarPeriod(period: string, end: 'first' | 'last'): string {
  if (/^\d{4}(-\d{2}){0,2}$|T/.test(period)) return period;
  const span = findTimeSpan(period);
  if (!span) return period;
  return new Date(end === 'first' ? span.from : span.to - 1).toISOString().slice(0, 10);
}

/** Limits of time that a query sets; what is absent is open. */
export interface TimeLimits {
  /** First moment wanted, in milliseconds. */
  readonly from?: number;
  /** The moment after the last wanted one. */
  readonly to?: number;
}

function spanOf(text: string, parameter: string): TimeSpan {
  const span = findTimeSpan(withPlus(text));
  if (span) return span;
  throw syntaxError(
    `"${shown(text)}" is no period for ${parameter}. Write a year (2020), month (2020-06), day (2020-06-30), reporting ` +
      'period (2020-Q1, 2020-S2, 2020-T3, 2020-M06, 2020-W23, 2020-D165) or moment (2020-06-30T12:00:00).',
  );
}

/**
 * Reads `startPeriod` and `endPeriod`, both inclusive: from the first moment of the one to the last of the other.
 *
 * @throws {RestError} `syntax` for what is no period, or an end before the start
 */
export function parseTimeLimits(start: string | undefined, end: string | undefined): TimeLimits {
  const from = start === undefined ? undefined : spanOf(start, 'startPeriod').from;
  const to = end === undefined ? undefined : spanOf(end, 'endPeriod').to;
  if (from !== undefined && to !== undefined && from >= to) {
    throw syntaxError(`endPeriod (${end}) lies before startPeriod (${start}).`);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Whether a period lies within limits of time, the whole of it. What is no period lies only within open limits. */
export function liesWithin(period: string, limits: TimeLimits): boolean {
  if (limits.from === undefined && limits.to === undefined) return true;
  const span = findTimeSpan(period);
  if (!span) return false;
  return (limits.from === undefined || span.from >= limits.from) && (limits.to === undefined || span.to <= limits.to);
}

/** Orders periods by where they begin, then by where they end. */
export function comparePeriods(a: string, b: string): number {
  const [one, other] = [findTimeSpan(a), findTimeSpan(b)];
  if (one && other) return one.from - other.from || one.to - other.to;
  return a < b ? -1 : Number(a > b);
}
