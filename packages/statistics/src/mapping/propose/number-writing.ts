import type { Row } from '@sterna/tabular';
import type { NumberWriting } from '../mapping.ts';
import { plainText } from '../meanings/plain-text.ts';

/** How numbers look to be written, and whether that is certain. */
export interface WritingGuess {
  readonly writing: NumberWriting;
  /** A number that could be read otherwise, where nothing in the table decides. */
  readonly doubtful?: string;
}

const GROUPS = { '.': /^[+-]?\d{1,3}(\.\d{3}){2,}(,\d+)?$/, ',': /^[+-]?\d{1,3}(,\d{3}){2,}(\.\d+)?$/ } as const;
const BOTH = { '.': /^[+-]?\d{1,3}(\.\d{3})+,\d+$/, ',': /^[+-]?\d{1,3}(,\d{3})+\.\d+$/ } as const;
const FRACTION = {
  '.': /^[+-]?(?:\d+,\d{1,2}|\d+,\d{4,}|0,\d+|\d{4,},\d+)$/,
  ',': /^[+-]?(?:\d+\.\d{1,2}|\d+\.\d{4,}|0\.\d+|\d{4,}\.\d+)$/,
} as const;
const ONE_GROUP = { '.': /^[+-]?[1-9]\d{0,2}\.\d{3}$/, ',': /^[+-]?[1-9]\d{0,2},\d{3}$/ } as const;

/**
 * Tells how the numbers in some columns are written, from all of them together: a comma before two digits is a decimal
 * comma, and then a point before three parts thousands. One that only ever stands before three digits parts thousands,
 * most likely.
 */
export function guessWriting(rows: readonly Row[], columns: readonly number[]): WritingGuess {
  const seen = { pointGroups: 0, commaGroups: 0, pointOne: 0, commaOne: 0 };
  let example = '';
  for (const { cells } of rows) {
    for (const column of columns) {
      const cell = cells[column];
      if (typeof cell !== 'string') continue;
      const text = plainText(cell).replace(/[\s%*†‡§¹²³⁰⁴-⁹]+|\([a-z\d]\)$/g, '');
      if (GROUPS['.'].test(text) || BOTH['.'].test(text) || FRACTION['.'].test(text)) seen.pointGroups += 1;
      else if (GROUPS[','].test(text) || BOTH[','].test(text) || FRACTION[','].test(text)) seen.commaGroups += 1;
      else if (ONE_GROUP['.'].test(text)) seen.pointOne += 1;
      else if (ONE_GROUP[','].test(text)) seen.commaOne += 1;
      else continue;
      if (ONE_GROUP['.'].test(text) || ONE_GROUP[','].test(text)) example ||= cell.trim();
    }
  }
  if (seen.pointGroups > 0 && seen.commaGroups === 0)
    return { writing: { decimal: ',', ...(seen.pointOne > 0 && { thousands: '.' }) } };
  if (seen.commaGroups > 0 && seen.pointGroups === 0)
    return { writing: { decimal: '.', ...(seen.commaOne > 0 && { thousands: ',' }) } };
  if (seen.pointGroups + seen.commaGroups > 0) return { writing: {}, doubtful: example };
  if (seen.pointOne > 0 && seen.commaOne === 0) return { writing: { decimal: ',', thousands: '.' }, doubtful: example };
  if (seen.commaOne > 0 && seen.pointOne === 0) return { writing: { decimal: '.', thousands: ',' }, doubtful: example };
  return { writing: {} };
}
