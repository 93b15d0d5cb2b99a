import type { ChoiceMap } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { escapeXml } from '../drawing/markup.ts';
import { pixelsIn } from './arcs.ts';
import { findMainland } from './atlas.ts';
import { chooseLabels } from './choose-labels.ts';
import { drawLabel, type MapLabel } from './label-places.ts';
import { GRID, outlineLand } from './land.ts';
import { findPlacePoint } from './place-points.ts';
import { heightOf, touches, WORLD, widthOf } from './view.ts';

type ChoicePlace = ChoiceMap['places'][number];
type Point = readonly [x: number, y: number];

const SMALL = 14;
/** More than every place that is near costs. */
const LABEL_WORTH = 60;
const MOST_LABELS = 24;
/** What outlines may cost per pixel of width: one shape for each country costs more than the few of a flow map. */
const BYTES_PER_PIXEL = 30;

function linkTo(place: ChoicePlace, content: string): string {
  return `<a href="${escapeXml(place.href)}"><title>${escapeXml(place.label)}</title>${content}</a>`;
}

function drawChoice(drawing: Drawing, place: ChoicePlace, d: string, point: Point | undefined, pixel: number): void {
  const isSmall = (findMainland(place.place)?.area ?? 0) / (pixel * pixel) < SMALL;
  const [shape, dot] = place.highlighted
    ? (['c-chosen', 'c-chosen-dot'] as const)
    : (['c-choice', 'c-choice-dot'] as const);
  const outline = d === '' ? '' : `<path${drawing.paint(shape)} d="${d}"/>`;
  const radius = place.highlighted ? (drawing.width < 480 ? 4.5 : 5) : 2;
  const marked = point && (place.highlighted || isSmall);
  const at = marked
    ? ` cx="${Math.round(point[0] * GRID)}" cy="${Math.round(point[1] * GRID)}" r="${radius * GRID}"`
    : '';
  const mark = marked ? `<circle${drawing.paint(dot)}${at}/>` : '';
  if (outline !== '' || mark !== '') drawing.add(linkTo(place, outline + mark));
}

/**
 * Draws the world with a link on every place that has data. Highlighted places stand out by colour and dot, on wide
 * maps by their names, too. The page should offer the same choice as a list: small shapes are hard to hit.
 */
export function drawChoiceMap(drawing: Drawing, chart: ChoiceMap): void {
  const isNarrow = drawing.width < 480;
  const pixel = widthOf(WORLD) / drawing.width;
  const toPixels = pixelsIn(WORLD, drawing.width);
  const chosen = new Map(chart.places.map((place) => [place.place, place]));
  const groupOf = (place: string | undefined): string => (place !== undefined && chosen.has(place) ? place : '');
  const { groups, borders } = outlineLand(WORLD, drawing.width, groupOf, drawing.width * BYTES_PER_PIXEL);
  drawing.add(`<g transform="scale(${1 / GRID})" fill-rule="evenodd">`);
  drawing.path(groups.get('') ?? '', 'c-land');
  const pointOf = (place: ChoicePlace): Point | undefined => {
    const point = findPlacePoint(place.place);
    return point && touches(WORLD, { left: point[0], right: point[0], top: point[1], bottom: point[1] })
      ? toPixels(point)
      : undefined;
  };
  const drawAll = (highlighted: boolean): void => {
    for (const place of chart.places.filter((candidate) => candidate.highlighted === highlighted)) {
      drawChoice(drawing, place, groups.get(place.place) ?? '', pointOf(place), pixel);
    }
  };
  drawAll(false);
  drawing.path(borders, 'c-border', ' pointer-events="none"');
  drawAll(true);
  drawing.add('</g>');
  drawing.height = Math.round(heightOf(WORLD) / pixel);
  if (isNarrow) return;
  const labels = chart.places
    .filter((place) => place.highlighted)
    .flatMap((place): MapLabel[] => {
      const point = pointOf(place);
      return point ? [{ point, radius: 5, name: place.label, worth: LABEL_WORTH }] : [];
    });
  const frame = { width: drawing.width, height: drawing.height };
  for (const { label, place } of chooseLabels(labels.slice(0, MOST_LABELS), frame)) drawLabel(drawing, label, place);
}
