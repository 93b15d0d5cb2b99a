import { PLACES } from '@sterna/vocabulary';
import type { GeometryCollection, Topology } from 'topojson-specification';
import file from 'world-atlas/countries-50m.json' with { type: 'json' };
import { type PlanePoint, project } from './projection.ts';
import type { View } from './view.ts';

/** A piece of land: rings of arcs it shares with its neighbours (`~arc` where an arc runs backwards), the outer first. */
export interface LandPolygon {
  readonly rings: number[][];
  readonly bounds: View;
  /** In squared units of the plane. */
  readonly area: number;
}

/** A country's land. */
export interface CountryShape {
  /** ISO alpha-3; undefined for areas without a code (Northern Cyprus, Somaliland). */
  readonly place: string | undefined;
  readonly polygons: readonly LandPolygon[];
}

/** The countries of the world on the projected plane. Borders and coasts are `arcs`, stored once. */
export interface Atlas {
  readonly arcs: readonly (readonly PlanePoint[])[];
  /** The numbers of the points where each arc begins and ends: arcs that meet have one in common. */
  readonly ends: readonly (readonly [begin: number, end: number])[];
  readonly countries: readonly CountryShape[];
  /** Arcs with a country on either side. */
  readonly borders: readonly number[];
}

/** The place of an arc among the arcs, whichever way it runs. */
export function indexOfArc(arc: number): number {
  return arc < 0 ? ~arc : arc;
}

type AtlasTopology = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const ANTARCTICA = '010';
/** Areas the atlas names without a number. */
const PLACES_BY_NAME: Readonly<Record<string, string>> = { Kosovo: 'XKX' };
const PLACES_BY_NUMBER: ReadonlyMap<string, string> = new Map(
  PLACES.flatMap(({ kind, m49, code }) => (kind === 'country' && m49 !== undefined ? [[m49, code] as const] : [])),
);

function decodeArc(topology: AtlasTopology, arc: readonly (readonly number[])[]): PlanePoint[] {
  const { scale, translate } = topology.transform ?? { scale: [1, 1], translate: [0, 0] };
  let column = 0;
  let row = 0;
  return arc.map(([dx = 0, dy = 0]) => {
    column += dx;
    row += dy;
    return project(column * scale[0] + translate[0], row * scale[1] + translate[1]);
  });
}

/** True for arcs that run from one edge of the map to the other: small islands on the cut (see projection.ts). */
function crossesCut(arc: readonly PlanePoint[]): boolean {
  return arc.some((point, index) => Math.abs(point[0] - (arc[index - 1] ?? point)[0]) > 2);
}

function measureRing(points: readonly PlanePoint[]): Pick<LandPolygon, 'bounds' | 'area'> {
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  let doubled = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    doubled += x * nextY - nextX * y;
    bounds.left = Math.min(bounds.left, x);
    bounds.right = Math.max(bounds.right, x);
    bounds.top = Math.min(bounds.top, y);
    bounds.bottom = Math.max(bounds.bottom, y);
  });
  return { bounds, area: Math.abs(doubled) / 2 };
}

function readPolygons(rings: readonly number[][][], arcs: readonly PlanePoint[][]): LandPolygon[] {
  const pointsOf = (arc: number): PlanePoint[] => (arc < 0 ? (arcs[~arc] ?? []).toReversed() : (arcs[arc] ?? []));
  return rings
    .filter((polygon) => !polygon.flat().some((arc) => crossesCut(pointsOf(arc))))
    .map((polygon) => ({ rings: polygon, ...measureRing((polygon[0] ?? []).flatMap(pointsOf)) }));
}

function numberEnds(arcs: readonly PlanePoint[][]): [number, number][] {
  const numbers = new Map<string, number>();
  const numberOf = (point: PlanePoint | undefined): number => {
    const key = `${point}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  return arcs.map((arc) => [numberOf(arc[0]), numberOf(arc.at(-1))]);
}

function findBorders(countries: readonly CountryShape[]): number[] {
  const owners = new Map<number, CountryShape>();
  const borders = new Set<number>();
  for (const country of countries) {
    for (const arc of country.polygons.flatMap(({ rings }) => rings.flat()).map(indexOfArc)) {
      if ((owners.get(arc) ?? country) !== country) borders.add(arc);
      owners.set(arc, country);
    }
  }
  return [...borders];
}

function readAtlas(): Atlas {
  // The type TypeScript reads out of the file has no literal `type` names and no tuples.
  const topology = file as unknown as AtlasTopology;
  const arcs = topology.arcs.map((arc) => decodeArc(topology, arc));
  const countries = topology.objects.countries.geometries.flatMap((country): CountryShape[] => {
    if (country.id === ANTARCTICA || (country.type !== 'Polygon' && country.type !== 'MultiPolygon')) return [];
    const place = PLACES_BY_NUMBER.get(`${country.id}`) ?? PLACES_BY_NAME[country.properties?.name ?? ''];
    return [{ place, polygons: readPolygons(country.type === 'Polygon' ? [country.arcs] : country.arcs, arcs) }];
  });
  return { arcs, ends: numberEnds(arcs), countries, borders: findBorders(countries) };
}

let atlas: Atlas | undefined;

/**
 * The world of Natural Earth 1:50m as world-atlas carries it, without Antarctica, borders as the file has them. Read
 * once, when the first map is drawn. The finest scale needed serves all: outlines are simplified to the size drawn.
 */
export function worldAtlas(): Atlas {
  atlas ??= readAtlas();
  return atlas;
}

const mainlands = new Map<string, LandPolygon>();

/** A country's largest piece of land; undefined where the atlas has no shape for the code. */
export function findMainland(place: string): LandPolygon | undefined {
  if (mainlands.size === 0) {
    for (const country of worldAtlas().countries) {
      if (country.place === undefined) continue;
      for (const polygon of country.polygons) {
        if (polygon.area > (mainlands.get(country.place)?.area ?? 0)) mainlands.set(country.place, polygon);
      }
    }
  }
  return mainlands.get(place);
}
