import { findPlace } from '@sterna/vocabulary';
import { type ObservationStatus, type Sex, TOTAL } from '../../observation.ts';

/** A sex as statistical offices code it: `T`, `F`, `M`; `undefined` for a code that is none of these. */
export function sexOfCode(code: string): Sex | undefined {
  if (/^(?:T|TOTAL|_T)$/i.test(code)) return TOTAL;
  if (/^[FM]$/i.test(code)) return code.toUpperCase() as Sex;
  return undefined;
}

/** An age group as offices code it: `Y15-19` → `Y15T19`, `YGE65` and `Y_GE65` → `Y_GE65`; `undefined` for any other code. */
export function ageOfCode(code: string): string | undefined {
  const age = code.toUpperCase();
  if (/^(?:_?T|TOTAL)$/.test(age)) return TOTAL;
  const span = /^Y0?(\d+)[-T]0?(\d+)$/.exec(age);
  if (span !== null) return `Y${span[1]}T${span[2]}`;
  const open = /^Y_?(GE|LT)0?(\d+)$/.exec(age);
  if (open !== null) return `Y_${open[1]}${open[2]}`;
  return /^Y\d+$/.test(age) ? age : undefined;
}

/** Our code of a place that a code names beyond doubt. */
export function placeOfCode(code: string): string | undefined {
  const answer = /^[A-Z][A-Z0-9_]{1,8}$/.test(code) ? findPlace(code) : undefined;
  return answer?.status === 'found' ? answer.place.code : undefined;
}

const STATUS_OF_FLAG: Readonly<Record<string, ObservationStatus>> = {
  b: 'B',
  d: 'D',
  e: 'E',
  f: 'F',
  i: 'I',
  n: 'N',
  p: 'P',
  s: 'E',
  u: 'U',
};

/** What Eurostat's flags mean: the status of the first that means one; the rest is kept beside it. */
export function statusOfFlags(flags: string): ObservationStatus | undefined {
  for (const flag of flags) if (STATUS_OF_FLAG[flag] !== undefined) return STATUS_OF_FLAG[flag];
  return undefined;
}
