/**
 * Writes `src/map/place-points.json`: ISO alpha-3 → [longitude, latitude] in degrees, where maps mark a place.
 *
 * The middle of the largest polygon of Natural Earth 1:50m (world-atlas), except the places below. Run after a change of
 * the vocabulary or of world-atlas: `node packages/charts/scripts/write-place-points.ts`.
 */
import { writeFileSync } from 'node:fs';
import { PLACES } from '@sterna/vocabulary';
import { geoArea, geoCentroid } from 'd3-geo';
import type { Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-50m.json' with { type: 'json' };

type Position = readonly [longitude: number, latitude: number];

/** Large countries marked where most people live, and places whose largest polygon's middle would mislead. */
const INHABITED_MIDDLES: Readonly<Record<string, Position>> = {
  RUS: [44, 56],
  CAN: [-96, 52.5],
  USA: [-97, 39],
  AUS: [146, -33],
  NOR: [9.5, 61],
  SWE: [15.5, 60.5],
  FIN: [25.5, 62.5],
  CHL: [-71, -33.5],
  EGY: [31, 29.5],
  DZA: [3, 35],
  LBY: [15, 31],
  GRL: [-48, 65],
  BRA: [-47, -16],
  CHN: [111, 33],
  KAZ: [68, 48.5],
  SAU: [45, 24],
  GBR: [-1.6, 52.8],
  HRV: [16.2, 45.6],
  VNM: [106, 17],
  IDN: [110, -7],
  JPN: [138.5, 36],
  NZL: [175, -40],
  MYS: [102, 4],
  KIR: [173, 1.4],
  ISR: [34.9, 31.8],
};

/** Places without a polygon of their own at this scale. */
const SMALL_PLACES: Readonly<Record<string, Position>> = {
  BES: [-68.27, 12.18],
  BVT: [3.36, -54.42],
  CCK: [96.83, -12.16],
  CHI: [-2.4, 49.35],
  CXR: [105.65, -10.49],
  GIB: [-5.35, 36.14],
  GLP: [-61.5, 16.2],
  GUF: [-53.1, 4],
  MTQ: [-61, 14.65],
  MYT: [45.15, -12.82],
  REU: [55.53, -21.12],
  SJM: [16, 78.5],
  TKL: [-171.8, -9.2],
  TUV: [179.2, -8.52],
  UMI: [-176.6, 0.8],
  XKX: [20.9, 42.6],
};

function largestPolygon(polygons: readonly Polygon['coordinates'][]): Polygon {
  const measured = polygons.map((coordinates): Polygon => ({ type: 'Polygon', coordinates }));
  return measured.reduce((largest, polygon) => (geoArea(polygon) > geoArea(largest) ? polygon : largest));
}

const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
const codes = new Map(
  PLACES.flatMap(({ kind, m49, code }) => (kind === 'country' && m49 ? [[m49, code] as const] : [])),
);
const points: Record<string, Position> = { ...SMALL_PLACES };
for (const { id, geometry } of feature(topology, topology.objects.countries).features) {
  const code = codes.get(`${id}`);
  if (!code) continue;
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  const [longitude, latitude] = geoCentroid(largestPolygon(polygons));
  points[code] = INHABITED_MIDDLES[code] ?? [Math.round(longitude * 100) / 100, Math.round(latitude * 100) / 100];
}
const missing = [...codes.values()].filter((code) => !(code in points));
if (missing.length > 0) throw new Error(`no point for ${missing.join(', ')}`);
const lines = Object.entries(points)
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([code, [longitude, latitude]]) => `  "${code}": [${longitude}, ${latitude}]`);
writeFileSync(new URL('../src/map/place-points.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
