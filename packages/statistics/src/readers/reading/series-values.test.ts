import { expect, it } from 'vitest';
import { SeriesValues } from './series-values.ts';

it('knows every value of a series, of few periods and of many', () => {
  const values = new SeriesValues();
  for (let period = 0; period < 500; period++) {
    expect(values.get(period)).toBeUndefined();
    values.add(period, period % 7 === 0 ? Number.NaN : period / 3);
    expect(values.get(0)).toBeNaN();
    expect(values.get(period)).toBe(period % 7 === 0 ? Number.NaN : period / 3);
  }
  expect(values.get(1)).toBe(1 / 3);
  expect(values.get(500)).toBeUndefined();
});
