import { isolate } from '@sterna/vocabulary';
import type { ValueMap } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { valueText } from '../value-text.ts';
import { pixelsIn } from './arcs.ts';
import { findMainland } from './atlas.ts';
import { levelScale, stepOf, type ValueScale, valueScale } from './classes.ts';
import { GRID, outlineLand } from './land.ts';
import { drawLegend, drawLevels } from './legend.ts';
import { findPlacePoint } from './place-points.ts';
import { heightOf, touches, WORLD, widthOf } from './view.ts';

type Valued = ValueMap['places'][number];

/** Countries drawn smaller than this (in square pixels) get a dot in their colour. */
const SMALL = 16;
/** What outlines may cost per pixel of width: with links one shape for each country, else one for each class. */
const BYTES_PER_PIXEL = { linked: 34, plain: 16 };
function nameOf({ label, value }: Valued, chart: ValueMap): string {
  const level = chart.levels?.find((each) => each.value === value);
  if (level) return `${label}: ${level.label}`;
  return `${label}: ${isolate(valueText(value, chart.language, chart.style), chart.language)}`;
}

function drawShapes(drawing: Drawing, chart: ValueMap, scale: ValueScale): void {
  const valued = new Map(chart.places.map((place) => [place.place, place]));
  const linked = drawing.theme === 'page' && chart.places.some(({ href }) => href !== undefined);
  const paintOfPlace = (place: Valued) => `c-map-${stepOf(place.value, scale)}` as const;
  const groupOf = (code: string | undefined): string => {
    if (code !== undefined && code === chart.centre) return 'c-centre';
    const place = code === undefined ? undefined : valued.get(code);
    if (!place) return 'c-land';
    return linked ? place.place : paintOfPlace(place);
  };
  const bytes = drawing.width * BYTES_PER_PIXEL[linked ? 'linked' : 'plain'];
  const { groups, borders } = outlineLand(WORLD, drawing.width, groupOf, bytes);
  drawing.add(`<g transform="scale(${1 / GRID})" fill-rule="evenodd">`);
  const paints = ['c-land', ...scale.steps.map((step) => `c-map-${step}` as const), 'c-centre'] as const;
  for (const paint of paints) {
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
function drawSmallPlaces(drawing: Drawing, chart: ValueMap, scale: ValueScale): void {
  const pixel = widthOf(WORLD) / drawing.width;
  const toPixels = pixelsIn(WORLD, drawing.width);
  for (const place of chart.places.toSorted((a, b) => a.value - b.value)) {
    const point = findPlacePoint(place.place);
    if (!point || (findMainland(place.place)?.area ?? 0) / (pixel * pixel) >= SMALL) continue;
    if (!touches(WORLD, { left: point[0], right: point[0], top: point[1], bottom: point[1] })) continue;
    const d = `M${toPixels(point).map(coordinate).join(' ')}h0`;
    drawing.link(place.href, nameOf(place, chart), () => {
      drawing.path(d, 'c-isle-edge');
      drawing.path(d, `c-isle-${stepOf(place.value, scale)}`);
    });
  }
}

/**
 * Draws the world shaded by one value for each country, in up to six classes at round numbers with their key below;
 * values on both sides of zero in two colours. Countries without a value keep the colour of land: missing is not the
 * lowest class.
 */
export function drawValueMap(drawing: Drawing, chart: ValueMap): void {
  const { levels } = chart;
  const values = chart.places.map(({ value }) => value);
  const scale = levels ? levelScale(levels.map(({ value }) => value)) : valueScale(values);
  drawShapes(drawing, chart, scale);
  drawSmallPlaces(drawing, chart, scale);
  const height = Math.round(heightOf(WORLD) / (widthOf(WORLD) / drawing.width));
  const centre = chart.centre === undefined ? undefined : findPlacePoint(chart.centre);
  if (centre) {
    const [x, y] = pixelsIn(WORLD, drawing.width)(centre);
    drawing.circle(x, y, 5, 'c-centre-dot');
  }
  const top = height + 12;
  const key = levels
    ? drawLevels(drawing, scale, levels, top)
    : drawLegend(drawing, scale, top, { ...chart, limits: [Math.min(...values), Math.max(...values)] });
  drawing.height = top + key;
}
