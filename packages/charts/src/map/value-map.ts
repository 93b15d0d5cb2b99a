import { isolate } from '@sterna/vocabulary';
import type { ValueMap } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { valueText } from '../value-text.ts';
import { pixelsIn } from './arcs.ts';
import { findMainland } from './atlas.ts';
import { classOf, classThresholds, type Thresholds } from './classes.ts';
import { GRID, outlineLand } from './land.ts';
import { drawLegend } from './legend.ts';
import { findPlacePoint } from './place-points.ts';
import { heightOf, touches, WORLD, widthOf } from './view.ts';

type Valued = ValueMap['places'][number];

/** Countries drawn smaller than this (in square pixels) get a dot in their colour. */
const SMALL = 16;
/** What outlines may cost per pixel of width: with links one shape for each country, else one for each class. */
const BYTES_PER_PIXEL = { linked: 34, plain: 16 };
/** Around the values of rates and shares, which may be negative or close together, classes are of equal width. */
const EQUAL_STEPS = 5;

/**
 * Where classes begin. Values of one sign that range over more than a power of ten are divided by their logarithm;
 * others in steps of equal, round width.
 */
export function valueThresholds(values: readonly number[]): Thresholds {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  if (values.length < 2 || low === high) return [];
  if (low >= 0 && high / Math.max(low, high / 1000) > 10) return classThresholds(values);
  const rough = (high - low) / EQUAL_STEPS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((size) => size * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step) * step + step;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return [0, 1, 2, 3].map((index) => Number((first + index * step).toFixed(digits))).filter((bound) => bound < high);
}

function nameOf({ label, value }: Valued, chart: ValueMap): string {
  return `${label}: ${isolate(valueText(value, chart.language, chart.style), chart.language)}`;
}

function drawShapes(drawing: Drawing, chart: ValueMap, thresholds: Thresholds): void {
  const valued = new Map(chart.places.map((place) => [place.place, place]));
  const linked = drawing.theme === 'page' && chart.places.some(({ href }) => href !== undefined);
  const paintOfPlace = (place: Valued) => `c-map-${classOf(place.value, thresholds)}` as const;
  const groupOf = (code: string | undefined): string => {
    if (code !== undefined && code === chart.centre) return 'c-centre';
    const place = code === undefined ? undefined : valued.get(code);
    if (!place) return 'c-land';
    return linked ? place.place : paintOfPlace(place);
  };
  const bytes = drawing.width * BYTES_PER_PIXEL[linked ? 'linked' : 'plain'];
  const { groups, borders } = outlineLand(WORLD, drawing.width, groupOf, bytes);
  drawing.add(`<g transform="scale(${1 / GRID})" fill-rule="evenodd">`);
  for (const paint of ['c-land', 'c-map-1', 'c-map-2', 'c-map-3', 'c-map-4', 'c-map-5', 'c-centre'] as const) {
    drawing.path(groups.get(paint) ?? '', paint);
  }
  for (const place of linked ? chart.places : []) {
    const outline = groups.get(place.place) ?? '';
    if (outline === '') continue;
    drawing.link(place.href, nameOf(place, chart), () => drawing.path(outline, paintOfPlace(place)));
  }
  drawing.path(borders, 'c-border', ' pointer-events="none"');
  drawing.add('</g>');
}

/** Dots for countries too small to be seen by their shape: an edge, and the colour of their class on it. */
function drawSmallPlaces(drawing: Drawing, chart: ValueMap, thresholds: Thresholds): void {
  const pixel = widthOf(WORLD) / drawing.width;
  const toPixels = pixelsIn(WORLD, drawing.width);
  for (const place of chart.places.toSorted((a, b) => a.value - b.value)) {
    const point = findPlacePoint(place.place);
    if (!point || (findMainland(place.place)?.area ?? 0) / (pixel * pixel) >= SMALL) continue;
    if (!touches(WORLD, { left: point[0], right: point[0], top: point[1], bottom: point[1] })) continue;
    const d = `M${toPixels(point).map(coordinate).join(' ')}h0`;
    drawing.link(place.href, nameOf(place, chart), () => {
      drawing.path(d, 'c-isle-edge');
      drawing.path(d, `c-isle-${classOf(place.value, thresholds)}`);
    });
  }
}

/**
 * Draws the world shaded by one value for each country, in up to five classes at round numbers with their key below.
 * Countries without a value keep the colour of land: missing is not the lowest class.
 */
export function drawValueMap(drawing: Drawing, chart: ValueMap): void {
  const thresholds = valueThresholds(chart.places.map(({ value }) => value));
  drawShapes(drawing, chart, thresholds);
  drawSmallPlaces(drawing, chart, thresholds);
  const height = Math.round(heightOf(WORLD) / (widthOf(WORLD) / drawing.width));
  const centre = chart.centre === undefined ? undefined : findPlacePoint(chart.centre);
  if (centre) {
    const [x, y] = pixelsIn(WORLD, drawing.width)(centre);
    drawing.circle(x, y, 5, 'c-centre-dot');
  }
  drawing.height = height + 12 + drawLegend(drawing, thresholds, height + 12, chart);
}
