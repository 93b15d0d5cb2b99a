import { describe, expect, it } from 'vitest';
import type { FlowMap } from '../chart.ts';
import { isInside, overlaps } from '../drawing/box.ts';
import { layoutChart, renderChart } from '../render-chart.ts';
import { destinationMap } from '../samples/moldova-charts.ts';
import { chooseView } from './choose-view.ts';
import { project } from './projection.ts';
import { WORLD, widthOf } from './view.ts';

const SHAPE = { least: 1.5, most: 2.25 };
const countOf = (svg: string, part: string): number => svg.split(part).length - 1;
const textsOf = (chart: FlowMap, width = 680): string =>
  layoutChart(chart, { width, theme: 'page' })
    .boxes.map(({ text }) => text.replaceAll(/\s/gu, ' '))
    .join('|');

function toBangladesh(...places: readonly string[]): FlowMap {
  const corridors = places.map((place, index) => ({ place, label: place, value: 1000 - index }));
  return { ...destinationMap('fr'), centre: 'BGD', centreLabel: 'Bangladesh', corridors };
}

/** Corridors of one size between a centre and the others. */
const PLACES = ['MDA', 'SRB', 'PHL', 'SEN', 'JAM', 'NRU', 'DEU', 'SGP'];
function between(centre: string): FlowMap {
  const others = PLACES.filter((place) => place !== centre);
  const corridors = others.map((place, index) => ({ place, label: `Pays ${place}`, value: 90_000 - index * 9_000 }));
  return { ...destinationMap('fr'), centre, centreLabel: `Centre ${centre}`, corridors };
}

describe('the view of a flow map', () => {
  it('comes close where nearly all is near', () => {
    const { corridors } = destinationMap('fr');
    const view = chooseView('MDA', corridors, SHAPE);
    expect(widthOf(view)).toBeLessThan(widthOf(WORLD) / 2);
    for (const [longitude, latitude] of [
      [28.5, 47.2],
      [37.6, 55.8],
      [12.5, 41.9],
      [-8, 39.5],
    ] as const) {
      const [x, y] = project(longitude, latitude);
      expect(x > view.left && x < view.right && y > view.top && y < view.bottom).toBe(true);
    }
  });

  it('is the world where corridors span it', () => {
    const view = chooseView(
      'PHL',
      [
        { place: 'USA', value: 50 },
        { place: 'SAU', value: 30 },
        { place: 'AUS', value: 20 },
      ],
      SHAPE,
    );
    expect(widthOf(view)).toBeGreaterThan(widthOf(WORLD) * 0.8);
  });

  it('keeps to the shape asked for', () => {
    const view = chooseView('NPL', [{ place: 'IND', value: 1 }], { least: 1, most: 1.5 });
    const aspect = widthOf(view) / (view.bottom - view.top);
    expect(aspect).toBeGreaterThan(0.99);
    expect(aspect).toBeLessThan(1.51);
  });
});

describe('a flow map', () => {
  it('names the centre and the largest corridors with their values', () => {
    const texts = textsOf(destinationMap('fr'));
    for (const text of ['Moldavie', 'Roumanie 285 364', 'Italie 194 480']) expect(texts).toContain(text);
  });

  it('names at its edge a large corridor that leads out of the picture', () => {
    expect(textsOf(destinationMap('fr'))).toContain('États-Unis 45 713');
  });

  it.each(PLACES.flatMap((centre) => [680, 342, 288].map((width) => [centre, width] as const)))(
    'draws no arrow without its label: %s at %i px',
    (centre, width) => {
      const chart = between(centre);
      const { svg, boxes } = layoutChart(chart, { width, theme: 'page' });
      const written = boxes.map(({ text }) => text).join(' ');
      const named = chart.corridors.filter(({ place }) => written.includes(`Pays ${place}`));
      expect(named.length).toBeGreaterThanOrEqual(2);
      expect(countOf(svg, 'class="c-arc"')).toBe(named.length);
      expect(written).toContain(chart.centreLabel);
    },
  );

  it.each(['page', 'file'] as const)('sets names and values on plates, in letters alike: %s', (theme) => {
    const svg = renderChart(destinationMap('fr'), { width: 680, theme });
    const plate = theme === 'page' ? 'class="c-plate"' : 'fill="#fdfcf9" fill-opacity="0.92"';
    expect(countOf(svg, plate)).toBeGreaterThanOrEqual(5);
    expect(svg).toMatch(/<text[^>]*>Italie\u00a0194\s480<\/text>/u);
  });

  it('sets every name inside its plate, and plates apart', () => {
    const { svg, boxes } = layoutChart(destinationMap('fr'), { width: 342, theme: 'page' });
    const plates = [
      ...svg.matchAll(/class="c-plate" x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/gu),
    ].map(([, ...numbers]) => {
      const [left = 0, top = 0, width = 0, height = 0] = numbers.map(Number);
      return { left, top, right: left + width, bottom: top + height };
    });
    expect(plates.filter((plate, index) => plates.slice(index + 1).some((other) => overlaps(plate, other, 2)))).toEqual(
      [],
    );
    for (const box of boxes.filter(({ text }) => /[A-Z]/u.test(text))) {
      expect(plates.some((plate) => isInside(box, { ...plate, top: plate.top - 1, bottom: plate.bottom + 1 }))).toBe(
        true,
      );
    }
  });

  it('shows countries too small to be drawn as dots', () => {
    const svg = renderChart(toBangladesh('IND', 'MDV', 'SGP'), { width: 680, theme: 'page' });
    const dots = [...svg.matchAll(/class="c-isle-\d" d="([^"]+)"/gu)].map(([, d = '']) => d).join('');
    expect(dots.match(/h0/gu)).toHaveLength(2);
  });

  it('goes on without places it does not know', () => {
    expect(textsOf(toBangladesh('IND', 'XXX', 'OTHER'))).not.toContain('XXX');
  });

  it('turns its arrowheads with the direction of movement', () => {
    const from = renderChart(toBangladesh('SAU'), { width: 680, theme: 'page' });
    const to = renderChart({ ...toBangladesh('SAU'), direction: 'to-centre' }, { width: 680, theme: 'page' });
    const arrowOf = (svg: string): string | undefined => svg.match(/c-arrow" d="([^"]+)"/u)?.[1];
    expect(arrowOf(from)).toBeDefined();
    expect(arrowOf(from)).not.toBe(arrowOf(to));
  });

  it('leaves out Antarctica', () => {
    const tall = { ...toBangladesh('USA', 'ARG', 'AUS', 'NZL') };
    expect(layoutChart(tall, { width: 680, theme: 'page' }).height).toBeLessThan(480);
  });

  it.each([
    [680, 17_500],
    [342, 11_500],
  ])('%i pixels wide takes at most %i bytes', (width, most) => {
    expect(renderChart(destinationMap('fr'), { width, theme: 'page' }).length).toBeLessThan(most);
  });
});
