import type { DimensionHints } from './dimension-hints.ts';

/**
 * Dimensions by which people are of, from or for another place, by what they mean, the one that becomes the counterpart
 * before others first: where they go, where they come from, where they lived before, where they were born, whose
 * citizens they are. Names in capitals.
 */
const MEANINGS: readonly (readonly string[])[] = [
  ['C_DEST', 'DESTINATION', 'COUNTRY_DEST', 'COUNTRY_OF_DESTINATION', 'DESTINATION_COUNTRY', 'DEST', 'C_NEXT_RES'],
  ['ASYLUM', 'COA', 'COUNTRY_ASYLUM', 'COUNTRY_OF_ASYLUM', 'ASYLUM_COUNTRY'],
  ['ORIGIN', 'COO', 'COUNTRY_ORIGIN', 'COUNTRY_OF_ORIGIN', 'ORIGIN_COUNTRY', 'ORIG', 'C_ORIGIN', 'CO2'],
  ['C_PREV_RES', 'C_PREVRES', 'PREVIOUS_RESIDENCE', 'LAST_RESIDENCE', 'COUNTRY_PREVIOUS_RESIDENCE'],
  [
    ...['C_BIRTH', 'CBIRTH', 'BIRTH_PLACE', 'PLACE_OF_BIRTH', 'PLACE_BIRTH', 'COUNTRY_BIRTH', 'COUNTRY_OF_BIRTH'],
    ...['BIRTH_COUNTRY', 'COB', 'BIRTHPLACE'],
  ],
  [
    'CITIZEN',
    'CITIZENSHIP',
    'NATIONALITY',
    'NATIONALITIES',
    'COUNTRY_OF_CITIZENSHIP',
    'COUNTRY_CITIZENSHIP',
    'C_CITIZEN',
  ],
];

/** Names that mean other things too (the origin of goods): their codes have to be places. */
const AMBIGUOUS = new Set(['DESTINATION', 'DEST', 'ORIGIN', 'ORIG', 'ASYLUM', 'CO2', 'COB']);

/** A dimension that gives another place. */
export interface OtherPlace {
  readonly id: string;
  /** Only codes of places, or the total, are taken for one. */
  readonly wantsPlaces: boolean;
}

const rankOf = (name: string): number => MEANINGS.findIndex((names) => names.includes(name));

/** Whether a dimension of this name gives another place, rather than that which figures are about. */
export function isOtherPlace(id: string): boolean {
  return rankOf(id.toUpperCase()) !== -1;
}

/**
 * The dimensions that give another place, by their names, else by their concepts.
 *
 * @returns in the order in which they are asked for the counterpart
 */
export function otherPlaces(dimensions: readonly DimensionHints[]): readonly OtherPlace[] {
  const found = dimensions.flatMap(({ id, concept }) => {
    const name = [id.toUpperCase(), concept?.toUpperCase() ?? ''].find((each) => rankOf(each) !== -1);
    return name === undefined ? [] : [{ id, wantsPlaces: AMBIGUOUS.has(name), rank: rankOf(name) }];
  });
  return found.sort((a, b) => a.rank - b.rank).map(({ id, wantsPlaces }) => ({ id, wantsPlaces }));
}
