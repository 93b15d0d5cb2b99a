import { isolate } from '@sterna/vocabulary';
import type { FlowMap } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { valueText } from '../value-text.ts';
import { type Arc, arcPath, arrowPath, bendArc, pixelsIn, pointAt } from './arcs.ts';
import { findMainland } from './atlas.ts';
import { chooseLabels } from './choose-labels.ts';
import { chooseView } from './choose-view.ts';
import { classOf, classThresholds, scaleFrom, type Thresholds } from './classes.ts';
import { arrowAlong, drawLabel, type MapLabel } from './label-places.ts';
import { GRID, outlineLand } from './land.ts';
import { drawLegend } from './legend.ts';
import { findPlacePoint } from './place-points.ts';
import { heightOf, type View, WORLD, widthOf } from './view.ts';

type Point = readonly [x: number, y: number];

interface Corridor {
  readonly place: string;
  readonly label: string;
  readonly value: number;
  /** In pixels; may lie outside the picture. */
  readonly point: Point;
}

/** What differs between a wide and a narrow map. */
interface Format {
  readonly least: number;
  readonly most: number;
  /** How many corridors are drawn as arrows at most. */
  readonly flows: number;
  readonly landBytes: number;
  /** The lowest class small countries are shown of: a narrow map has no room for all. */
  readonly smallFrom: number;
}

const WIDE: Format = { least: 1.5, most: 2.25, flows: 7, landBytes: 8_500, smallFrom: 1 };
const NARROW: Format = { least: 1, most: 1.5, flows: 5, landBytes: 4_600, smallFrom: 3 };

/** Of the map in pixels, without its legend. */
interface Frame {
  readonly width: number;
  readonly height: number;
}

interface MapFrame {
  readonly frame: Frame;
  readonly format: Format;
}

const HOME_RADIUS = 5;
/** With the room over it, where it takes one line. */
const LEGEND_HEIGHT = 42;
const WORLD_SHAPE = widthOf(WORLD) / heightOf(WORLD);

/** Countries drawn smaller than this (in square pixels) get a dot in their colour. */
const SMALL = 16;

function drawLand(drawing: Drawing, chart: FlowMap, view: View, thresholds: Thresholds, format: Format): void {
  const values = new Map(chart.corridors.map(({ place, value }) => [place, value]));
  const groupOf = (place: string | undefined): string => {
    if (place === chart.centre) return 'c-centre';
    const value = place === undefined ? undefined : values.get(place);
    return value === undefined || value <= 0 ? 'c-land' : `c-map-${classOf(value, thresholds)}`;
  };
  const { groups, borders } = outlineLand(view, drawing.width, groupOf, format.landBytes);
  drawing.add(`<g transform="scale(${1 / GRID})" fill-rule="evenodd">`);
  for (const paint of ['c-land', 'c-map-1', 'c-map-2', 'c-map-3', 'c-map-4', 'c-map-5', 'c-centre'] as const) {
    drawing.path(groups.get(paint) ?? '', paint);
  }
  drawing.path(borders, 'c-border');
  drawing.add('</g>');
}

/** Dots for small countries: points of a round pen, one path for each class. */
function drawSmallPlaces(
  drawing: Drawing,
  corridors: readonly Corridor[],
  pixel: number,
  thresholds: Thresholds,
  lowest: number,
): void {
  const dots = new Map<1 | 2 | 3 | 4 | 5, string>();
  for (const { place, value, point } of corridors) {
    if ((findMainland(place)?.area ?? 0) / (pixel * pixel) >= SMALL || value <= 0) continue;
    const colour = classOf(value, thresholds);
    if (colour < lowest) continue;
    dots.set(colour, `${dots.get(colour) ?? ''}M${coordinate(point[0])} ${coordinate(point[1])}h0`);
  }
  const all = [...dots.values()].join('');
  drawing.path(all, 'c-isle-edge');
  for (const [colour, d] of dots) drawing.path(d, `c-isle-${colour}`);
}

function drawArcs(drawing: Drawing, chart: FlowMap, arcs: readonly Arc[]): void {
  const forward = chart.direction === 'from-centre';
  for (const arc of arcs.toReversed()) {
    drawing.path(arcPath(arc), 'c-arc-edge', ` stroke-width="${coordinate(arc.thickness + 1.8)}"`);
    drawing.path(arcPath(arc), 'c-arc', ` stroke-width="${coordinate(arc.thickness)}"`);
  }
  drawing.path(arcs.map((arc) => arrowPath(arc, forward)).join(''), 'c-arrow');
}

