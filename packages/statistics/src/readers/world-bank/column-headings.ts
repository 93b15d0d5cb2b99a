import { findPlace } from '@sterna/vocabulary';
import { type Head, textOf } from '../reading/head.ts';
import { type PeriodHeading, readPeriodHeading } from '../reading/period-heading.ts';

/** A column of values with what its heading says of them; what it leaves open the rows say. Columns count from 0. */
export interface ValueColumn {
  readonly column: number;
  readonly period?: string;
  /** What a mark behind the period says of the values. */
  readonly marked?: Pick<PeriodHeading, 'status' | 'note'>;
  readonly series?: { readonly code: string; readonly title: string };
  /** The country as DataBank names it, where countries stand over the columns. */
  readonly country?: { readonly code: string; readonly name: string };
}

/** A code as a heading, as programs write it that fetch several indicators at once: `SM.POP.NETM`. */
const BARE_CODE = /^[A-Z]{2}(?:\.[A-Z0-9]{2,}){2,}$/;
const SERIES_CODE = /^[A-Z0-9]{2,}(?:\.[A-Z0-9]+)+$/;
/** One part of a heading of DataBank: `Senegal [SEN]`, of those joined by hyphens. */
const PART = /\s*(?:-\s+)?([^[\]]*[^[\]\s])\s*\[([^[\]]+)\]/y;

/** Longer texts are no headings of DataBank. */
const LONGEST_HEADING = 1_000;

/** Reads the parts of a heading such as `2000 [YR2000] - Net migration [SM.POP.NETM]`; `undefined` for any other. */
function partsOf(text: string): Omit<ValueColumn, 'column'> | undefined {
  const found: { -readonly [Name in 'period' | 'series' | 'country']?: NonNullable<ValueColumn[Name]> } = {};
  PART.lastIndex = 0;
  let end = 0;
  for (let match = PART.exec(text); match !== null; match = PART.exec(text)) {
    end = PART.lastIndex;
    const [, name = '', code = ''] = match;
    const period = /^YR/.test(code) ? readPeriodHeading(code)?.period : undefined;
    if (period !== undefined) found.period = period;
    else if (SERIES_CODE.test(code)) found.series = { code, title: name };
    else if (/^[A-Z]{3}$/.test(code) && findPlace(code).status === 'found') found.country = { code, name };
    else return undefined;
  }
  return end === 0 || end < text.length ? undefined : found;
}

/** The columns of values by their headings: years, series, countries, or several of these at once. */
export function valueColumns(head: Head): readonly ValueColumn[] {
  const columns: ValueColumn[] = [];
  for (const [column, cell] of head.row.cells.entries()) {
    const read = readPeriodHeading(cell);
    if (read !== undefined) {
      const { period, ...marked } = read;
      columns.push({ column, period, ...(Object.keys(marked).length > 0 && { marked }) });
      continue;
    }
    const text = textOf(cell);
    if (text.length > LONGEST_HEADING) continue;
    const parts = partsOf(text);
    if (parts !== undefined) {
      columns.push({ column, ...parts });
      continue;
    }
    const series = /^(.*\S)\s*\[([A-Z0-9]{2,}(?:\.[A-Z0-9]+)+)\]$/.exec(text);
    if (series?.[1] !== undefined && series[2] !== undefined) {
      columns.push({ column, series: { code: series[2], title: series[1] } });
    } else if (BARE_CODE.test(text)) columns.push({ column, series: { code: text, title: '' } });
  }
  return columns;
}
