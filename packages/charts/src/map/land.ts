import { geoIdentity, geoPath } from 'd3-geo';
import { type Atlas, indexOfArc, type LandPolygon, worldAtlas } from './atlas.ts';
import { type Chain, chainLines, chainOutlines } from './chains.ts';
import { CompactPath } from './compact-path.ts';
import type { PlanePoint } from './projection.ts';
import { weighPoints } from './simplify.ts';
import { heightOf, touches, type View, widthOf } from './view.ts';

/** Land is drawn on a grid of half pixels: whole numbers are shorter than decimals. Draw it in `scale(.5)`. */
export const GRID = 2;

/** Points whose triangle is smaller than this are never drawn, in square pixels. */
const FINEST = 0.5;
/** Simpler than this nothing is recognised any more. */
const COARSEST = 40;
/** The part of the bytes allowed that is aimed at, the part that is enough, and how often to try for it. */
const AIMED_AT = 0.95;
const WELL_FILLED = 0.85;
const ATTEMPTS = 5;
/** Bytes fall as the tolerance grows, about as this root of it. */
const USUAL_POWER = 2;
/** What a point costs in path data on average: coasts are written once, borders up to three times. */
const BYTES_PER_POINT = 6;
/** Islands smaller than this are left out, in squared units of the grid. */
const LEAST_AREA = 1.5 * GRID * GRID;

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

/** An arc as it may be drawn in a view: its points on the grid, and how much each matters, in square pixels. */
interface SeenArc {
  readonly points: readonly PlanePoint[];
  readonly weights: readonly number[];
}

/** What is drawn of the atlas in a view; all but the detail. */
interface Scene {
  readonly size: readonly [width: number, height: number];
  readonly arcs: ReadonlyMap<number, SeenArc>;
  readonly groups: ReadonlyMap<string, readonly Chain[]>;
  readonly borders: readonly Chain[];
}

function seeArc(atlas: Atlas, arc: number, view: View, width: number): SeenArc {
  const scale = (width * GRID) / widthOf(view);
  const perPixel = (width / widthOf(view)) ** 2;
  const least = FINEST / perPixel;
  const points: PlanePoint[] = [];
  const kept: number[] = [];
  const line = atlas.arcs[arc] ?? [];
  weightsOf(atlas, arc).forEach((weight, index) => {
    const point = weight < least ? undefined : line[index];
    if (!point) return;
    points.push([(point[0] - view.left) * scale, (point[1] - view.top) * scale]);
    kept.push(weight * perPixel);
  });
  return { points, weights: kept };
}

function setScene(view: View, width: number, groupOf: (place: string | undefined) => string): Scene {
  const atlas = worldAtlas();
  const scale = (width * GRID) / widthOf(view);
  const members = new Map<string, LandPolygon[]>();
  const used = new Set<number>();
  for (const { place, polygons } of atlas.countries) {
    const seen = polygons.filter(({ bounds, area }) => touches(bounds, view) && area * scale ** 2 >= LEAST_AREA);
    if (seen.length === 0) continue;
    const group = groupOf(place);
    members.set(group, [...(members.get(group) ?? []), ...seen]);
    for (const { rings } of seen) for (const arc of rings.flat()) used.add(indexOfArc(arc));
  }
  return {
    size: [width * GRID, heightOf(view) * scale],
    arcs: new Map([...used].map((arc) => [arc, seeArc(atlas, arc, view, width)])),
    groups: new Map([...members].map(([group, polygons]) => [group, chainOutlines(polygons, atlas)])),
    borders: chainLines(
      atlas.borders.filter((arc) => used.has(arc)),
      atlas,
    ),
  };
}

/** Draws the outlines with the points left out that matter less than `tolerance`, in square pixels. */
function outline({ size, arcs, groups, borders }: Scene, tolerance: number): Land {
  const simplified = new Map<number, readonly PlanePoint[]>();
  for (const [arc, { points, weights: matter }] of arcs) {
    simplified.set(
      arc,
      points.filter((_, index) => (matter[index] ?? 0) >= tolerance),
    );
  }
  const lineOf = (chain: Chain): PlanePoint[] =>
    chain.flatMap((arc, place) => {
      const points = simplified.get(indexOfArc(arc)) ?? [];
      const line = arc < 0 ? points.toReversed() : points;
      // Each arc begins where the one before it ends.
      return place === 0 ? line : line.slice(1);
    });
  const frame = geoIdentity().clipExtent([[0, 0], [...size]]);
  const pathOf = (outlines: Parameters<ReturnType<typeof geoPath>>[0], leastArea: number): string => {
    const context = new CompactPath(leastArea);
    geoPath(frame, context)(outlines);
    return context.result();
  };
  return {
    groups: new Map(
      [...groups].map(([group, rings]) => [
        group,
        pathOf({ type: 'Polygon', coordinates: rings.map(lineOf) }, LEAST_AREA),
      ]),
    ),
    borders: pathOf({ type: 'MultiLineString', coordinates: borders.map(lineOf) }, 0),
  };
}

function bytesOf({ groups, borders }: Land): number {
  return [...groups.values()].reduce((sum, d) => sum + d.length, borders.length);
}

/** A tolerance that leaves about as many points in the picture as the bytes carry: the drawing then decides. */
function firstTolerance({ size, arcs }: Scene, mostBytes: number): number {
  const seen: number[] = [];
  for (const { points, weights: matter } of arcs.values()) {
    points.forEach(([x, y], index) => {
      if (x > 0 && x < size[0] && y > 0 && y < size[1]) seen.push(matter[index] ?? 0);
    });
  }
  return (
    Float64Array.from(seen)
      .sort()
      .at(-Math.round(mostBytes / BYTES_PER_POINT)) ?? FINEST
  );
}

/** A drawing that was tried: bytes fall as the tolerance grows, about as a power of it. */
interface Attempt {
  readonly tolerance: number;
  readonly bytes: number;
}

/** The tolerance at which a power law through two attempts, or one and the usual power, comes to the bytes. */
function nextTolerance(last: Attempt, before: Attempt | undefined, bytes: number): number {
  const measured = before && Math.log(before.tolerance / last.tolerance) / Math.log(last.bytes / before.bytes);
  const power = measured && Number.isFinite(measured) && measured > 0 ? measured : USUAL_POWER;
  return last.tolerance * (last.bytes / bytes) ** power;
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
  const scene = setScene(view, width, groupOf);
  const within = (tolerance: number): number => Math.min(Math.max(FINEST, tolerance), COARSEST);
  let tolerance = within(firstTolerance(scene, mostBytes));
  let before: Attempt | undefined;
  let best: { readonly land: Land; readonly bytes: number } | undefined;
  for (let attempts = 1; ; attempts += 1) {
    const land = outline(scene, tolerance);
    const bytes = bytesOf(land);
    if (bytes <= mostBytes && bytes > (best?.bytes ?? 0)) best = { land, bytes };
    // What never fits is drawn as simply as may be.
    const next =
      attempts >= ATTEMPTS ? COARSEST : within(nextTolerance({ tolerance, bytes }, before, AIMED_AT * mostBytes));
    const isGood = bytes <= mostBytes && bytes > WELL_FILLED * mostBytes;
    if (isGood || next === tolerance || (attempts >= ATTEMPTS && best)) return best?.land ?? land;
    before = { tolerance, bytes };
    tolerance = next;
  }
}
