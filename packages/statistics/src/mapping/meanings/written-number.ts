import type { Cell } from '@sterna/tabular';
import { type NumberCell, type NumberStyle, readNumberCell } from '../../readers/reading/number-cell.ts';
import type { NumberWriting } from '../mapping.ts';
import { plainText, wordKey } from './plain-text.ts';

/** A cell of figures as read: a number, whether it stood with a percent sign; or why there is none. */
export type WrittenNumber = NumberCell & { readonly percent?: boolean };

/** Words and signs for a missing value beside those that every reader knows. */
// biome-ignore format: by language
const MISSING = new Set([
  '', 'n d', 'nd', 'n a', 'na', 'n r', 'nr', 's d', 's o', 'not stated', 'not available', 'not applicable', 'no data', 'unknown',
  'non disponible', 'non dispo', 'non renseigne', 'inconnu', 'donnee manquante', 'manquant',
  'no disponible', 'sin dato', 'sin datos', 'sin informacion', 'no aplica', 'faltante',
  'غ م', 'غ متوفر', 'غير متوفر', 'غير متوفره', 'غير متاح', 'غير متاحه', 'غير مبين', 'لا يوجد', 'م',
].map(wordKey));

const SPACES = /[\s\u00a0\u2007\u2009\u202f]/g;
/** Digits with what may stand between and around them. */
const NUMERIC = /^[+-]?\d[\d\s.,'’_٬٫]*$/;
/** Thousands and lakhs, as they are written in South Asia. */
const INDIAN = /^\d{1,2}(,\d{2})+,\d{3}(\.\d+)?$/;
/** Letters set high, as marks of footnotes. */
const HIGH_LETTERS = /^(.*\d)\s*([ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]+)$/;
const MARK_BEFORE = /^([*†‡§]+)\s*(\d.*)$/;

/** Takes apart what is told of how numbers are written. */
function marksOf({ decimal, thousands }: NumberWriting): { decimal: string; thousands: string } | undefined {
  if (decimal === undefined && thousands !== ',' && thousands !== '.') return undefined;
  const fraction = decimal ?? (thousands === ',' ? '.' : ',');
  return { decimal: fraction, thousands: thousands ?? (fraction === ',' ? '.' : ',') };
}

/** Reads digits by marks that are told; `undefined` when they are not written so. */
function readTold(text: string, marks: { decimal: string; thousands: string }): number | undefined {
  const [whole = '', fraction, ...more] = text.split(marks.decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.replace(/^[+-]/, '').split(/[\s'’_٬]/);
  const parts = groups.length > 1 ? groups : whole.replace(/^[+-]/, '').split(marks.thousands);
  const grouped =
    parts.length === 1 || (/^\d{1,3}$/.test(parts[0] ?? '') && parts.slice(1).every((p) => /^\d{3}$/.test(p)));
  const digits = parts.join('');
  if (!grouped || !/^\d+$/.test(digits)) {
    const indian = marks.decimal === '.' && INDIAN.test(text);
    return indian ? Number(text.replaceAll(',', '')) : undefined;
  }
  return Number(`${whole.startsWith('-') ? '-' : ''}${digits}.${fraction ?? '0'}`);
}

function readDigits(text: string, writing: NumberWriting, style: NumberStyle): NumberCell {
  const marks = marksOf(writing);
  if (marks === undefined || !NUMERIC.test(text)) {
    if (INDIAN.test(text)) return { kind: 'number', value: Number(text.replaceAll(',', '')) };
    const arabic = text.replace(/(?<=\d)٬(?=\d{3})/g, ' ').replace(/(?<=\d)٫(?=\d)/, style.decimalComma ? ',' : '.');
    const spaced = arabic.replace(/(?<=\d)_(?=\d{3})/g, ' ');
    // The Arabic marks say themselves which is which, so that a fraction of three digits is no doubt.
    if (/٫/.test(text) && /^[+-]?[\d ]+[.,]\d+$/.test(spaced)) {
      return { kind: 'number', value: Number(spaced.replaceAll(' ', '').replace(',', '.')) };
    }
    return readNumberCell(spaced, style);
  }
  const value = readTold(text.replaceAll('٫', marks.decimal), marks);
  return value === undefined ? { kind: 'unclear', text } : { kind: 'number', value };
}

function readMarked(text: string, writing: NumberWriting, style: NumberStyle): NumberCell {
  const high = HIGH_LETTERS.exec(text);
  const before = MARK_BEFORE.exec(text);
  const behind = /^(.*\d)\s*([*†‡§]+|[¹²³⁰⁴-⁹]+|\((?:[a-z]|\d{1,2})\)|\[(?:[a-z]|\d{1,2})\])$/i.exec(text);
  const [digits, mark] = before ? [before[2], before[1]] : [(high ?? behind)?.[1], (high ?? behind)?.[2]];
  if (digits === undefined || mark === undefined) return readDigits(text, writing, style);
  const read = readDigits(digits.trim(), writing, style);
  return read.kind === 'number'
    ? { ...read, mark: mark.normalize('NFKD') }
    : { ...read, ...('text' in read && { text }) };
}

/**
 * Reads a cell of figures as people write them: with digits and separators of any of the languages, marks of footnotes,
 * a percent sign, negative numbers in parentheses, words for missing values.
 *
 * @param writing what is told of separators; without it only what is certain is read
 */
export function readWrittenNumber(cell: Cell | undefined, writing: NumberWriting, style: NumberStyle): WrittenNumber {
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  if (typeof cell !== 'string') return readNumberCell(cell, style);
  if (writing.decimal === undefined && /^\d+$/.test(cell) && cell.length < 16)
    return { kind: 'number', value: Number(cell) };
  const text = plainText(cell)
    .replace(SPACES, ' ')
    .replace(/^[−–](?=[\d.])/, '-');
  if (text === '') return { kind: 'empty' };
  if (writing.missing?.some((word) => plainText(word) === text)) return { kind: 'missing' };
  if (text === '*' || text === '~') return { kind: 'withheld', text };
  if (MISSING.has(wordKey(text)) && !/[<>%]/.test(text)) return { kind: 'missing' };
  const percent = /[%٪]\s*$/.test(text);
  const bare = text
    .replace(/\s*[%٪]\s*$/, '')
    .replace(/^(?:US\$|USD|\$)\s*(?=[\d-])/, style.counts === 'money' ? '' : '$&');
  const negative = /^\(\s*([\d.,'’_٬٫ ]*\d[\d.,'’_٬٫ ]*)%?\s*\)$/.exec(bare)?.[1];
  const read = readMarked(negative === undefined ? bare : `-${negative.trim()}`, writing, style);
  return percent ? { ...read, percent } : read;
}
