import { describe, expect, it } from 'vitest';
import { readNumberCell } from './number-cell.ts';

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
    expect(readNumberCell(text, false)).toEqual({ kind: 'number', value });
  });
});

describe('numbers in doubt', () => {
  it('reads one group after a comma as thousands only where fractions make no sense', () => {
    expect(readNumberCell('1,234', true)).toEqual({ kind: 'number', value: 1234 });
    expect(readNumberCell('1,234', false).kind).toBe('unclear');
  });

  it.each(['..', 'n/a', 'N', 'NaN', '-', '—'])('takes %s for missing', (text) => {
    expect(readNumberCell(text, true).kind).toBe('missing');
  });

  it('tells apart what is empty, kept back, bounded and no number', () => {
    expect(readNumberCell(null, true).kind).toBe('empty');
    expect(readNumberCell('  ', true).kind).toBe('empty');
    expect(readNumberCell('~', true).kind).toBe('withheld');
    expect(readNumberCell('<5', true).kind).toBe('bounded');
    expect(readNumberCell('12 of 20', true).kind).toBe('other');
    expect(readNumberCell('0x10', true).kind).toBe('other');
    expect(readNumberCell(true, true).kind).toBe('other');
  });
});
