import { differenceBetween } from '@sterna/spaces';
import { describe, expect, test } from 'vitest';
import { comparedTexts } from './own-data-text.ts';

const compared = (own: number, other: number, unit: string) => {
  const { values, absolute, relative } = comparedTexts([own, other], differenceBetween(own, other, unit), unit, 'en');
  return [...values, absolute, relative].map((text) => text.replace(/[\u2066-\u2069]/g, ''));
};

describe('figures beside each other', () => {
  test('shares differ by percentage points, with the same decimals on both sides', () => {
    expect(compared(3.05, 2.857, 'PC')).toEqual(['3.0%', '2.9%', '+0.2 pt', '']);
    expect(compared(3, 2.857, 'PC')).toEqual(['3.0%', '2.9%', '+0.1 pt', '']);
  });

  test('as many decimals are written as show the difference', () => {
    expect(compared(10.59, 10.6, 'PC').slice(0, 2)).toEqual(['10.59%', '10.60%']);
  });

  test('amounts differ in the unit and in proportion', () => {
    expect(compared(16_500_000, 16_000_000, 'PS')).toEqual(['16,500,000', '16,000,000', '+500,000', '+3.1%']);
  });
});
