import { describe, expect, it } from 'vitest';
import { type NumberStyle, readNumberCell } from './number-cell.ts';

const FRACTIONS: NumberStyle = { counts: 'fractions', decimalComma: false };
const PERSONS: NumberStyle = { counts: 'persons', decimalComma: false };
const COMMAS: NumberStyle = { counts: 'fractions', decimalComma: true };

describe('numbers beyond doubt', () => {
  it.each<[string, number]>([
    ['12', 12],
    ['-0.5', -0.5],
    ['−3', -3],
    ['1.5e3', 1500],
    ['280 598 105', 280_598_105],
    ['280\u00a0598\u00a0105', 280_598_105],
    ['280\u202f598,5', 280_598.5],
    ['1’234', 1234],
    ['1,234,567', 1_234_567],
    ['1,234.5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1.234,5', 1234.5],
    ['12,5', 12.5],
    ['10.59 %', 10.59],
  ])('%s is read', (text, value) => {
    expect(readNumberCell(text, FRACTIONS)).toEqual({ kind: 'number', value });
  });
});

describe('numbers in doubt', () => {
  it('reads one group after a comma as thousands only where fractions make no sense', () => {
    expect(readNumberCell('1,234', PERSONS)).toEqual({ kind: 'number', value: 1234 });
    expect(readNumberCell('1,234', FRACTIONS).kind).toBe('unclear');
  });

  it('reads one group after a comma as a fraction where the file writes decimals so', () => {
    expect(readNumberCell('8,754', COMMAS)).toEqual({ kind: 'number', value: 8.754 });
    expect(readNumberCell('0,123', FRACTIONS)).toEqual({ kind: 'number', value: 0.123 });
    expect(readNumberCell('573,851', { counts: 'money', decimalComma: true }).kind).toBe('unclear');
  });

  it('does not take one group after a point for a part of a person', () => {
    expect(readNumberCell('201.000', PERSONS).kind).toBe('unclear');
    expect(readNumberCell('201.000', FRACTIONS)).toEqual({ kind: 'number', value: 201 });
    expect(readNumberCell('0.125', PERSONS)).toEqual({ kind: 'number', value: 0.125 });
  });

  it.each(['1e400', '-1e999'])('does not take %s, which is beyond all numbers, for one', (text) => {
    expect(readNumberCell(text, FRACTIONS).kind).toBe('other');
    expect(readNumberCell(text, PERSONS).kind).toBe('other');
  });

  it.each(['34046*', '34046 (a)', '34 046 †', '34046[2]', '34,046¹'])(
    'reads %s without the mark of its footnote',
    (text) => {
      expect(readNumberCell(text, PERSONS)).toMatchObject({ kind: 'number', value: 34_046 });
    },
  );

  it.each(['34 M', '12k', '(34046)', '5 (of 7)'])('takes no letters and brackets away from %s', (text) => {
    expect(readNumberCell(text, PERSONS).kind).toBe('other');
  });

  it.each(['..', 'n/a', 'N', 'NaN', '-', '—'])('takes %s for missing', (text) => {
    expect(readNumberCell(text, PERSONS).kind).toBe('missing');
  });

  it('tells apart what is empty, kept back, bounded and no number', () => {
    expect(readNumberCell(null, PERSONS).kind).toBe('empty');
    expect(readNumberCell('  ', PERSONS).kind).toBe('empty');
    expect(readNumberCell('~', PERSONS).kind).toBe('withheld');
    expect(readNumberCell('<5', PERSONS).kind).toBe('bounded');
    expect(readNumberCell('12 of 20', PERSONS).kind).toBe('other');
    expect(readNumberCell('0x10', PERSONS).kind).toBe('other');
    expect(readNumberCell(true, PERSONS).kind).toBe('other');
  });
});
