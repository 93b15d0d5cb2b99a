import { findPlace } from './find-place.ts';
import { placeNameKey } from './place-name-key.ts';
import { placeByCode } from './places.ts';

/** A place that is in no vocabulary: a region or municipality of a country's own list. */
export interface ListedPlace {
  /** As figures name it: `SN-DK`, `SEN-01`. */
  readonly code: string;
  readonly names: readonly string[];
  /** Of those that a heading may name; none where it is not known. */
  readonly level?: 'region' | 'municipality';
}

/** What a text means among the places of a list; `undefined` when it means none of them. */
export type ListedAnswer =
  | { readonly status: 'found'; readonly code: string }
  | { readonly status: 'ambiguous'; readonly candidates: readonly ListedPlace[] }
  | undefined;

/**
 * Finds places of a country's own list, by code or name. A code is known whole (`SEN-01`), by what stands behind the country's (`01`),
 * and, where it is a number, without the zeros that spreadsheets take away (`1`). Never guesses: a name that two places
 * bear is ambiguous, and so is a number that is the country's own.
 */
export class PlaceBook {
  readonly #exact = new Map<string, ListedPlace>();
  readonly #claims = new Map<string, Set<ListedPlace>>();

  constructor(places: readonly ListedPlace[]) {
    for (const place of places) this.#exact.set(place.code.toUpperCase(), place);
    for (const place of places) {
      const [country = '', ...rest] = place.code.split('-');
      const bare = rest.join('-');
      const [own] = [findPlace(country)].flatMap((answer) => (answer.status === 'found' ? [answer.place] : []));
      const isNumber = /^\d+$/.test(bare);
      if (isNumber && Number(bare) !== Number(own?.m49)) {
        this.#claim(`#${bare}`, place);
        this.#claim(`#${Number(bare)}`, place);
      }
      // Letters behind a country's code may be another country's: MA, DK.
      if (!isNumber && findPlace(bare).status === 'unknown') this.#claim(`#${bare.toUpperCase()}`, place);
      for (const name of place.names) this.#claim(placeNameKey(name), place);
    }
  }

  find(text: string): ListedAnswer {
    const trimmed = text.trim();
    const whole = this.#exact.get(trimmed.toUpperCase());
    if (whole) return { status: 'found', code: whole.code };
    const number = /^(\d+)(?:\.0+)?$/.exec(trimmed)?.[1];
    const claims = this.#claims.get(`#${number ?? trimmed.toUpperCase()}`) ?? this.#claims.get(placeNameKey(trimmed));
    const [only, ...others] = claims ?? [];
    if (!only) return undefined;
    return others.length === 0
      ? { status: 'found', code: only.code }
      : { status: 'ambiguous', candidates: [only, ...others] };
  }

  #claim(key: string, place: ListedPlace): void {
    if (key === '' || key === '#') return;
    this.#claims.set(key, (this.#claims.get(key) ?? new Set()).add(place));
  }
}

/** What parts the code of a country from that of its place. */
const FORM = /^[A-Z]{2,3}-[A-Za-z0-9](?:[A-Za-z0-9._-]{0,18}[A-Za-z0-9])?$/;

/**
 * The code of a place below a country as figures name it: ISO 3166-2 as it is, the statistics office's behind the code of the
 * country, so that no two countries have the same. `SN-DK` stays, `01` of Senegal becomes `SEN-01`.
 *
 * @returns `undefined` for what can be no code: other signs than letters, digits, dots, hyphens; more than twenty
 */
export function placeCodeWithin(country: string, code: string): string | undefined {
  const plain = code.trim().replace(/\s+/g, '');
  const own = placeByCode(country);
  const isWhole = [own?.iso2, own?.code].some(
    (each) => each !== undefined && plain.toUpperCase().startsWith(`${each}-`),
  );
  const [head = '', ...rest] = plain.split('-');
  const whole = isWhole ? `${head.toUpperCase()}-${rest.join('-')}` : `${country}-${plain}`;
  return FORM.test(whole) ? whole : undefined;
}
