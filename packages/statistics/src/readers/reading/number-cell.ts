import type { Cell } from '@sterna/tabular';

/**
 * What a cell says where a number is expected.
 *
 * - `number`: a number beyond doubt; `mark` is the mark of a footnote behind it
 * - `empty`: nothing is stated
 * - `missing`: stated to be missing (`..`, `n/a`)
 * - `withheld`: kept back by the publisher, for privacy (`~`, `*`)
 * - `bounded`: only a bound is stated (`<5`)
 * - `unclear`: it may be a number, but which one is not certain (`1,234` where fractions occur, `1.234` persons)
 * - `other`: no number
 */
export type NumberCell =
  | { readonly kind: 'number'; readonly value: number; readonly mark?: string }
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
const ONE_COMMA_GROUP = /^[+-]?[1-9]\d{0,2},\d{3}$/;
const ONE_POINT_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/;
const DECIMAL_COMMA = /^[+-]?\d+,\d+$/;
/** Marks of footnotes behind a number: `*`, `†`, `¹`, `(a)`, `[2]`. Letters alone may mean millions. */
const FOOTNOTE_MARK = /^(.*\d)\s*([*†‡§]+|[¹²³⁰⁴-⁹]+|\((?:[a-z]|\d{1,2})\)|\[(?:[a-z]|\d{1,2})\])$/;

/** How numbers are written where a cell stands. */
export interface NumberStyle {
  /**
   * What can be counted: `persons` come whole, `money` may have cents, `fractions` are usual.
   * Whole numbers tell that a comma or a point parts thousands.
   */
  readonly counts: 'persons' | 'money' | 'fractions';
  /** Whether decimals come after a comma, as in files whose cells are parted by semicolons. */
  readonly decimalComma: boolean;
}

/** Whether a number can be kept: beyond the greatest it would be infinite, below the smallest it would be nothing. */
export function isKept(text: string, value: number): boolean {
  return Number.isFinite(value) && (value !== 0 || !/^[+-]?[\d.]*[1-9]/.test(text));
}

function number(text: string): NumberCell {
  const value = Number(text);
  return isKept(text, value) ? { kind: 'number', value } : { kind: 'other', text };
}

/** One comma before three digits: thousands of persons, decimals where the file writes them so, else anybody's guess. */
function readOneGroup(plain: string, { counts, decimalComma }: NumberStyle): NumberCell {
  if (counts === 'persons') return number(plain.replace(',', ''));
  if (counts === 'fractions' && decimalComma) return number(plain.replace(',', '.'));
  return counts === 'money' && !decimalComma ? number(plain.replace(',', '')) : { kind: 'unclear', text: plain };
}

function readText(text: string, style: NumberStyle): NumberCell {
  const plain = text.replace(/^[−–](?=\d)/, '-').replace(/\s*%$/, '');
  if (style.counts === 'persons' && ONE_POINT_GROUP.test(plain)) return { kind: 'unclear', text };
  if (PLAIN.test(plain)) return number(plain);
  if (SPACED.test(plain)) return number(plain.replace(/[\s'’]/g, '').replace(',', '.'));
  if (COMMA_THOUSANDS.test(plain)) return number(plain.replaceAll(',', ''));
  if (POINT_THOUSANDS.test(plain)) return number(plain.replaceAll('.', '').replace(',', '.'));
  if (ONE_COMMA_GROUP.test(plain)) return readOneGroup(plain, style);
  if (DECIMAL_COMMA.test(plain)) return number(plain.replace(',', '.'));
  if (/^[<>≤≥]=?\s*[\d.,]+$/.test(text)) return { kind: 'bounded', text };
  return readMarked(text, style);
}

function readMarked(text: string, style: NumberStyle): NumberCell {
  const [, marked = '', mark = ''] = FOOTNOTE_MARK.exec(text) ?? [];
  const read = marked === '' ? undefined : readText(marked.trim(), style);
  return read?.kind === 'number' && read.mark === undefined ? { ...read, mark } : { kind: 'other', text };
}

/** Reads a cell as a number, if it is one beyond doubt. */
export function readNumberCell(cell: Cell | undefined, style: NumberStyle): NumberCell {
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  if (cell === null || cell === undefined) return EMPTY;
  if (typeof cell === 'boolean') return { kind: 'other', text: String(cell) };
  if (/^\d+$/.test(cell) && cell.length < 16) return { kind: 'number', value: Number(cell) };
  if (style.counts !== 'persons' && PLAIN.test(cell)) return number(cell);
  const text = cell.trim();
  if (text === '') return EMPTY;
  if (MISSING_MARKS.has(text.toLowerCase())) return MISSING;
  if (WITHHELD_MARKS.has(text)) return { kind: 'withheld', text };
  return readText(text, style);
}
