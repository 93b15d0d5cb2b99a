import { describe, expect, it } from 'vitest';
import type { MatrixChart } from '../chart.ts';
import { overlaps } from '../drawing/box.ts';
import { layoutChart } from '../render-chart.ts';

const MATRIX: MatrixChart = {
  kind: 'matrix',
  id: 'corridors',
  language: 'en',
  title: 'A sample',
  subtitle: 'people',
  description: 'Made up.',
  style: { kind: 'count' },
  columns: ['Côte d’Ivoire', 'Burkina Faso', 'United Kingdom'],
  rows: [
    { label: 'Mali', values: [522_146, 37_052, null] },
    { label: 'Central African Republic', values: [12, null, 3_400] },
  ],
};

describe('a matrix', () => {
  it('writes each value into its cell and leaves a missing one without', () => {
    const { svg, boxes } = layoutChart(MATRIX, { width: 960, theme: 'page' });
    const texts = boxes.map(({ text }) => text);
    for (const value of ['522,146', '37,052', '12', '3,400']) expect(texts).toContain(value);
    expect(svg.match(/class="c-map-\d" x/g)?.length).toBeGreaterThanOrEqual(4);
    expect(svg.match(/class="c-land"/g)).toHaveLength(3);
  });

  it('shades larger values darker', () => {
    const { svg } = layoutChart(MATRIX, { width: 960, theme: 'page' });
    expect(svg).toMatch(/c-cell-5[^>]*>522,146/);
    expect(svg).toMatch(/c-cell-1[^>]*>12</);
  });

  it('writes no upper limit where the scale ends above all values', () => {
    const rows = [{ label: 'Remittances', values: [0, 3, 2] }];
    const { boxes } = layoutChart({ ...MATRIX, rows, bounds: [1, 2, 3, 4] }, { width: 960, theme: 'page' });
    const texts = boxes.map(({ text }) => text);
    // The value itself, and the bound of that class in the key.
    expect(texts.filter((text) => text === '3')).toHaveLength(2);
    expect(texts.filter((text) => text === '4')).toHaveLength(1);
  });

  it.each(['en', 'ar'] as const)('keeps texts apart and inside the picture (%s)', (language) => {
    for (const width of [680, 960]) {
      const { boxes } = layoutChart({ ...MATRIX, language }, { width, theme: 'file' });
      for (const [index, box] of boxes.entries()) {
        expect(box.left).toBeGreaterThanOrEqual(-0.5);
        expect(box.right).toBeLessThanOrEqual(width + 0.5);
        for (const other of boxes.slice(index + 1))
          expect(overlaps(box, other), `${box.text} / ${other.text}`).toBe(false);
      }
    }
  });

  it('leaves values out where cells are too narrow, never cut', () => {
    const years = Array.from({ length: 40 }, (_, index) => String(1980 + index));
    const wide = {
      ...MATRIX,
      columns: years,
      rows: [{ label: 'Mali', values: years.map((_, index) => index * 100_000) }],
    };
    const { boxes } = layoutChart(wide, { width: 680, theme: 'page' });
    expect(boxes.some(({ text }) => text === '3,800,000')).toBe(false);
    expect(boxes.filter(({ text }) => /^(19|20)\d\d$/.test(text)).length).toBeLessThan(40);
  });
});
