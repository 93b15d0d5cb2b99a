import { describe, expect, it } from 'vitest';
import type { LineChart, LineSeries } from '../chart.ts';
import { overlaps } from '../drawing/box.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { netMigrationLine, remittanceLine, stockLines } from '../samples/moldova-charts.ts';

const draw = (chart: LineChart, width = 680): string => renderChart(chart, { width, theme: 'page' });
const count = (svg: string, part: string): number => svg.split(part).length - 1;

function oneLine(points: LineSeries['points']): LineChart {
  return { ...stockLines('fr'), lines: [{ label: 'Émigrés', colour: 'accent', points }] };
}

describe('a line chart', () => {
  it('draws straight segments only', () => {
    for (const [, d = ''] of draw(stockLines('fr')).matchAll(/class="c-line[^>]* d="([^"]+)"/gu)) {
      expect(d).toMatch(/^[ML\d .-]+$/u);
    }
  });

  it('shows a point at each datum when they are few, else at the last only and at the peak', () => {
    expect(count(draw(stockLines('fr')), '<circle')).toBe(14);
    expect(count(draw(remittanceLine('fr')), '<circle')).toBe(2);
  });

  it('writes parts of years as people do, whole years under the axis', () => {
    const values = [5, 6, 9, 6, 5, 4, 4];
    const points = values.map((value, index) => ({
      year: 2019.25 + index / 4,
      period: `T${((index + 1) % 4) + 1} ${2019 + Math.floor((index + 1) / 4)}`,
      value,
      href: '/trace',
    }));
    const svg = draw(oneLine(points));
    expect(svg).toContain('(T4 2019)');
    expect(svg).toContain('<title>Émigrés, T2 2019: ');
    expect(svg).not.toMatch(/20(?:19|20)\.\d/u);
    expect(svg).toContain('>2020<');
  });

  it('says of which year each last value is where lines end in different ones', () => {
    const line = (label: string, last: number): LineSeries => ({
      label,
      colour: 'accent',
      points: [2010, last].map((year, index) => ({ year, value: (index + 1) * (label === 'A' ? 10 : 4) })),
    });
    const mixed = draw({ ...stockLines('fr'), lines: [line('A', 2024), line('B', 2023)] });
    expect(mixed).toContain('20 (2024)');
    expect(mixed).toContain('8 (2023)');
    expect(draw({ ...stockLines('fr'), lines: [line('A', 2024), line('B', 2024)] })).not.toContain('(2024)');
  });

  it('breaks the line at a gap', () => {
    const points = [1, null, 3, 4].map((value, index) => ({ year: 2000 + index, value }));
    const [, d = ''] = draw(oneLine(points)).match(/class="c-line-accent" d="([^"]+)"/u) ?? [];
    expect(d.match(/M/gu)).toHaveLength(1);
    expect(d.match(/L/gu)).toHaveLength(1);
  });

  it('shows a datum between two gaps as a point, however many data there are', () => {
    const points = Array.from({ length: 30 }, (_, index) => ({
      year: 1990 + index,
      value: index === 10 || index === 12 ? null : index,
    }));
    expect(count(draw(oneLine(points)), 'c-fill-accent')).toBe(2);
  });

  it('shows provisional figures hollow and dashed, and says so', () => {
    const svg = draw(netMigrationLine('fr'));
    expect(svg).toContain('class="c-dash-harm"');
    expect(svg).toContain('donnée provisoire');
    expect(count(svg, 'c-hollow-harm')).toBe(3);
    expect(draw(stockLines('fr'))).not.toContain('provisoire');
  });

  it('draws a single datum as a point with its label', () => {
    const svg = draw(oneLine([{ year: 2020, value: 7 }]), 342);
    expect(svg).not.toContain('c-line');
    expect(svg).toContain('Émigrés');
    expect(count(svg, '<circle')).toBe(1);
  });

  it('labels a peak with its year when it is neither the first nor the last', () => {
    expect(draw(remittanceLine('fr'))).toMatch(/34,5\s%\s?\(2006\)/u);
    expect(
      draw(
        oneLine([
          { year: 2000, value: 1 },
          { year: 2001, value: 2 },
        ]),
      ),
    ).not.toContain('(2001)');
  });

  it('lets time run from left to right in Arabic, too', () => {
    const xs = [...draw(stockLines('ar')).matchAll(/x="([\d.]+)"[^>]*>(\d{4})</gu)].map(([, x, year]) => ({
      x: Number(x),
      year,
    }));
    expect(xs.map(({ year }) => year)).toEqual(['1990', '1995', '2000', '2005', '2010', '2015', '2020']);
    expect(xs.map(({ x }) => x)).toEqual(xs.map(({ x }) => x).toSorted((a, b) => a - b));
  });

  it.each([680, 342, 288])('keeps a peak close to the end clear of the end’s label at %i px', (width) => {
    for (const values of [
      [1, 2, 3, 9, 8],
      [1, 2, 3, 8, 9],
      [1, 2, 3, 9, 9],
      [1, 2, 3, 9, 1],
    ]) {
      const points = values.map((value, index) => ({ year: 2019 + index, value: value * 100_000 }));
      const { boxes } = layoutChart(oneLine(points), { width, theme: 'page' });
      const peak = boxes.find(({ text }) => /\(20\d\d\)/u.test(text));
      const others = boxes.filter((box) => box !== peak);
      if (peak) expect(others.filter((box) => overlaps(peak, box, 7))).toEqual([]);
      expect(boxes.some(({ text }) => text.includes('(2023)'))).toBe(false);
    }
  });

  it('never sets the value of a line’s end beyond the end of another line', () => {
    const lines = (['accent', 'warning'] as const).map((colour, index) => ({
      label: index === 0 ? 'المهاجرون المغادرون' : 'المهاجرون الوافدون',
      colour,
      points: [
        { year: 2010, value: index === 0 ? 2000 : 900 },
        { year: 2020, value: index === 0 ? 2454 : 2201 },
      ],
    }));
    const { boxes } = layoutChart({ ...stockLines('ar'), lines }, { width: 288, theme: 'page' });
    const topOf = (part: string): number => boxes.find(({ text }) => text.includes(part))?.top ?? Number.NaN;
    expect(topOf('2,201')).toBeGreaterThan(topOf('2,454') + 20);
  });
});
