/**
 * The places by which a code of `UNIT_MULT` moves the decimal point: 6 for millions.
 *
 * @returns `undefined` for what is no power of ten
 */
export function multiplierPlaces(code: string | undefined): number | undefined {
  return code !== undefined && /^[+-]?\d{1,2}$/.test(code) ? Number(code) : undefined;
}
