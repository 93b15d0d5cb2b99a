/** Powers of ten by the names that codelists of multipliers give them. */
const NAMED: Readonly<Record<string, number>> = {
  UNITS: 0,
  UNIT: 0,
  TENS: 1,
  HUNDREDS: 2,
  THOUSANDS: 3,
  THOUSAND: 3,
  MILLIONS: 6,
  MILLION: 6,
  BILLIONS: 9,
  BILLION: 9,
  TRILLIONS: 12,
};

/**
 * The places by which a code of `UNIT_MULT` moves the decimal point: 6 for millions, also where the code is its name.
 *
 * @returns `undefined` for what is no power of ten
 */
export function multiplierPlaces(code: string | undefined): number | undefined {
  if (code === undefined) return undefined;
  return /^[+-]?\d{1,2}$/.test(code) ? Number(code) : NAMED[code.toUpperCase()];
}
