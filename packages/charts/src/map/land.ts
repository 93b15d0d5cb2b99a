import { geoIdentity, geoPath } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification';
import { type Atlas, worldAtlas } from './atlas.ts';
import { CompactPath } from './compact-path.ts';
import { weighPoints } from './simplify.ts';
import { heightOf, touches, type View, widthOf } from './view.ts';

/** Land is drawn on a grid of half pixels: whole numbers are shorter than decimals. Draw it in `scale(.5)`. */
export const GRID = 2;

/** Points whose triangle is smaller than this are never drawn, in square pixels. */
const FINEST = 0.5;
/** Simpler than this nothing is recognised any more. */
const COARSEST = 40;
/** The part of the bytes allowed that should be used, and how often to try for it. */
const WELL_FILLED = 0.85;
const ATTEMPTS = 4;
/** What a point costs in path data on average: coasts are written once, borders up to three times. */
const BYTES_PER_POINT = 5;

/** Outlines of a map's land, as path data on the grid. */
export interface Land {
  /** By the group countries were put in: one path for all land of a group, without the borders inside it. */
  readonly groups: ReadonlyMap<string, string>;
  /** The borders between countries, coasts not among them. */
  readonly borders: string;
}

const weights = new Map<number, Float64Array>();

function weightsOf(atlas: Atlas, arc: number): Float64Array {
  const known = weights.get(arc);
  if (known) return known;
  const made = weighPoints(atlas.arcs[arc] ?? []);
  weights.set(arc, made);
  return made;
}

/** The atlas with the points left out that matter less than `least`, in squared units of the plane. */
function simplified(atlas: Atlas, used: ReadonlySet<number>, least: number): Topology {
  const arcs = atlas.arcs.map((arc, index) => {
    if (!used.has(index)) return [];
    const weight = weightsOf(atlas, index);
    return arc.filter((_, point) => (weight[point] ?? 0) >= least);
  });
  return { type: 'Topology', objects: {}, arcs };
}

function pathOf(
  outline: Parameters<ReturnType<typeof geoPath>>[0],
  view: View,
  width: number,
  leastArea: number,
): string {
  const scale = (width * GRID) / widthOf(view);
  const frame = geoIdentity()
    .scale(scale)
    .translate([-view.left * scale, -view.top * scale])
    .clipExtent([
      [0, 0],
      [width * GRID, heightOf(view) * scale],
    ]);
  const context = new CompactPath(leastArea);
  geoPath(frame, context)(outline);
  return context.result();
}

interface SeenCountry {
  readonly place: string | undefined;
  readonly shape: MultiPolygon;
}

/** Countries with those of their polygons that reach into the view. */
function seenCountries(atlas: Atlas, view: View): SeenCountry[] {
  return atlas.countries.flatMap(({ place, polygons }) => {
    const seen = polygons.filter(({ bounds }) => touches(bounds, view));
    return seen.length === 0 ? [] : [{ place, shape: { type: 'MultiPolygon', arcs: seen.map(({ rings }) => rings) } }];
  });
}

interface Scene {
  readonly view: View;
  readonly width: number;
  readonly countries: readonly SeenCountry[];
  readonly used: ReadonlySet<number>;
}

function outline(scene: Scene, groupOf: (place: string | undefined) => string, tolerance: number): Land {
  const { view, width, countries } = scene;
  const pixel = widthOf(view) / width;
  const topology = simplified(worldAtlas(), scene.used, tolerance * pixel * pixel);
  const members = new Map<string, MultiPolygon[]>();
  for (const { place, shape } of countries) {
    const group = groupOf(place);
    members.set(group, [...(members.get(group) ?? []), shape]);
  }
  const leastArea = 1.5 * GRID * GRID;
  const groups = new Map(
    [...members].map(([group, shapes]) => [group, pathOf(merge(topology, shapes), view, width, leastArea)] as const),
  );
  const all: GeometryCollection = { type: 'GeometryCollection', geometries: countries.map(({ shape }) => shape) };
  const borders = mesh(topology, all, (one, other) => one !== other);
  return { groups, borders: pathOf(borders, view, width, 0) };
}

function bytesOf({ groups, borders }: Land): number {
  return [...groups.values()].reduce((sum, d) => sum + d.length, borders.length);
}

/** A tolerance, in square pixels, that leaves about as many points as the bytes carry: the drawing then decides. */
function firstTolerance({ view, width, used }: Scene, mostBytes: number): number {
  const { arcs } = worldAtlas();
  const seen: number[] = [];
  for (const arc of used) {
    const weight = weightsOf(worldAtlas(), arc);
    arcs[arc]?.forEach(([x, y], index) => {
      const isInside = x > view.left && x < view.right && y > view.top && y < view.bottom;
      if (isInside) seen.push(weight[index] ?? 0);
    });
  }
  const pixel = widthOf(view) / width;
  const least =
    Float64Array.from(seen)
      .sort()
      .at(-Math.round(mostBytes / BYTES_PER_POINT)) ?? 0;
  return Math.min(Math.max(FINEST, least / (pixel * pixel)), COARSEST);
}

/**
 * The land of a view drawn `width` pixels wide, with as much detail as `mostBytes` of path data carry. Neighbours share
 * their simplified border, so that no slivers open between them.
 *
 * @param groupOf which countries are drawn as one path: their colour class
 */
export function outlineLand(
  view: View,
  width: number,
  groupOf: (place: string | undefined) => string,
  mostBytes: number,
): Land {
  const countries = seenCountries(worldAtlas(), view);
  const used = new Set(countries.flatMap(({ shape }) => shape.arcs.flat(2).map((arc) => (arc < 0 ? ~arc : arc))));
  const scene: Scene = { view, width, countries, used };
  let tolerance = firstTolerance(scene, mostBytes);
  let best: Land | undefined;
  for (let attempt = 0; ; attempt += 1) {
    const land = outline(scene, groupOf, tolerance);
    const filled = bytesOf(land) / mostBytes;
    if (filled <= 1) {
      if (filled > WELL_FILLED || tolerance <= FINEST || attempt >= ATTEMPTS) return land;
      best = land;
    } else if (best || tolerance > COARSEST) return best ?? land;
    tolerance = Math.max(FINEST, tolerance * filled ** 1.3 * (filled > 1 ? 1.05 : 1));
  }
}
