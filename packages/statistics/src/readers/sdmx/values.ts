import type { ComponentValue } from '@sterna/sdmx';
import { shiftDecimal } from '../../decimal.ts';
import type { CellReference } from '../../observation.ts';
import { isKept } from '../reading/number-cell.ts';
import type { ReadingSession, ReadValue } from '../reading/session.ts';
import { textOfValue } from './attributes.ts';

const PLAIN = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const INFINITE = /^[+-]?INF(?:INITY)?$/i;

/**
 * Reads the value of a measure, in full units.
 *
 * @param places by which its multiplier moves the decimal point
 * @returns `null` for a value that is not there or stated as missing; `undefined` when it was refused with a finding
 */
export function readValue(
  written: ComponentValue | undefined,
  places: number,
  session: ReadingSession,
  at: () => CellReference,
): ReadValue | undefined {
  const text = written === undefined ? '' : textOfValue(written).trim();
  if (text === '') return { value: null };
  if (PLAIN.test(text)) {
    const value = Number(places === 0 ? text : shiftDecimal(text, places));
    return isKept(text, value) ? { value } : { value: null, note: text };
  }
  if (INFINITE.test(text)) return { value: null, note: text };
  const read = session.value(text, 'NUMBER', at);
  if (read?.value === null || read === undefined || places === 0) return read;
  return { ...read, value: Number(shiftDecimal(String(read.value), places)) };
}
