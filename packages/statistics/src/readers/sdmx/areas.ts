import { findPlace, findPlaceByM49 } from '@sterna/vocabulary';
import type { CellReference } from '../../observation.ts';
import type { FindingLog } from '../reading/finding-log.ts';

/** Agencies whose areas bear the numbers of UN M49. */
const M49_AGENCIES = /^(UNSD|IAEG-SDGs|UN|UNDESA|UNECE|ESCAP|UNICEF|FAO|SDMX|ILO|UNESCO|UIS)$/i;

/** Agencies that give groups of countries two letters or signs: `XM` is low-income countries there, the euro area with the BIS. */
const WORLD_BANK = /^(WB|WORLD_?BANK)(\.|$)/i;

/** Codes that look like countries' and are an agency's own: INSEE's `FM` is metropolitan France, not Micronesia. */
const OWN_CODES: readonly (readonly [agency: RegExp, codes: ReadonlySet<string>])[] = [
  [/^(FR1|INSEE)(\.|$)/i, new Set(['FM', 'FE', 'FR', 'FH', 'DOM'])],
];

type Names = ReadonlyMap<string, string> | undefined;

/** Our code for the area that a name means beyond doubt. */
function placeOfName(name: string): string | undefined {
  const answer = name === '' ? undefined : findPlace(name);
  return answer?.status === 'found' ? answer.place.code : undefined;
}

/** @param agency whose code it is; nothing where the names of its codelist are looked at too */
function placeOfCode(code: string, agency = ''): string | undefined {
  if (/^\d/.test(code)) return /^\d{1,3}$/.test(code) ? findPlaceByM49(code)?.code : undefined;
  if (OWN_CODES.some(([pattern, codes]) => pattern.test(agency) && codes.has(code))) return undefined;
  // Only what looks like a code: words in a key are no names of places.
  const answer = /^[A-Z][A-Z0-9_]{1,8}$/.test(code) ? findPlace(code) : undefined;
  if (answer?.status !== 'found') return undefined;
  const isGroupOfTwo = code.length === 2 && answer.place.kind !== 'country' && code !== 'EU';
  return isGroupOfTwo && !WORLD_BANK.test(agency) ? undefined : answer.place.code;
}

/** A place named in place of its code, as services do that are asked for labels: the whole name of a country, in words. */
function placeOfWords(text: string): string | undefined {
  return text.length > 3 && /^\p{Lu}.*\p{Ll}/su.test(text) ? placeOfName(text) : undefined;
}

/**
 * What the codes of a codelist mean as places. By their codes, if most of those that look like countries' have the names
 * of these countries; by their names, if codes that say nothing of themselves have names of places for the most part.
 * No place is meant by two codes: a region often bears the name of its country.
 */
function placesOfList(names: ReadonlyMap<string, string>, trustNumbers: boolean): ReadonlyMap<string, string> {
  const coded = new Map<string, string>();
  const named = new Map<string, string>();
  let [confirmed, doubtful] = [0, 0];
  for (const [code, name] of names) {
    const byCode = placeOfCode(code);
    const byName = placeOfName(name);
    if (byCode !== undefined) {
      if (byCode === byName) confirmed += 1;
      else doubtful += 1;
      if (byName === undefined || byName === byCode) coded.set(code, byCode);
    } else if (byName !== undefined) named.set(code, byName);
  }
  const isUnnamed = [...names].every(([code, name]) => name === '' || name === code);
  const trusted =
    confirmed >= doubtful ? confirmed > 0 : isUnnamed && (trustNumbers || !/\d/.test([...names.keys()][0] ?? ''));
  const places = new Map(trusted ? coded : []);
  if (trusted || named.size * 2 >= names.size) addUnclaimed(named, places);
  return places;
}

/** Adds places that one code alone has the name of. */
function addUnclaimed(named: ReadonlyMap<string, string>, places: Map<string, string>): void {
  const claims = new Map<string, number>();
  for (const place of [...places.values(), ...named.values()]) claims.set(place, (claims.get(place) ?? 0) + 1);
  for (const [code, place] of named) if (claims.get(place) === 1) places.set(code, place);
}

/**
 * Turns codes of areas into ours where that is certain, and keeps all others as they are, with a finding. `CA` is Canada,
 * unless its codelist says California; numbers are those of M49 only where the names or the agency say so.
 */
export class Areas {
  readonly #log: FindingLog;
  readonly #agency: string;
  readonly #trustNumbers: boolean;
  readonly #known = new Map<string, string>();
  readonly #lists = new Map<Names, ReadonlyMap<string, string>>();

  constructor(log: FindingLog, agency: string) {
    this.#log = log;
    this.#agency = agency;
    this.#trustNumbers = M49_AGENCIES.test(agency);
  }

  /** @param names of the codes of this dimension, where they are known */
  codeOf(code: string, dimension: string, names: Names, at: () => CellReference): string {
    const key = `${dimension}|${code}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = this.#find(code, names);
    if (found === undefined && code !== '_T' && code !== '_Z') {
      const name = names?.get(code);
      const message = `The area ${code}${name ? ` (${name})` : ''} is not one that is known; its figures keep this code.`;
      this.#log.add('area-kept', 'info', message, at(), key);
    }
    this.#known.set(key, found ?? code);
    return found ?? code;
  }

  /** Whether a code is that of a place for certain. */
  knows(code: string, names: Names): boolean {
    return this.#find(code, names) !== undefined;
  }

  #find(code: string, names: Names): string | undefined {
    if (names?.has(code)) return this.#placesOf(names).get(code);
    return /^\d/.test(code) && !this.#trustNumbers
      ? undefined
      : (placeOfCode(code, this.#agency) ?? placeOfWords(code));
  }

  #placesOf(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
    const known = this.#lists.get(names) ?? placesOfList(names, this.#trustNumbers);
    this.#lists.set(names, known);
    return known;
  }
}
