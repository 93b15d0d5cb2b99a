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

  it('leaves nothing out, in as many lines as it takes', () => {
    const text = 'République démocratique populaire lao et toutes ses provinces du nord';
    const lines = wrapText(text, 100, 12);
    expect(lines.join(' ')).toBe(text);
    expect(lines.length).toBeGreaterThan(3);
  });

  it('breaks words wider than a line behind their hyphen, else between letters', () => {
    expect(wrapText('Bosnie-Herzégovine', 90, 13)).toEqual(['Bosnie-', 'Herzégovine']);
    const endless = wrapText(`a ${'m'.repeat(40)} b`, 80, 12);
    expect(endless.join('').replaceAll(' ', '')).toBe(`a${'m'.repeat(40)}b`);
    for (const line of endless) expect(estimateWidth(line, 12)).toBeLessThanOrEqual(80);
  });
});
