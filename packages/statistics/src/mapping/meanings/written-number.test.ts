import { describe, expect, it } from 'vitest';
import { readWrittenNumber } from './written-number.ts';

const FRACTIONS = { counts: 'fractions', decimalComma: false } as const;
const PERSONS = { counts: 'persons', decimalComma: false } as const;

describe('a number', () => {
  it.each([
    ['1 234', 1234],
    ['1\u00a0234\u00a0567,5', 1234567.5],
    ['1\u202f234', 1234],
    ["1'234.5", 1234.5],
    ['1_234', 1234],
    ['1,23,456', 123456],
    ['12,34,567', 1234567],
    ['١٢٬٣٤٥', 12345],
    ['۱۲٫۵', 12.5],
    ['٠٫١٢٥', 0.125],
    ['१२३', 123],
    ['১২৩', 123],
    ['(12.5)', -12.5],
    ['−3', -3],
    ['\u200f5', 5],
    ['0,5', 0.5],
    ['1.234.567', 1234567],
  ])('is read from %s where nothing is told of its writing', (text, value) => {
    expect(readWrittenNumber(text, {}, FRACTIONS)).toMatchObject({ kind: 'number', value });
  });

  it.each([
    ['1 234*', 1234, '*'],
    ['12 (a)', 12, '(a)'],
    ['5²', 5, '2'],
    ['12ᵃ', 12, 'a'],
    ['*7', 7, '*'],
    ['1,5 [2]', 1.5, '[2]'],
  ])('keeps the mark of a footnote of %s apart', (text, value, mark) => {
    expect(readWrittenNumber(text, {}, FRACTIONS)).toEqual({ kind: 'number', value, mark });
  });

  it.each([
    ['1.234', { decimal: ',' }, 1234],
    ['1.234', { decimal: '.' }, 1.234],
    ['1,234', { thousands: ',' }, 1234],
    ['1.234,5', { decimal: ',', thousands: '.' }, 1234.5],
    ['1 234,125', { decimal: ',' }, 1234.125],
    ['12.345', { thousands: '.' }, 12345],
  ] as const)('is read from %s by what is told: %j', (text, writing, value) => {
    expect(readWrittenNumber(text, writing, PERSONS)).toMatchObject({ kind: 'number', value });
  });

  it.each([
    ['1,23', { thousands: ',' }],
    ['1.23.4', { decimal: ',' }],
    ['12,3,4', { decimal: ',' }],
  ] as const)('is refused when %s is not written as told: %j', (text, writing) => {
    expect(readWrittenNumber(text, writing, FRACTIONS).kind).toBe('unclear');
  });

  it('is never guessed where it could be thousands or a fraction', () => {
    expect(readWrittenNumber('1,234', {}, FRACTIONS).kind).toBe('unclear');
    expect(readWrittenNumber('1.234', {}, PERSONS).kind).toBe('unclear');
  });

  it('says when it stood with a percent sign, of any script', () => {
    expect(readWrittenNumber('12,5 %', {}, FRACTIONS)).toMatchObject({ value: 12.5, percent: true });
    expect(readWrittenNumber('٥٠٪', {}, FRACTIONS)).toMatchObject({ value: 50, percent: true });
  });
});

describe('a missing value', () => {
  it.each(['n.a.', 'n/d', '–', '…', '-', ':', '..', 'ND', 'غ.م', 's/d', 'sin datos', 'non disponible', '...'])(
    'is stated by %s',
    (text) => {
      expect(readWrittenNumber(text, {}, FRACTIONS).kind).toBe('missing');
    },
  );

  it('is stated by words the mapping names', () => {
    expect(readWrittenNumber('x', { missing: ['x'] }, FRACTIONS).kind).toBe('missing');
    expect(readWrittenNumber('x', {}, FRACTIONS).kind).toBe('other');
  });

  it('is not an empty cell', () => {
    expect(readWrittenNumber('  ', {}, FRACTIONS).kind).toBe('empty');
  });
});
