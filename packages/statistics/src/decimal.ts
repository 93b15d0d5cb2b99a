const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i;

/**
 * Moves the decimal point of a number written out, exactly: nothing is rounded on the way.
 *
 * @param text `1.5`, `-12`, `1e3`
 * @param places to the right; below zero to the left
 * @returns the number written without an exponent; the text itself where it is no number
 */
export function shiftDecimal(text: string, places: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  const digits = whole + fraction;
  if (digits === '') return text;
  const point = whole.length + Number(exponent) + places;
  const minus = sign === '-' ? '-' : '';
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits;
  const at = Math.max(point, 1);
  const left = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const right = padded.slice(at).replace(/0+$/, '');
  return `${minus}${left}${right === '' ? '' : `.${right}`}`;
}
