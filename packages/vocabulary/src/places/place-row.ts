import type { LocalText } from '../language/language.ts';
import type { PlaceKind } from './place.ts';

/**
 * How a French place name behaves in a sentence.
 *
 * - `masculine`: le Maroc, au Maroc, du Maroc; l’Équateur, en Équateur, de l’Équateur
 * - `feminine`: la Tunisie, en Tunisie, de Tunisie; l’Italie, en Italie, d’Italie
 * - `feminine-of`: keeps its article in `of` only: l’Inde, en Inde, de l’Inde, d’Inde
 * - `feminine-title`: keeps its article after `de`: la République dominicaine, en, de la
 * - `feminine-island`: keeps its article everywhere: la Barbade, à la Barbade, de la Barbade
 * - `plural`: les Philippines, aux Philippines, des Philippines
 * - `bare`: Cuba, à Cuba, de Cuba
 * - `bare-en`: Israël, en Israël, d’Israël
 * - `common-masculine`, `common-feminine`, `common-plural`: a described set and not a proper name, in lower case
 *   inside a sentence and with `dans`: les pays à revenu élevé, dans les pays à revenu élevé
 */
export type FrenchBehaviour =
  | 'masculine'
  | 'feminine'
  | 'feminine-of'
  | 'feminine-title'
  | 'feminine-island'
  | 'plural'
  | 'bare'
  | 'bare-en'
  | 'common-masculine'
  | 'common-feminine'
  | 'common-plural';

/** One line of the place tables: what is written by hand; `places.ts` makes a `Place` of it. */
export interface PlaceRow {
  readonly code: string;
  /** Left out for countries. */
  readonly kind?: PlaceKind;
  readonly iso2?: string;
  readonly m49?: string;
  /** UN DESA location code, where it is not the M49 code. */
  readonly desa?: string;
  /** Other codes under which publishers list the place. */
  readonly codes?: readonly string[];
  /** Code of the region it lies in. */
  readonly region?: string;
  /** The first and last year of a historic place. */
  readonly years?: { readonly from?: number; readonly to: number };
  /** Codes of the countries that a historic place has become. */
  readonly successors?: readonly string[];
  readonly fr: FrenchBehaviour;
  /** The Spanish article, where the name takes one in a sentence. */
  readonly es?: 'el' | 'la' | 'los' | 'las';
  /** True where the English name takes “the” in a sentence. */
  readonly the?: true;
  readonly starter?: true;
  readonly name: LocalText;
  /** The everyday name, in the languages where it differs from `name`. */
  readonly short?: Partial<LocalText>;
  readonly aliases?: readonly string[];
}
