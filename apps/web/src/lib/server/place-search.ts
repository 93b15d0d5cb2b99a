import { findPlace, LANGUAGES, PLACES, type Place } from '@sterna/vocabulary';

/** Letters without case and accents, so that `senegal` finds `Sénégal`. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{M}\u0640]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

interface Entry {
  readonly place: Place;
  readonly names: readonly string[];
}

/** Countries and areas with their names in all four languages and their codes, folded. */
const ENTRIES: readonly Entry[] = PLACES.filter((place) => place.kind === 'country').map((place) => ({
  place,
  names: [
    ...new Set(
      [place.code, place.iso2, ...LANGUAGES.flatMap((language) => [place.name[language], place.shortName[language]])]
        .filter((name) => name !== undefined)
        .map(fold),
    ),
  ],
}));

/** 0 the very name, 1 its beginning, 2 the beginning of a word in it, 3 somewhere in it; undefined when absent. */
function rankOf(name: string, query: string): number | undefined {
  if (name === query) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(` ${query}`)) return 2;
  return query.length > 2 && name.includes(query) ? 3 : undefined;
}

/**
 * Countries and areas whose name, in any of the four languages, or code holds the text; the closest first.
 *
 * @param query as typed; accents and case do not matter
 */
export function searchPlaces(query: string): readonly Place[] {
  const folded = fold(query);
  if (folded === '') return [];
  return ENTRIES.map(({ place, names }) => ({
    place,
    rank: Math.min(...names.map((name) => rankOf(name, folded) ?? Number.POSITIVE_INFINITY)),
  }))
    .filter(({ rank }) => Number.isFinite(rank))
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

/** Places that were perhaps meant by a name that is none, or that several places bear: at most five. */
export function suggestPlaces(asked: string): readonly Place[] {
  const answer = findPlace(asked);
  const near =
    answer.status === 'ambiguous' ? answer.candidates : answer.status === 'unknown' ? answer.suggestions : [];
  const countries = [...near, ...searchPlaces(asked)].filter((place) => place.kind === 'country');
  return [...new Set(countries)].slice(0, 5);
}
