import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shiftDecimal } from './decimal.ts';

describe('moving a decimal point', () => {
  it.each([
    ['1.5', 3, '1500'],
    ['1.5', -3, '0.0015'],
    ['0.1234567', 6, '123456.7'],
    ['-12', 2, '-1200'],
    ['1e3', 3, '1000000'],
    ['1.25E-2', 2, '1.25'],
    ['100', -2, '1'],
    ['.5', 0, '0.5'],
    ['0', 6, '0'],
    ['n.a.', 6, 'n.a.'],
    ['', 6, ''],
  ])('makes of %s, by %i places, %s', (text, places, expected) => {
    expect(shiftDecimal(text, places)).toBe(expected);
  });

  it('there and back gives the same number', () => {
    const numbers = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
    fc.assert(
      fc.property(numbers, fc.integer({ min: -12, max: 12 }), (number, places) => {
        expect(Number(shiftDecimal(shiftDecimal(String(number), -places), places))).toBe(number + 0);
      }),
    );
  });
});
