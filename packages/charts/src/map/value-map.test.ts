import { describe, expect, it } from 'vitest';
import type { ValueMap } from '../chart.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { valueThresholds } from './value-map.ts';

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
    expect(valueThresholds([10, 1_000_000, 200_000, 5_000])).toEqual([5_000, 20_000, 50_000, 300_000]);
  });

  it('are of equal, round width where they do not, below zero too', () => {
    expect(valueThresholds([-8, -2, 3, 9])).toEqual([-5, 0, 5]);
    expect(valueThresholds([48, 50, 55])).toEqual([50, 52, 54]);
  });

  it('are none for one value', () => {
    expect(valueThresholds([7])).toEqual([]);
    expect(valueThresholds([7, 7])).toEqual([]);
    expect(valueThresholds([])).toEqual([]);
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
});
