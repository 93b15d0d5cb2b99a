import { describe, expect, it } from 'vitest';
import type { ValueMap } from '../chart.ts';
import { overlaps } from '../drawing/box.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { stepOf, valueScale } from './classes.ts';

function mapOf(places: ValueMap['places'], centre?: string): ValueMap {
  return {
    kind: 'value-map',
    id: 'values',
    language: 'en',
    title: 'A sample',
    subtitle: 'percent',
    description: 'Made up.',
    style: { kind: 'percent' },
    places,
    ...(centre !== undefined && { centre }),
  };
}

const FRANCE = { place: 'FRA', label: 'France', value: 10, href: '/trace/1' };
const TUVALU = { place: 'TUV', label: 'Tuvalu', value: 90, href: '/trace/2' };
const CHAD = { place: 'TCD', label: 'Chad', value: 40 };

describe('classes of a map of values', () => {
  it('go by the logarithm where values range widely', () => {
    expect(valueScale([10, 1_000_000, 200_000, 5_000]).bounds).toEqual([5_000, 20_000, 50_000, 300_000]);
  });

  it('are of equal, round width where they do not', () => {
    expect(valueScale([48, 50, 55]).bounds).toEqual([50, 52, 54]);
    expect(valueScale([-55, -50, -48]).bounds).toEqual([-54, -52, -50]);
  });

  it('part losses from gains at zero, in colours of their own, as deep on either side', () => {
    const scale = valueScale([-8, -2, 3, 9]);
    expect(scale).toEqual({ bounds: [-5, 0, 5], steps: ['loss-2', 'loss-1', 1, 3] });
    expect([-8, -2, 0, 3, 9].map((value) => stepOf(value, scale))).toEqual(['loss-2', 'loss-1', 1, 1, 3]);
  });

  it('go by the logarithm on both sides of zero where most values are far smaller than the largest', () => {
    const scale = valueScale([-1_300_000, -40_000, -3_000, -900, 500, 2_000, 30_000, 1_200_000]);
    expect(scale.bounds).toEqual([-200_000, -30_000, 0, 30_000, 200_000]);
    expect(scale.steps).toEqual(['loss-3', 'loss-2', 'loss-1', 1, 3, 5]);
  });

  it('are none for one value', () => {
    expect(valueScale([7]).bounds).toEqual([]);
    expect(valueScale([7, 7]).bounds).toEqual([]);
    expect(valueScale([]).bounds).toEqual([]);
  });
});

describe('a map of values', () => {
  it('leads from each country to its figure, named with its value', () => {
    const svg = renderChart(mapOf([FRANCE, CHAD]), { width: 680, theme: 'page' });
    expect(svg).toContain('<a href="/trace/1" tabindex="-1"><title>France: 10%</title><path class="c-map-');
    expect(svg).toContain('role="group"');
  });

  it('shows small countries as dots in their colour', () => {
    const svg = renderChart(mapOf([FRANCE, TUVALU]), { width: 680, theme: 'page' });
    expect(svg).toMatch(
      /<a href="\/trace\/2"[^>]*><title>Tuvalu: 90%<\/title><path class="c-isle-edge" d="M[\d. ]+h0"\/><path class="c-isle-5"/,
    );
  });

  it('carries no links into a file', () => {
    const svg = renderChart(mapOf([FRANCE, TUVALU]), { width: 960, theme: 'file' });
    expect(svg).not.toContain('<a ');
    expect(svg).toContain('role="img"');
  });

  it('marks the place that all values are of, and says which colour is no data', () => {
    const { svg, boxes } = layoutChart(mapOf([FRANCE, CHAD], 'SEN'), { width: 288, theme: 'page' });
    expect(svg).toContain('c-centre-dot');
    expect(boxes.map(({ text }) => text)).toContain('no data');
    for (const box of boxes) expect(box.right).toBeLessThanOrEqual(288);
  });

  it('says the lowest and the highest value at the ends of the key', () => {
    const { boxes } = layoutChart(mapOf([{ ...FRANCE, value: -8 }, CHAD, TUVALU]), { width: 680, theme: 'page' });
    const texts = boxes.map(({ text }) => text);
    expect(texts[0]).toBe('−8%');
    expect(texts).toContain('90%');
    expect(texts).toContain('0%');
  });

  it('keeps the values of its key apart on a phone, in Arabic too', () => {
    const places = [61, 900, 40_000, 3_000_000, 25_000_000, 340_000_000].map((value, index) => ({
      place: ['FRA', 'TCD', 'SEN', 'MAR', 'TUN', 'NPL'][index] ?? 'FRA',
      label: 'x',
      value,
    }));
    for (const width of [288, 342, 680]) {
      const chart = { ...mapOf(places), language: 'ar', style: { kind: 'count' } } as const;
      const { boxes } = layoutChart(chart, { width, theme: 'page' });
      const pairs = boxes.flatMap((box, index) => boxes.slice(index + 1).map((other) => [box, other] as const));
      expect(pairs.filter(([box, other]) => overlaps(box, other, 2))).toEqual([]);
    }
  });

  it('names the levels of an ordinal scale, each in a colour of its own', () => {
    const levels = [1, 2, 3, 4].map((value) => ({ value, label: `level ${value}` }));
    const places = [
      { ...FRANCE, value: 4 },
      { ...CHAD, value: 1, href: '/trace/3' },
    ];
    const { svg, boxes } = layoutChart({ ...mapOf(places), levels }, { width: 680, theme: 'page' });
    for (const { label } of levels) expect(boxes.map(({ text }) => text)).toContain(label);
    expect(svg).toContain('<title>France: level 4</title><path class="c-map-5"');
    expect(svg).toContain('<title>Chad: level 1</title><path class="c-map-2"');
  });
});