function curveOf(arc: Arc): Point[] {
  return Array.from({ length: 17 }, (_, step) => pointAt(arc.curve, step / 16));
}

/** A corridor as it would be drawn: an arrow with its label, both or neither. */
interface Flow {
  readonly arc: Arc;
  readonly label: MapLabel;
}

/** What it is worth to draw corridors, the largest first: the first two even where there is little room for them. */
const WORTHS = [60, 60, 16, 11, 9, 8, 7];
const CENTRE_WORTH = 80;

function flowsOf(chart: FlowMap, corridors: readonly Corridor[], home: Point, map: MapFrame): Flow[] {
  const greatest = corridors[0]?.value ?? 1;
  return corridors.slice(0, map.format.flows).map((corridor, index): Flow => {
    const thickness = 1 + 2.4 * Math.sqrt(corridor.value / greatest);
    const arc = bendArc(home, corridor.point, map.frame, thickness);
    const label = {
      point: arc.curve[2],
      radius: arc.leaves ? 2 : 3,
      name: corridor.label,
      figure: isolate(valueText(corridor.value, chart.language, chart.style), chart.language),
      arrow: arrowAlong(curveOf(arc), thickness / 2),
      worth: WORTHS[index] ?? 6,
    };
    return { arc, label };
  });
}

function drawFlows(drawing: Drawing, chart: FlowMap, corridors: readonly Corridor[], home: Point, map: MapFrame): void {
  const flows = flowsOf(chart, corridors, home, map);
  const centre: MapLabel = { point: home, radius: HOME_RADIUS, name: chart.centreLabel, worth: CENTRE_WORTH };
  const chosen = chooseLabels([centre, ...flows.map(({ label }) => label)], map.frame);
  const named = new Set(chosen.map(({ label }) => label));
  const arcs = flows.flatMap(({ arc, label }) => (named.has(label) ? [arc] : []));
  drawArcs(drawing, chart, arcs);
  for (const { curve, leaves } of arcs) if (!leaves) drawing.circle(curve[2][0], curve[2][1], 2.75, 'c-place-dot');
  drawing.circle(home[0], home[1], HOME_RADIUS, 'c-centre-dot');
  for (const { label, place } of chosen) drawLabel(drawing, label, place);
}

/** Width over height, at least and at most. A map flatter than the world would cut off its north and south. */
function shapeOf(drawing: Drawing, format: Format): { readonly least: number; readonly most: number } {
  const flat = drawing.width / Math.max(drawing.mostHeight - LEGEND_HEIGHT, 1);
  const least = Math.max(format.least, Math.min(flat, WORLD_SHAPE));
  return { least, most: Math.max(format.most, least) };
}

/**
 * Draws countries shaded by the value of their corridor with the centre, the main corridors as arcs with an arrowhead
 * in the direction of movement, names and values at their ends. The view is as close as the corridors allow; large
 * corridors to places beyond it lead out of the picture and are named at its edge.
 */
export function drawFlowMap(drawing: Drawing, chart: FlowMap): void {
  const format = drawing.width < 480 ? NARROW : WIDE;
  const view = chooseView(chart.centre, chart.corridors, shapeOf(drawing, format));
  const pixel = widthOf(view) / drawing.width;
  const frame: Frame = { width: drawing.width, height: Math.round(heightOf(view) / pixel) };
  const toPixels = pixelsIn(view, drawing.width);
  const corridors = chart.corridors.flatMap((corridor): Corridor[] => {
    const point = findPlacePoint(corridor.place);
    return point && corridor.value > 0 ? [{ ...corridor, point: toPixels(point) }] : [];
  });
  const isSeen = ({ point: [x, y] }: Corridor): boolean =>
    x > 3 && y > 3 && x < frame.width - 3 && y < frame.height - 3;
  const thresholds = classThresholds(chart.corridors.map(({ value }) => value));
  drawLand(drawing, chart, view, thresholds, format);
  drawSmallPlaces(drawing, corridors.filter(isSeen), pixel, thresholds, format.smallFrom);
  const homePoint = findPlacePoint(chart.centre);
  if (homePoint) drawFlows(drawing, chart, corridors, toPixels(homePoint), { frame, format });
  const legendTop = frame.height + 12;
  drawing.height = legendTop + drawLegend(drawing, scaleFrom(thresholds), legendTop, chart);
}
