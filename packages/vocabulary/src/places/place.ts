import type { LocalText } from '../language/language.ts';

/**
 * - `country`: a country or area that figures are published for
 * - `region`: a geographical region of UN M49, or of the Sustainable Development Goals
 * - `group`: a grouping by income, membership or development
 * - `historic`: a state or territory that is no more; in no region, no list of countries, no sum over them
 * - `part`: a region or municipality of a country, from that country's own list; in no vocabulary
 * - `unknown`: no place: origin unknown, stateless
 */
export type PlaceKind = 'country' | 'region' | 'group' | 'historic' | 'part' | 'unknown';

/** A place that figures refer to. */
export interface Place {
  /**
   * ISO 3166-1 alpha-3 for countries (`XKX` Kosovo, `CHI` Channel Islands beside it), `WLD` the world, three M49 digits
   * for regions (`002` Africa), the former ISO code for historic places (`ANT`), the World Bank's code or the publisher's number with a prefix (`DESA_901`) for groups,
   * `XXX` origin unknown, `STA` stateless.
   */
  readonly code: string;
  readonly kind: PlaceKind;
  /** ISO 3166-1 alpha-2. */
  readonly iso2?: string;
  /** UN M49 in three digits, or the number the SDG database gives a region or group. */
  readonly m49?: string;
  /** UN DESA location code, where it is not the M49 code (`900` the world). */
  readonly desa?: string;
  /** The short name of the United Nations. */
  readonly name: LocalText;
  /** The everyday name, for charts and sentences. */
  readonly shortName: LocalText;
  /** Code of the region it lies in; of a part, of its country. */
  readonly region?: string;
  /** Other names and codes by which {@link findPlace} knows it. */
  readonly aliases: readonly string[];
  /** The first and last year of a historic place, as far as figures may be of it. */
  readonly years?: { readonly from?: number; readonly to: number };
  /** Codes of the countries that a historic place has become. */
  readonly successors?: readonly string[];
  /** True for the eleven countries that come with data. */
  readonly starter?: boolean;
}
