import points from './place-points.json' with { type: 'json' };
import { type PlanePoint, project } from './projection.ts';

const POINTS: Readonly<Record<string, readonly number[]>> = points;

/**
 * Where a place is marked on maps: the middle of its main territory, or, in very large countries, of the part most
 * people live in. Undefined for codes that are no country or area.
 */
export function findPlacePoint(iso3: string): PlanePoint | undefined {
  const [longitude, latitude] = POINTS[iso3] ?? [];
  return longitude === undefined || latitude === undefined ? undefined : project(longitude, latitude);
}
