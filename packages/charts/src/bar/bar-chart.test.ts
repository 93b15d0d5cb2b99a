import { describe, expect, it } from 'vitest';
import type { BarChart } from '../chart.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { destinationBars, netMigrationBars } from '../samples/moldova-charts.ts';

interface Rectangle {
  readonly paint: string;
  readonly left: number;
  readonly right: number;
}

function barsOf(chart: BarChart, width = 680): Rectangle[] {
  const svg = renderChart(chart, { width, theme: 'page' });
  return [...svg.matchAll(/<rect class="([^"]+)" x="([\d.-]+)" y="[\d.]+" width="([\d.]+)"/gu)].map(
    ([, paint = '', x, length]) => ({ paint, left: Number(x), right: Number(x) + Number(length) }),
  );
}

describe('a bar chart', () => {
  it('draws bars in proportion to their values from one line', () => {
    const [first, , third] = barsOf(destinationBars('fr'));
    expect(first?.left).toBe(third?.left);
    const lengths = [first, third].map((bar) => (bar ? bar.right - bar.left : 0));
    expect((lengths[1] ?? 0) / (lengths[0] ?? 1)).toBeCloseTo(194_480 / 294_152, 2);
  });

  it('starts bars at the right in Arabic', () => {
    const bars = barsOf(destinationBars('ar'));
    const rights = new Set(bars.map(({ right }) => Math.round(right)));
    expect(rights.size).toBe(1);
    expect(bars[0]?.left).toBeLessThan(bars[7]?.left ?? 0);
  });

  it('sets negative values on the other side of the zero line', () => {
    const [ecuador, , jamaica] = barsOf(netMigrationBars('fr'));
    expect(jamaica?.right).toBeCloseTo(ecuador?.left ?? 0, 0);
  });

  it('sets highlighted bars off, and none when none is highlighted', () => {
    expect(
      barsOf(destinationBars('fr'))
        .map(({ paint }) => paint)
        .slice(1, 3),
    ).toEqual(['c-fill-accent', 'c-fill-second']);
    expect(new Set(barsOf(netMigrationBars('fr')).map(({ paint }) => paint))).toEqual(new Set(['c-fill-accent']));
  });

  it('writes labels above their bars where it is narrow', () => {
    const { boxes } = layoutChart(destinationBars('fr'), { width: 342, theme: 'page' });
    expect(boxes[0]?.text).toBe('Fédération de Russie');
    expect(barsOf(destinationBars('fr'), 342)[0]).toMatchObject({ left: 0, right: 342 });
  });

  it('writes value and note beside each other', () => {
    const { boxes } = layoutChart(destinationBars('fr'), { width: 680, theme: 'page' });
    expect(boxes.map(({ text }) => text.replaceAll(/\s/gu, ' '))).toContain('294 152 · 25 %');
  });

  it('lets value and note follow each other from the right in Arabic', () => {
    const svg = renderChart(destinationBars('ar'), { width: 680, theme: 'page' });
    expect(svg).toContain('>\u2067\u2068294,152\u2069<tspan');
  });

  it('never cuts a note short: what finds no room beside its value stands below', () => {
    const note = 'من الناتج المحلي الإجمالي للبلد في السنة نفسها حسب تقديرات البنك الدولي';
    const chart = { ...destinationBars('ar'), bars: [{ label: 'مولدوفا', value: 21.7, note }] };
    for (const width of [680, 342, 288]) {
      const texts = layoutChart(chart, { width, theme: 'page' }).boxes.map(({ text }) => text);
      const written = texts.join(' ').replaceAll(/[\u2066-\u2069]/gu, '');
      for (const word of note.split(' ')) expect(written).toContain(word);
      expect(written).not.toContain('…');
    }
  });
});
