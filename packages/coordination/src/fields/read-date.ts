import type { FindingParts } from '../texts/finding.ts';

/** A date as an ISO text, or what is wrong with it. */
export type DateRead = { readonly date: string } | { readonly problem: Pick<FindingParts, 'rule' | 'values'> };

/** Which of two numbers comes first in dates like 03/04/2024, where a column shows it. */
export type DateOrder = 'day-first' | 'month-first' | 'unknown';

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?$/;
const WRITTEN = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

function isoOf(year: number, month: number, day: number): string | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : undefined;
}

/** Digits of other scripts as Western ones. */
function westernDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

/** What the dates of one column say of their order. Dates that contradict each other leave it unknown. */
export function dateOrderOf(texts: readonly string[]): DateOrder {
  let [dayFirst, monthFirst] = [false, false];
  for (const text of texts) {
    const [, first, mark, second] = WRITTEN.exec(westernDigits(text.trim())) ?? [];
    if (mark === '.' || Number(first) > 12) dayFirst = true;
    else if (Number(second) > 12) monthFirst = true;
  }
  if (dayFirst === monthFirst) return 'unknown';
  return dayFirst ? 'day-first' : 'month-first';
}

/**
 * Reads a date: 2024-03-01, or 01/03/2024 where only one reading makes sense or the column shows the order. Dates with
 * points have the day first.
 */
export function readDate(text: string, order: DateOrder = 'unknown'): DateRead {
  const tidy = westernDigits(text.trim());
  const unreadable = { problem: { rule: 'date-unreadable', values: { value: text.trim().slice(0, 40) } } };
  const iso = ISO.exec(tidy);
  if (iso) {
    const date = isoOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
    return date === undefined ? unreadable : { date };
  }
  const [whole, first, mark, second, year] = WRITTEN.exec(tidy) ?? [];
  if (whole === undefined) return unreadable;
  const dayFirst = isoOf(Number(year), Number(second), Number(first));
  const monthFirst = mark === '.' ? undefined : isoOf(Number(year), Number(first), Number(second));
  const chosen = order === 'month-first' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst);
  if (chosen === undefined) return unreadable;
  const isClear = order !== 'unknown' || dayFirst === monthFirst || !dayFirst || !monthFirst;
  if (isClear) return { date: chosen };
  const values = { value: tidy, first: { date: dayFirst }, second: { date: monthFirst } };
  return { problem: { rule: 'date-ambiguous', values } };
}
