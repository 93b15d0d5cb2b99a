import units from './units.json' with { type: 'json' };

/** Unit of values whose message names none, as SDMX writes what is not specified. */
export const UNIT_NOT_STATED = '_X';

/** A unit of ours, and the places by which a unit such as thousands of persons moves the decimal point. */
export interface KnownUnit {
  readonly unit: string;
  readonly places: number;
}

const UNITS: ReadonlyMap<string, KnownUnit> = new Map(Object.entries(units));

const known = (text: string): KnownUnit | undefined =>
  UNITS.get(
    text
      .trim()
      .toUpperCase()
      .replace(/[\s_()-]+/g, '_')
      .replace(/^_|_$/g, ''),
  );

/**
 * Reads the unit of a publisher: ours where it is certain, by its code (`PER`, `PT`) or by the name that its codelist
 * gives it (`Persons`); else its own.
 *
 * @param hasMultiplier whether the data state a multiplier beside it: a unit of thousands then keeps its code, as it would
 *   not be known whether the values are of thousands of thousands
 */
export function readUnit(code: string, name: string | undefined, hasMultiplier: boolean): KnownUnit {
  const found = known(code) ?? (name === undefined ? undefined : known(name));
  if (found === undefined || (found.places !== 0 && hasMultiplier)) return { unit: code, places: 0 };
  return found;
}
