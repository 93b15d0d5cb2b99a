import { describe, expect, it } from 'vitest';
import { estimateWidth, wrapText } from './text-measure.ts';

describe('the estimated width of a text', () => {
  it('counts wide letters for more than narrow ones, and bold for more than light', () => {
    expect(estimateWidth('mmm', 12)).toBeGreaterThan(estimateWidth('iii', 12));
    expect(estimateWidth('Moldavie', 12, true)).toBeGreaterThan(estimateWidth('Moldavie', 12));
  });

  it('gives direction marks and vowel signs no room', () => {
    expect(estimateWidth('\u2068123\u2069', 12)).toBe(estimateWidth('123', 12));
    expect(estimateWidth('مُهَاجِرٌ', 12)).toBe(estimateWidth('مهاجر', 12));
  });

  it('is not below that of DejaVu Sans, a wide system font', () => {
    // Advances read from the font at 100 pixels.
    expect(estimateWidth('Fédération de Russie', 100)).toBeGreaterThanOrEqual(1026);
    expect(estimateWidth('1 159 443', 100)).toBeGreaterThanOrEqual(508);
  });
});

describe('wrapping', () => {
  it('breaks at spaces and keeps no-break spaces', () => {
    const lines = wrapText('Personnes nées en Moldavie, 1\u00a0159\u00a0443', 120, 12);
    expect(lines.join(' ')).toBe('Personnes nées en Moldavie, 1\u00a0159\u00a0443');
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(estimateWidth(line, 12)).toBeLessThanOrEqual(120);
  });

  it('shortens what does not fit the lines allowed', () => {
    const [line, ...more] = wrapText('République démocratique populaire lao', 100, 12, false, 1);
    expect(more).toEqual([]);
    expect(line).toMatch(/…$/u);
    expect(estimateWidth(line ?? '', 12)).toBeLessThanOrEqual(100);
  });
});
