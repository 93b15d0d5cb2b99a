import { geoNaturalEarth1 } from 'd3-geo';

/** A point of the projected plane, in units of the projection: the earth is about 5.5 wide. `y` grows downwards. */
export type PlanePoint = [x: number, y: number];

/** The map is cut at 169° west, in the Bering Strait, so that Russia stays in one piece. */
const CENTRAL_MERIDIAN = 11;

const naturalEarth = geoNaturalEarth1().rotate([-CENTRAL_MERIDIAN, 0]).scale(1).translate([0, 0]);

/** Projects a position in degrees to the plane, by the Natural Earth projection (Patterson; polynomial by Šavrič, 2011). */
export function project(longitude: number, latitude: number): PlanePoint {
  return naturalEarth([longitude, latitude]) ?? [0, 0];
}
