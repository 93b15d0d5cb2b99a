import { describe, expect, it } from 'vitest';
import { classOf, classThresholds } from './classes.ts';

describe('classes of values', () => {
  it('part at round numbers, by the logarithm', () => {
    expect(classThresholds([294_152, 285_364, 45_713, 2688, 61])).toEqual([1000, 5000, 20_000, 100_000]);
  });

  it('put the greatest value in the highest class and the smallest in the lowest', () => {
    const thresholds = classThresholds([294_152, 45_713, 61]);
    expect(classOf(294_152, thresholds)).toBe(5);
    expect(classOf(61, thresholds)).toBe(1);
  });

  it('are one only, the darkest, when all values are alike', () => {
    expect(classThresholds([7, 7, 7])).toEqual([]);
    expect(classOf(7, [])).toBe(5);
  });

  it('do not split hairs when values are small', () => {
    const thresholds = classThresholds([1, 2, 3]);
    expect(thresholds).toEqual([...new Set(thresholds)]);
    expect(Math.max(...thresholds)).toBeLessThanOrEqual(3);
  });
});
