import { CONTESTED_NAMES } from './contested-names.ts';
import { editDistance } from './edit-distance.ts';
import type { Place } from './place.ts';
import { placeNameKey, readingsOf } from './place-name-key.ts';
import { PLACES, placeByCode } from './places.ts';

/** What a text means as a place. `suggestions` and `candidates` are for people to choose from, never to be taken. */
export type PlaceAnswer =
  | { readonly status: 'found'; readonly place: Place }
  | { readonly status: 'ambiguous'; readonly candidates: readonly Place[] }
  | { readonly status: 'unknown'; readonly suggestions: readonly Place[] };

type KnownAnswer = PlaceAnswer & { readonly status: 'found' | 'ambiguous' };

/** Longer texts are no place names; they are not compared with names for suggestions. */
const LONGEST_NAME = 120;

/** UN DESA codes beside the one a place carries: an origin not stated, and the region as one of the SDG regions. */
const FURTHER_DESA_CODES: readonly (readonly [code: string, place: string])[] = [
  ['2003', 'XXX'],
  ['1830', '419'],
];

function placesOf(codes: readonly string[]): Place[] {
  return codes.flatMap((code) => placeByCode(code) ?? []);
}

/** M49 and SDG database numbers, with and without leading zeros. */
const byM49 = new Map<string, Place>();
/** UN DESA location codes: M49 for countries, DESA's own for regions and groups. */
const byDesaCode = new Map<string, Place>();
for (const place of PLACES) {
  if (place.m49) {
    byM49.set(place.m49, place).set(String(Number(place.m49)), place);
    if (place.kind === 'country' || place.kind === 'historic')
      byDesaCode.set(place.m49, place).set(String(Number(place.m49)), place);
  }
  if (place.desa) byDesaCode.set(place.desa, place);
}
for (const [code, place] of FURTHER_DESA_CODES) for (const known of placesOf([place])) byDesaCode.set(code, known);

/** The place with a UN M49 number or a number of the SDG database, with or without leading zeros: `4`, `004`, `747`. */
export function findPlaceByM49(code: string | number): Place | undefined {
  return byM49.get(String(code).trim());
}

/** The place with a UN DESA location code: `900` the world, `903` Africa, `498` Moldova. */
export function findPlaceByDesaCode(code: string | number): Place | undefined {
  return byDesaCode.get(String(code).trim());
}

function codeAnswers(): Map<string, KnownAnswer> {
  const answers = new Map<string, KnownAnswer>();
  const add = (code: string, place: Place): void => {
    if (!answers.has(code)) answers.set(code, { status: 'found', place });
  };
  for (const place of PLACES) {
    add(place.code, place);
    if (place.iso2) add(place.iso2, place);
    for (const alias of place.aliases) if (/^[A-Z0-9_]{2,9}$/.test(alias)) add(alias, place);
  }
  // From 900 upwards the numbers of UN DESA and of the SDG database differ: read here as UN DESA's.
  for (const [code, place] of byDesaCode) add(code, place);
  for (const [code, place] of byM49) if (Number(code) < 900) add(code, place);
  return answers;
}

function nameAnswers(): Map<string, KnownAnswer> {
  const claims = new Map<string, Set<Place>>();
  const claim = (name: string, place: Place): void => {
    const key = placeNameKey(name);
    if (key) claims.set(key, (claims.get(key) ?? new Set()).add(place));
  };
  for (const place of PLACES) {
    for (const name of [...Object.values(place.name), ...Object.values(place.shortName), ...place.aliases]) {
      claim(name, place);
    }
  }
  for (const { names, codes } of CONTESTED_NAMES) {
    for (const name of names) for (const place of placesOf(codes)) claim(name, place);
  }
  const answers = new Map<string, KnownAnswer>();
  for (const [key, places] of claims) {
    const [place, ...others] = places;
    if (!place) continue;
    answers.set(key, others.length > 0 ? { status: 'ambiguous', candidates: [...places] } : { status: 'found', place });
  }
  return answers;
}

const byCode: ReadonlyMap<string, KnownAnswer> = codeAnswers();
const byName: ReadonlyMap<string, KnownAnswer> = nameAnswers();

/**
 * Finds the place that a text names: a code (ISO alpha-2 in capitals, alpha-3, M49 with or without leading zeros,
 * UN DESA location code, World Bank aggregate, UNHCR's `UKN`) or a name in any of the four languages, as publishers
 * write it. Never guesses: a name that several places claim is `ambiguous`, one that no place claims is `unknown`,
 * also when it is a single letter away. States that are no more are found as such, never as one of their successors.
 */
export function findPlace(text: string): PlaceAnswer {
  const known = byCode.get(text);
  if (known) return known;
  const trimmed = text.trim();
  return byCode.get(trimmed) ?? findCodeInSmallLetters(trimmed) ?? findPlaceByName(trimmed);
}

function findCodeInSmallLetters(text: string): PlaceAnswer | undefined {
  return /^[A-Za-z]{3}$/.test(text) ? byCode.get(text.toUpperCase()) : undefined;
}

function findPlaceByName(text: string): PlaceAnswer {
  if (text.length === 0 || text.length > LONGEST_NAME) return { status: 'unknown', suggestions: [] };
  const key = placeNameKey(text);
  const answer = byName.get(key);
  if (answer) return answer;
  for (const reading of readingsOf(text)) {
    const readingKey = placeNameKey(reading);
    const found = byName.get(readingKey);
    if (found) return found;
  }
  return unknownPlace(key);
}

/** Suggestions cost a comparison with every name: they are made when first asked for. */
function unknownPlace(key: string): PlaceAnswer {
  let made: readonly Place[] | undefined;
  return {
    status: 'unknown',
    get suggestions() {
      made ??= suggestPlaces(key);
      return made;
    },
  };
}

/** Up to three places whose names lie nearest to a key: three letters away at most, and no more than a third of it. */
function suggestPlaces(key: string): readonly Place[] {
  const limit = Math.min(3, Math.floor(key.length / 3));
  if (limit === 0) return [];
  const distances = new Map<Place, number>();
  for (const [name, answer] of byName) {
    const distance = editDistance(key, name, limit);
    if (distance > limit) continue;
    for (const place of answer.status === 'found' ? [answer.place] : answer.candidates) {
      distances.set(place, Math.min(distance, distances.get(place) ?? distance));
    }
  }
  return [...distances]
    .sort(([, a], [, b]) => a - b)
    .slice(0, 3)
    .map(([place]) => place);
}
