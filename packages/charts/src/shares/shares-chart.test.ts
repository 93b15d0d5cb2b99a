import { describe, expect, it } from 'vitest';
import type { SharesChart } from '../chart.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { womenShares } from '../samples/moldova-charts.ts';

const textsOf = (chart: SharesChart): string[] =>
  layoutChart(chart, { width: 680, theme: 'page' }).boxes.map(({ text }) => text.replaceAll(/\s/gu, ' '));

describe('a shares chart', () => {
  it('writes the percentage in each part', () => {
    expect(textsOf(womenShares('fr'))).toEqual(expect.arrayContaining(['Femmes', 'Hommes', '53,6 %', '46,4 %']));
  });

  it('tells parts apart by texture as well as colour', () => {
    const svg = renderChart(
      {
        ...womenShares('fr'),
        parts: (['accent', 'accent', 'accent'] as const).map((colour, index) => ({ label: `${index}`, colour })),
        rows: [{ label: '2020', values: [30, 30, 40] }],
      },
      { width: 680, theme: 'page' },
    );
    for (const texture of ['fill', 'outlined', 'hatch']) expect(svg).toContain(`c-${texture}-accent`);
  });

  it('writes a last part too small for its figure beside the bar, and a small one between others not at all', () => {
    const parts = womenShares('fr').parts;
    const chart = {
      ...womenShares('fr'),
      parts: [...parts, ...parts],
      rows: [{ label: '2020', values: [97, 1, 0.8, 1.2] }],
    };
    const texts = textsOf(chart);
    expect(texts).toContain('1,2 %');
    expect(texts).not.toContain('0,8 %');
  });

  it('leaves out parts that are nothing', () => {
    const chart = { ...womenShares('fr'), rows: [{ label: '2020', values: [100, 0] }] };
    expect(textsOf(chart)).toContain('100 %');
    expect(textsOf(chart)).not.toContain('0 %');
  });
});
