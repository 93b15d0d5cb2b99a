import { isolate } from '@sterna/vocabulary';
import type { FlowMap } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { valueText } from '../value-text.ts';
import { type Arc, arcPath, arrowPath, bendArc, pixelsIn, pointAt } from './arcs.ts';
import { findMainland } from './atlas.ts';
import { chooseView } from './choose-view.ts';
import { classOf, classThresholds, type Thresholds } from './classes.ts';
import { type MapLabel, placeLabels } from './labels.ts';
import { GRID, outlineLand } from './land.ts';
import { drawLegend } from './legend.ts';
import { findPlacePoint } from './place-points.ts';
import { heightOf, type View, widthOf } from './view.ts';

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
  readonly arcs: number;
  readonly labels: number;
  readonly landBytes: number;
  /** The lowest class small countries are shown of: a narrow map has no room for all. */
  readonly smallFrom: number;
}

const WIDE: Format = { least: 1.5, most: 2.25, arcs: 8, labels: 6, landBytes: 12_500, smallFrom: 1 };
const NARROW: Format = { least: 1, most: 1.5, arcs: 6, labels: 5, landBytes: 7_500, smallFrom: 3 };

/** Of the map in pixels, without its legend. */
interface Frame {
  readonly width: number;
  readonly height: number;
}

const HOME_RADIUS = 5;

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

interface Flow {
  readonly corridor: Corridor;
  readonly arc: Arc;
}

function flowsOf(corridors: readonly Corridor[], home: Point, frame: Frame, format: Format): Flow[] {
  const greatest = corridors[0]?.value ?? 1;
  const flows = corridors.slice(0, format.arcs).map((corridor): Flow => {
    const thickness = 1 + 2.4 * Math.sqrt(corridor.value / greatest);
    return { corridor, arc: bendArc(home, corridor.point, frame, thickness) };
  });
  return flows.filter(({ arc }, index) => !arc.leaves || index < format.labels);
}

function labelsOf(chart: FlowMap, flows: readonly Flow[], home: Point, most: number): MapLabel[] {
  const labels = flows.slice(0, most).map(({ corridor, arc }): MapLabel => {
    const figure = isolate(valueText(corridor.value, chart.language, chart.style), chart.language);
    return { point: arc.curve[2], radius: arc.leaves ? 2 : 3, name: corridor.label, figure };
  });
  return [...labels.slice(0, 3), { point: home, radius: HOME_RADIUS, name: chart.centreLabel }, ...labels.slice(3)];
}

function drawFlows(
  drawing: Drawing,
  chart: FlowMap,
  corridors: readonly Corridor[],
  home: Point,
  map: { readonly frame: Frame; readonly format: Format },
): void {
  const flows = flowsOf(corridors, home, map.frame, map.format);
  const arcs = flows.map(({ arc }) => arc);
  drawArcs(drawing, chart, arcs);
  const ends = arcs.filter(({ leaves }) => !leaves).map(({ curve }) => ({ point: curve[2], radius: 3 }));
  for (const { point } of ends) drawing.circle(point[0], point[1], 2.75, 'c-place-dot');
  drawing.circle(home[0], home[1], HOME_RADIUS, 'c-centre-dot');
  const dots = [{ point: home, radius: HOME_RADIUS }, ...ends];
  const labels = labelsOf(chart, flows, home, map.format.labels);
  placeLabels(drawing, labels, { dots, curves: arcs.map(curveOf), height: map.frame.height });
}

/**
 * Draws countries shaded by the value of their corridor with the centre, the main corridors as arcs with an arrowhead
 * in the direction of movement, names and values at the largest. The view is as close as the corridors allow; large
 * corridors to places beyond it lead out of the picture and are named at its edge.
 */
export function drawFlowMap(drawing: Drawing, chart: FlowMap): void {
  const format = drawing.width < 480 ? NARROW : WIDE;
  const view = chooseView(chart.centre, chart.corridors, format);
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
  drawing.height = legendTop + drawLegend(drawing, thresholds, legendTop, chart);
}
