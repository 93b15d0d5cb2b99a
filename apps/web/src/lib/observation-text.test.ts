import type { SeriesKey } from '@sterna/statistics';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { aboutText } from './observation-text.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';

// The language is of the whole process: other files begin with the pages' own.
afterAll(() => {
  vi.resetModules();
});

const RATE: SeriesKey & { readonly period: string } = {
  indicator: 'ECB:EXR',
  refArea: '_Z',
  counterpart: '_T',
  sex: '_T',
  age: '_T',
  dimensions: { CURRENCY: 'CHF' },
  unit: 'CHF',
  period: '2010',
};

beforeEach(() => overwriteGetLocale(() => 'en'));

test('a figure about no place names none', () => {
  expect(aboutText(RATE, 'en')).toBe('CURRENCY: CHF, 2010');
  expect(aboutText({ ...RATE, refArea: 'SEN' }, 'en')).toBe('Senegal, CURRENCY: CHF, 2010');
});

test('dimensions and codes have the names that the file’s structure gives them', () => {
  const named = { dimensions: { CURRENCY: 'Currency' }, codes: { CURRENCY: { CHF: 'Swiss franc' } } };
  expect(aboutText(RATE, 'en', named)).toBe('Currency: Swiss franc, 2010');
  expect(aboutText(RATE, 'ar', named)).toContain('\u2068Swiss franc\u2069');
});
