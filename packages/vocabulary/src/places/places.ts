import type { LocalText } from '../language/language.ts';
import { COUNTRY_ROWS } from './countries.ts';
import { GROUP_ROWS } from './groups.ts';
import { HISTORIC_PLACE_ROWS } from './historic-places.ts';
import { OTHER_PLACE_ROWS } from './other-places.ts';
import type { Place } from './place.ts';
import type { PlaceRow } from './place-row.ts';
import { REGION_ROWS } from './regions.ts';

/** The rows of every place: countries, then places without an ISO code, regions, groups, places that are no more. */
export const PLACE_ROWS: readonly PlaceRow[] = [
  ...COUNTRY_ROWS,
  ...OTHER_PLACE_ROWS,
  ...REGION_ROWS,
  ...GROUP_ROWS,
  ...HISTORIC_PLACE_ROWS,
];

function placeFrom(row: PlaceRow): Place {
  const shortName: LocalText = row.short ? { ...row.name, ...row.short } : row.name;
  return {
    code: row.code,
    kind: row.kind ?? 'country',
    name: row.name,
    shortName,
    aliases: [...(row.aliases ?? []), ...(row.codes ?? [])],
    ...(row.iso2 === undefined ? {} : { iso2: row.iso2 }),
    ...(row.m49 === undefined ? {} : { m49: row.m49 }),
    ...(row.desa === undefined ? {} : { desa: row.desa }),
    ...(row.region === undefined ? {} : { region: row.region }),
    ...(row.years === undefined ? {} : { years: row.years }),
    ...(row.successors === undefined ? {} : { successors: row.successors }),
    ...(row.starter ? { starter: true } : {}),
  };
}

/** Every place, countries first, by code within each kind. */
export const PLACES: readonly Place[] = PLACE_ROWS.map(placeFrom);

/** The eleven countries that come with data. */
export const STARTER_PLACES: readonly Place[] = PLACES.filter((place) => place.starter);

const byCode: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.code, place]));

/** The place with exactly this code of ours ({@link Place.code}), or nothing. */
export function placeByCode(code: string): Place | undefined {
  return byCode.get(code);
}

/** The countries and areas that lie in a region, directly or through its sub-regions; empty for groups. */
export function countriesIn(regionCode: string): readonly Place[] {
  return PLACES.filter((place) => place.kind === 'country' && liesIn(place, regionCode));
}

function liesIn(place: Place, regionCode: string): boolean {
  for (let code = place.region; code !== undefined; code = byCode.get(code)?.region) {
    if (code === regionCode) return true;
  }
  return false;
}
