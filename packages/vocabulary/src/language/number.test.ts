import { describe, expect, it } from 'vitest';
import { formatDate, formatList, formatNumber, isolate, pluralOf } from './number.ts';

/** With every kind of space as a plain one: which no-break space a language takes is CLDR's to decide. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/gu, ' ').replace(/[\u200e\u200f\u061c]/gu, '');
}

describe('formatNumber', () => {
  it('groups counts by the rules of each language', () => {
    expect(plain(formatNumber(1159443, 'fr', { kind: 'count' }))).toBe('1 159 443');
    expect(formatNumber(1159443, 'en', { kind: 'count' })).toBe('1,159,443');
    expect(formatNumber(1159, 'es', { kind: 'count' })).toBe('1.159');
    expect(formatNumber(1159443, 'ar', { kind: 'count' })).toMatch(/^[\d,]+$/);
  });

  it('takes percent as percent, with a decimal below ten only', () => {
    expect(plain(formatNumber(52.38, 'fr', { kind: 'percent' }))).toBe('52 %');
    expect(formatNumber(3.44, 'en', { kind: 'percent' })).toBe('3.4%');
  });

  it('writes large amounts in words and changes with their sign', () => {
    expect(plain(formatNumber(1159443, 'fr', { kind: 'compact' }))).toBe('1,16 million');
    expect(formatNumber(12, 'en', { kind: 'count', signed: true })).toBe('+12');
    expect(formatNumber(0, 'en', { kind: 'count', signed: true })).toBe('0');
  });

  it('never groups a year and never writes what is no number', () => {
    expect(formatNumber(2020, 'fr', { kind: 'year' })).toBe('2020');
    expect(() => formatNumber(Number.NaN, 'fr', { kind: 'count' })).toThrow(RangeError);
  });
});

describe('words around numbers', () => {
  it('knows the plural forms of Arabic and that French counts zero as one', () => {
    expect([0, 1, 2, 3, 11, 100].map((count) => pluralOf(count, 'ar'))).toEqual([
      'zero',
      'one',
      'two',
      'few',
      'many',
      'other',
    ]);
    expect(pluralOf(0, 'fr')).toBe('one');
    expect(pluralOf(0, 'en')).toBe('other');
  });

  it('writes dates and lists in the language', () => {
    expect(formatDate('2026-11-22', 'fr')).toBe('22 novembre 2026');
    expect(formatList(['a', 'b', 'c'], 'es')).toBe('a, b y c');
  });

  it('isolates Latin text in Arabic only', () => {
    expect(isolate('UN DESA', 'ar')).toBe('\u2068UN DESA\u2069');
    expect(isolate('UN DESA', 'fr')).toBe('UN DESA');
  });
});
