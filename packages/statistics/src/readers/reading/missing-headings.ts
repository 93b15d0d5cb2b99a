import type { Row } from '@sterna/tabular';
import { findPlace } from '@sterna/vocabulary';
import { textOf } from './head.ts';
import { readNumberCell } from './number-cell.ts';
import { readPeriod } from './period-cell.ts';
import { readSex } from './person-groups.ts';

/** A table whose first row is data of a layout that is known. */
export interface MissingHeadings {
  /** The publisher's layout, in a few words. */
  readonly layout: string;
  /** The line to put back. */
  readonly headings: string;
  /** The first row of data. */
  readonly row: number;
}

const CODE = /^[A-Z]{2}(?:\.[A-Z0-9]{2,})+$/;

const isPlace = (text: string): boolean => text !== '' && findPlace(text).status === 'found';
const isNumber = (text: string): boolean =>
  readNumberCell(text, { counts: 'fractions', decimalComma: false }).kind === 'number';

/** A country, its code, an indicator, its code, then a value for each year. */
function isWorldBank(texts: readonly string[]): boolean {
  const [name = '', code = '', , indicator = '', ...values] = texts;
  return /^[A-Z]{3}$/.test(code) && name !== '' && isPlace(code) && CODE.test(indicator) && values.some(isNumber);
}

/** A destination, an origin, a year, perhaps a sex, a number. */
function corridorHeadings(texts: readonly string[]): string | undefined {
  const [to = '', from = '', year = '', ...rest] = texts;
  if (!isPlace(to) || !isPlace(from) || readPeriod(year) === undefined) return undefined;
  const [first = '', second = ''] = rest;
  if (rest.length === 1 && isNumber(first)) return 'Destination,Origin,Year,Migrant stock';
  return rest.length === 2 && readSex(first) !== undefined && isNumber(second)
    ? 'Destination,Origin,Year,Sex,Migrant stock'
    : undefined;
}

/**
 * Tells a table of a known layout from its rows alone, where nothing stands above them: two rows of three have to be of
 * its shape, the first among them.
 */
export function missingHeadings(rows: readonly Row[]): MissingHeadings | undefined {
  const filled = rows.filter(({ cells }) => cells.some((cell) => textOf(cell) !== '')).slice(0, 3);
  const [first] = filled;
  if (first === undefined || first !== rows[0]) return undefined;
  const texts = filled.map(({ cells }) => cells.map(textOf));
  const enough = Math.ceil((texts.length * 2) / 3);
  const [top = []] = texts;
  if (isWorldBank(top) && texts.filter(isWorldBank).length >= enough) {
    const headings = 'Country Name,Country Code,Indicator Name,Indicator Code, then a year over each column of values.';
    return { layout: 'a World Bank download', headings, row: first.number };
  }
  const corridor = corridorHeadings(top);
  if (corridor === undefined || texts.filter((one) => corridorHeadings(one) === corridor).length < enough) {
    return undefined;
  }
  return { layout: 'a table of migrants by destination and origin', headings: `${corridor}.`, row: first.number };
}
