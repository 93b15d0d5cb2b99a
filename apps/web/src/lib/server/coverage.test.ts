import type { Figure } from '@sterna/statistics';
import { expect, test } from 'vitest';
import { broadest } from './coverage.ts';

function figure(given: Partial<Figure>): Figure {
  return {
    indicator: 'MIGRANT_STOCK',
    refArea: 'MDA',
    counterpart: '_T',
    sex: '_T',
    age: '_T',
    dimensions: {},
    unit: 'PS',
    period: '2020',
    value: 1,
    status: 'A',
    origin: { kind: 'observed', release: 1, part: 1, row: 1 },
    ...given,
  };
}

test('a total speaks of more than a corridor, a sex or an age, however they are ordered', () => {
  const total = figure({ value: 2 });
  const parts = [figure({ counterpart: 'RUS', value: 9 }), figure({ sex: 'F' }), figure({ age: 'Y15T24' })];
  expect(broadest([...parts, total])).toBe(total);
});

test('where there is no total, the category nearest to the whole is taken', () => {
  const all = figure({ dimensions: { POLICY_DOMAIN: 'ALLDOMAINS' } });
  expect(broadest([figure({ dimensions: { POLICY_DOMAIN: 'DOMAIN2' }, value: 4 }), all])).toBe(all);
  const adults = figure({ age: 'Y_GE15' });
  expect(broadest([figure({ age: 'Y_GE25' }), figure({ age: 'Y15T24' }), adults])).toBe(adults);
});

test('of no figures none is taken', () => {
  expect(broadest([])).toBeUndefined();
});
