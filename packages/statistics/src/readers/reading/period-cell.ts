import type { Cell } from '@sterna/tabular';

const YEAR = /^(?:YR)?(1[5-9]\d\d|2[01]\d\d)(?:\.0+)?$/i;
const SPAN = /^(1[5-9]\d\d|2[01]\d\d)\s*[-–—/]\s*(1[5-9]\d\d|2[01]\d\d)$/;
const QUARTER = /^(1[5-9]\d\d|2[01]\d\d)[\s-]*Q([1-4])$/i;
const MONTH = /^(1[5-9]\d\d|2[01]\d\d)[-M](0[1-9]|1[0-2])$/i;
/** The first day of a year, which programs make of a year alone, and the last, at which populations are counted. */
const EDGE_OF_YEAR = /^(1[5-9]\d\d|2[01]\d\d)-(?:01-01|12-31)(?:T00:00:00.*)?$/;
/** When in the year people are counted: `mid-2020`, `end 2019`. */
const WITHIN_YEAR = /^(?:mid|end)(?:[- ]?year)?[- ](1[5-9]\d\d|2[01]\d\d)$/i;
/** The World Bank repeats the period in brackets: `2011 [YR2011]`. */
const BRACKETS = /\s*\[[^\]]*\]\s*$/;

/**
 * Reads a time period: `2020`, `2020-Q1`, `2020-M07` or a span of years `2015/2020`.
 *
 * @returns `undefined` when the cell names none
 */
export function readPeriod(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'number') {
    return Number.isInteger(cell) && cell >= 1500 && cell < 2200 ? String(cell) : undefined;
  }
  if (typeof cell !== 'string') return undefined;
  if (/^(19|20)\d\d$/.test(cell)) return cell;
  const text = cell.trim().replace(BRACKETS, '');
  const year = YEAR.exec(text) ?? EDGE_OF_YEAR.exec(text) ?? WITHIN_YEAR.exec(text);
  if (year?.[1] !== undefined) return year[1];
  const span = SPAN.exec(text);
  if (span !== null) return Number(span[2]) > Number(span[1]) ? `${span[1]}/${span[2]}` : undefined;
  const quarter = QUARTER.exec(text);
  if (quarter !== null) return `${quarter[1]}-Q${quarter[2]}`;
  const month = MONTH.exec(text);
  return month === null ? undefined : `${month[1]}-M${month[2]}`;
}

/** The newest year a period touches, as a number: `2015/2020` → 2020. */
export function endYear(period: string): number {
  const slash = period.indexOf('/');
  return Number(period.slice(slash + 1, slash + 5));
}
