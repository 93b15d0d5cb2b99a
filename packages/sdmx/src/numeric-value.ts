import type { ComponentValue } from './model/data.ts';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
/** A decimal comma that cannot be a separator of thousands. */
const DECIMAL_COMMA = /^[+-]?(\d+,(\d{1,2}|\d{4,})|0+,\d+)$/;

/**
 * The number that a value writes.
 *
 * A comma is read as a decimal comma where it can be nothing else (`1,5`, `0,125`), and not where it may separate
 * thousands (`1,500`).
 *
 * @returns nothing for no value, for `NaN` (SDMX's missing number), for infinities, and for what is no number
 */
export function numericValue(value: ComponentValue | undefined): number | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (NUMBER.test(text)) return finite(Number(text));
  return DECIMAL_COMMA.test(text) ? finite(Number(text.replace(',', '.'))) : undefined;
}

function finite(number: number): number | undefined {
  return Number.isFinite(number) ? number : undefined;
}
