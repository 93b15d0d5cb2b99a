import type { Row } from '@sterna/tabular';
import { textOf } from './head.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_AND_YEAR = /\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?\s+(20\d\d)\b/i;

/** A month that a line names as the date of the whole table: `(updated as of Dec. 2023)`, `Date: December 2023`. */
export interface DatedLine {
  /** `December 2023` as it is written. */
  readonly text: string;
  /** The first day of that month. */
  readonly date: string;
}

/** Finds the month that a line of text names, of lines that hold nothing else. */
export function datedLine(rows: readonly Row[]): DatedLine | undefined {
  for (const { cells } of rows) {
    const texts = cells.map(textOf).filter((text) => text !== '');
    const [only] = texts;
    const found = texts.length === 1 && only !== undefined ? MONTH_AND_YEAR.exec(only) : null;
    if (found === null) continue;
    const month = MONTHS.indexOf((found[1] ?? '').toLowerCase()) + 1;
    return { text: found[0], date: `${found[2]}-${String(month).padStart(2, '0')}-01` };
  }
  return undefined;
}
