import type { FigureQuery } from '@sterna/statistics';
import { INDICATORS } from '@sterna/statistics';
import { findPlace, findSex } from '@sterna/vocabulary';

/** The filters of `sterna data`, as typed. */
export interface DataFilters {
  readonly indicator?: string;
  readonly place?: string;
  readonly counterpart?: string;
  readonly sex?: string;
  readonly from?: string;
  readonly to?: string;
}

const TOTAL = '_T';
const WORLD = 'WLD';

/**
 * Makes a query of what was typed.
 *
 * @param publishers codes of indicators outside the catalogue that the database holds
 * @throws Error that says which word is not understood
 */
export function queryOf(filters: DataFilters, publishers: readonly string[]): FigureQuery {
  const from = yearOf(filters.from);
  const to = yearOf(filters.to);
  if (from !== undefined && to !== undefined && from > to) {
    throw new Error(`the years are reversed: from ${from} to ${to}`);
  }
  return {
    ...(filters.indicator !== undefined && { indicators: indicatorsOf(filters.indicator, publishers) }),
    ...(filters.place !== undefined && { places: placesOf(filters.place, 'place') }),
    ...(filters.counterpart !== undefined && { counterparts: counterpartsOf(filters.counterpart) }),
    ...(filters.sex !== undefined && { sexes: [...new Set(listOf(filters.sex, 'sex').map(sexOf))] }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
  };
}

function listOf(text: string, what: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.some((part) => part === '')) throw new Error(`no ${what} is named in “${text}”`);
  return parts;
}

function indicatorsOf(text: string, publishers: readonly string[]): readonly string[] {
  const known = new Map(
    [...publishers, ...INDICATORS.map(({ code }) => code)].map((code) => [code.toUpperCase(), code]),
  );
  const codes = listOf(text, 'indicator').map((typed) => {
    const code = known.get(typed.toUpperCase());
    if (code !== undefined) return code;
    const near = [...known.values()].filter((one) => one.toUpperCase().includes(typed.toUpperCase())).slice(0, 6);
    const catalogue = INDICATORS.map((indicator) => indicator.code).join(', ');
    const hint = near.length > 0 ? `Did you mean ${near.join(', ')}?` : `The catalogue has ${catalogue}`;
    throw new Error(`unknown indicator: ${typed}. ${hint}`);
  });
  return [...new Set(codes)];
}

function sexOf(typed: string): string {
  const sex = findSex(typed);
  if (sex === undefined) throw new Error(`unknown sex: ${typed}. Give F, M or _T`);
  return sex;
}

/** The world as the other place of a corridor is the total over all of them. */
function counterpartsOf(text: string): readonly string[] {
  return placesOf(text, 'counterpart').map((code) => (code === WORLD ? TOTAL : code));
}

/** Names may hold commas themselves: “Bahamas, The”. The longest run of parts that names a place is taken for one. */
function placesOf(text: string, what: 'place' | 'counterpart'): readonly string[] {
  const parts = listOf(text, what);
  const places: string[] = [];
  for (let start = 0; start < parts.length; ) {
    const { code, length } = placeFrom(parts.slice(start, start + LONGEST_NAME), what);
    places.push(code);
    start += length;
  }
  return [...new Set(places)];
}

/** Parts between commas that a name has at most: “Korea, Democratic People's Republic of”. */
const LONGEST_NAME = 3;

function placeFrom(parts: readonly string[], what: 'place' | 'counterpart'): { code: string; length: number } {
  for (let length = parts.length; length > 0; length--) {
    const name = parts.slice(0, length).join(', ');
    if (name === TOTAL && what === 'counterpart') return { code: TOTAL, length };
    const answer = findPlace(name);
    if (answer.status === 'found') return { code: answer.place.code, length };
  }
  const [name = ''] = parts;
  if (name === TOTAL) throw new Error(`${TOTAL} is no place: for all countries together give ${WORLD}`);
  const answer = findPlace(name);
  if (answer.status === 'found') return { code: answer.place.code, length: 1 };
  const near = answer.status === 'ambiguous' ? answer.candidates : answer.suggestions;
  const choices = near.map((place) => `${place.code} (${place.name.en})`).join(', ');
  const hint = near.length > 0 ? `. Did you mean ${choices}?` : '. Give its name or ISO code';
  throw new Error(`${answer.status === 'ambiguous' ? 'ambiguous' : 'unknown'} ${what}: ${name}${hint}`);
}

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}$/.test(text)) throw new Error(`not a year: ${text}`);
  return Number(text);
}
