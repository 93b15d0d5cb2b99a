import type { StoredPlace } from '@sterna/store/spaces';
import { LANGUAGES, type ListedPlace, type LocalText, type Place, placeByCode } from '@sterna/vocabulary';

/** A place of a country's list as profiles name it: in a language that has no name of it, by one that has. */
export function partOf(country: string, { code, name }: Pick<StoredPlace, 'code' | 'name'>): Place {
  const names = namesOf(code, name);
  return { code, kind: 'part', name: names, shortName: names, region: country, aliases: [] };
}

/** What a space is about, for whoever is a member of it. */
export interface StandingPlace {
  readonly place: string | null;
  /** Names of a region or municipality. */
  readonly placeName: Readonly<Record<string, string>> | null;
  /** ISO alpha-3 of the country that it is or lies in. */
  readonly country: string | null;
}

/** The place of a space; `undefined` for a space without one. */
export function placeOfSpace({ place, placeName, country }: StandingPlace): Place | undefined {
  if (place === null) return undefined;
  return placeName && country ? partOf(country, { code: place, name: placeName }) : placeByCode(place);
}

/** A place as files may name it. */
export function listedOf({ code, name, level }: StoredPlace): ListedPlace {
  return { code, names: Object.values(name), level };
}

function namesOf(code: string, name: Readonly<Record<string, string>>): LocalText {
  const any = LANGUAGES.flatMap((language) => name[language] ?? [])[0] ?? code;
  const { fr = any, en = any, es = any, ar = any } = name;
  return { fr, en, es, ar };
}
