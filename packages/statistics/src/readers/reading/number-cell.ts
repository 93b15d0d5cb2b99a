import type { Cell } from '@sterna/tabular';

/**
 * What a cell says where a number is expected.
 *
 * - `number`: a number beyond doubt
 * - `empty`: nothing is stated
 * - `missing`: stated to be missing (`..`, `n/a`)
 * - `withheld`: kept back by the publisher, for privacy (`~`, `*`)
 * - `bounded`: only a bound is stated (`<5`)
 * - `unclear`: it may be a number, but which one is not certain (`1,234` where fractions occur)
 * - `other`: no number
 */
export type NumberCell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' | 'missing' }
  | { readonly kind: 'withheld' | 'bounded' | 'unclear' | 'other'; readonly text: string };

const EMPTY: NumberCell = { kind: 'empty' };
const MISSING: NumberCell = { kind: 'missing' };

const MISSING_MARKS = new Set(
  [
    '..',
    '...',
    '…',
    '-',
    '–',
    '—',
    '.',
    ':',
    'n',
    'na',
    'n/a',
    'n.a.',
    'n.a',
    '#n/a',
    'nan',
    'null',
    'none',
    'nd',
  ].concat(['not available', 'no data', 'missing', 's.o.']),
);

const WITHHELD_MARKS = new Set(['~', '*']);

const PLAIN = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
/** Thousands set apart by spaces of any kind or by an apostrophe: no language writes decimals so. */
const SPACED = /^[+-]?\d{1,3}([\s'’]\d{3})+([.,]\d+)?$/;
/** Commas in two groups or more, or before a decimal point, can only part thousands. */
const COMMA_THOUSANDS = /^[+-]?\d{1,3}((,\d{3}){2,}|(,\d{3})+\.\d+)$/;
const POINT_THOUSANDS = /^[+-]?\d{1,3}((\.\d{3}){2,}|(\.\d{3})+,\d+)$/;
const ONE_COMMA_GROUP = /^[+-]?\d{1,3},\d{3}$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;

function number(text: string): NumberCell {
  return { kind: 'number', value: Number(text) };
}

function readText(text: string, whole: boolean): NumberCell {
  const plain = text.replace(/^[−–](?=\d)/, '-').replace(/\s*%$/, '');
  if (PLAIN.test(plain)) return number(plain);
  if (SPACED.test(plain)) return number(plain.replace(/[\s'’]/g, '').replace(',', '.'));
  if (COMMA_THOUSANDS.test(plain)) return number(plain.replaceAll(',', ''));
  if (POINT_THOUSANDS.test(plain)) return number(plain.replaceAll('.', '').replace(',', '.'));
  if (ONE_COMMA_GROUP.test(plain)) return whole ? number(plain.replace(',', '')) : { kind: 'unclear', text };
  if (DECIMAL_COMMA.test(plain)) return number(plain.replace(',', '.'));
  if (/^[<>≤≥]=?\s*[\d.,]+$/.test(text)) return { kind: 'bounded', text };
  return { kind: 'other', text };
}

/**
 * Reads a cell as a number, if it is one beyond doubt.
 *
 * @param whole whether only whole numbers make sense (persons), so that `1,234` is one thousand and more
 */
export function readNumberCell(cell: Cell | undefined, whole: boolean): NumberCell {
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean') return { kind: 'other', text: String(cell) };
  const quick = Number(cell);
  if (Number.isFinite(quick) && PLAIN.test(cell)) return { kind: 'number', value: quick };
  const text = cell.trim();
  if (text === '') return EMPTY;
  if (MISSING_MARKS.has(text.toLowerCase())) return MISSING;
  if (WITHHELD_MARKS.has(text)) return { kind: 'withheld', text };
  return readText(text, whole);
}
