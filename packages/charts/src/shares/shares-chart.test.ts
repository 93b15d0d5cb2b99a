import { describe, expect, it } from 'vitest';
import type { SharesChart } from '../chart.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { womenShares } from '../samples/moldova-charts.ts';

const textsOf = (chart: SharesChart, width = 680): string[] =>
  layoutChart(chart, { width, theme: 'page' }).boxes.map(({ text }) => text.replaceAll(/\s/gu, ' '));

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

  const threeParts: SharesChart = {
    ...womenShares('fr'),
    style: { kind: 'percent', digits: 0 },
    parts: (['accent', 'warning', 'muted'] as const).map((colour, index) => ({ label: `Partie ${index + 1}`, colour })),
    rows: [{ label: '2020', values: [31, 3, 66] }],
  };

  it.each([680, 380, 288])('writes every part of 31, 3 and 66 %% at %i px', (width) => {
    expect(textsOf(threeParts, width)).toEqual(expect.arrayContaining(['31 %', '3 %', '66 %']));
  });

  it('writes the percentages of narrow parts above their bar, in the parts’ colours', () => {
    const { boxes, svg } = layoutChart(threeParts, { width: 288, theme: 'page' });
    const topOf = (text: string): number => boxes.find((box) => box.text.replace(/\s/u, ' ') === text)?.top ?? 0;
    expect(topOf('3 %')).toBeLessThan(topOf('31 %') - 12);
    expect(svg).toMatch(/class="c-label-warning"[^>]*>3\s%</u);
  });

  it('keeps the percentages of neighbouring narrow parts apart', () => {
    const chart = { ...threeParts, rows: [{ label: '2020', values: [1, 2, 97] }] };
    const narrow = layoutChart(chart, { width: 288, theme: 'page' }).boxes.filter(({ text }) =>
      /^[12]\s%$/u.test(text),
    );
    expect(narrow).toHaveLength(2);
    expect(narrow[0]?.right).toBeLessThanOrEqual(narrow[1]?.left ?? 0);
  });

  it('leaves out percentages below one', () => {
    const chart = { ...womenShares('fr'), rows: [{ label: '2020', values: [0.4, 99.6] }] };
    expect(textsOf(chart)).not.toContain('0,4 %');
  });

  it('leaves out parts that are nothing', () => {
    const chart = { ...womenShares('fr'), rows: [{ label: '2020', values: [100, 0] }] };
    expect(textsOf(chart)).toContain('100 %');
    expect(textsOf(chart)).not.toContain('0 %');
  });
});
