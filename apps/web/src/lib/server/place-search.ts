import { findPlace, LANGUAGES, PLACES, type Place, placeByCode } from '@sterna/vocabulary';

/**
 * Languages, beside the four of the pages, in which a country may be asked for: the other official ones of the United
 * Nations, those of the starter countries, and some that neighbours speak. Names are those of the Unicode CLDR.
 */
const FURTHER_LANGUAGES = ['ru', 'zh', 'ro', 'bn', 'ky', 'ne', 'fil', 'sr', 'uk', 'pt', 'de', 'it', 'tr'];

/** Letters without case and accents, so that `senegal` finds `Sénégal`; words with one space between them. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ı', 'i')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

interface Entry {
  readonly place: Place;
  /** Folded. */
  readonly names: readonly string[];
  /** Found only when asked for in full: ISO 3166, M49, publishers' own. */
  readonly codes: ReadonlySet<string>;
}

const CODE = /^[A-Z0-9_]{2,9}$/;

function entryOf(place: Place): Entry {
  const { code, iso2, m49 } = place;
  const names = LANGUAGES.flatMap((language) => [place.name[language], place.shortName[language]]);
  const written = place.aliases.filter((alias) => !CODE.test(alias));
  const short = [code, iso2, m49, m49 && String(Number(m49)), ...place.aliases.filter((alias) => CODE.test(alias))];
  return {
    place,
    names: [...new Set([...names, ...written].map(fold))],
    codes: new Set(short.filter((known) => known !== undefined).map(fold)),
  };
}

/** Countries and areas with their names in the four languages, the other names they go by, and their codes. */
const ENTRIES: readonly Entry[] = PLACES.filter(({ kind }) => kind === 'country').map(entryOf);

let further: readonly Entry[] | undefined;

/** The same places with their names in further languages. */
function furtherEntries(): readonly Entry[] {
  further ??= (() => {
    const dictionaries = FURTHER_LANGUAGES.map((language) => {
      return new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    });
    return ENTRIES.map(({ place }) => {
      const names = place.iso2 ? dictionaries.map((names) => names.of(place.iso2 ?? '')) : [];
      return { place, names: names.filter((name) => name !== undefined).map(fold), codes: new Set<string>() };
    });
  })();
  return further;
}

/** 0 the very name, 1 its beginning, 2 the beginning of a word in it, 3 somewhere in it; undefined when absent. */
function rankOf(name: string, query: string): number | undefined {
  if (name === query || name.replaceAll(' ', '') === query.replaceAll(' ', '')) return 0;
  if (name.startsWith(query)) return 1;
  if (name.includes(` ${query}`)) return 2;
  return query.length > 2 && name.includes(query) ? 3 : undefined;
}

function search(entries: readonly Entry[], query: string, worst: number): readonly Place[] {
  return entries
    .map(({ place, names, codes }) => {
      const ranks = names.map((name) => rankOf(name, query) ?? Number.POSITIVE_INFINITY);
      return { place, rank: codes.has(query) ? 0 : Math.min(...ranks) };
    })
    .filter(({ rank }) => rank <= worst)
    .sort((a, b) => a.rank - b.rank)
    .map(({ place }) => place);
}

/**
 * Countries and areas whose name holds the text, the closest first: a name in any of the four languages or another
 * name they go by, or else the beginning of one in some further languages. Codes count when they are given in full.
 *
 * @param query as typed; accents and case do not matter
 */
export function searchPlaces(query: string): readonly Place[] {
  const folded = fold(query);
  if (folded === '') return [];
  const found = search(ENTRIES, folded, 3);
  if (found.length > 0) return found;
  const answer = findPlace(query);
  if (answer.status === 'found' && answer.place.kind === 'country') return [answer.place];
  return folded.length > 2 || /[^\p{Script=Latin}]/u.test(folded) ? search(furtherEntries(), folded, 1) : [];
}

/** Places that were perhaps meant by a name that is none, or that several places bear: at most five. */
export function suggestPlaces(asked: string): readonly Place[] {
  const answer = findPlace(asked);
  const near =
    answer.status === 'ambiguous' ? answer.candidates : answer.status === 'unknown' ? answer.suggestions : [];
  const former = answer.status === 'found' && answer.place.kind === 'historic' ? (answer.place.successors ?? []) : [];
  const heirs = former.flatMap((code) => placeByCode(code) ?? []);
  const countries = [...heirs, ...near, ...searchPlaces(asked)].filter((place) => place.kind === 'country');
  return [...new Set(countries)].slice(0, 5);
}
