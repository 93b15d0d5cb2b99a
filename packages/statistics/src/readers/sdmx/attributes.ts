import type { ComponentValue, ComponentValues } from '@sterna/sdmx';
import type { ObservationStatus } from '../../observation.ts';
import { multiplierPlaces } from '../../sdmx-form/multiplier.ts';
import { readStatus } from '../../sdmx-form/status.ts';

/** Attributes of an observation by what they give; `others` sorted by name. */
export interface ReadAttributes {
  readonly unit: string | undefined;
  /** Places by which the decimal point moves. */
  readonly places: number;
  readonly note: string | undefined;
  /** Code of `OBS_STATUS`; empty for none. */
  readonly statusCode: string;
  /** Status that letters of `OBS_FLAG` mean, where there is no `OBS_STATUS`. */
  readonly flagStatus: ObservationStatus | undefined;
  readonly others: Readonly<Record<string, string>>;
}

/** Attributes whose text is the note of an observation, the surest first. */
const NOTES = ['COMMENT_OBS', 'OBS_COMMENT', 'OBS_COM', 'NOTE_OBS', 'OBS_NOTE', 'COMMENT', 'NOTE', 'NOTES', 'COMMENTS'];
const UNITS = ['UNIT_MEASURE', 'UNIT', 'UNITS', 'UNIT_OF_MEASURE'];
const MULTIPLIERS = ['UNIT_MULT', 'UNIT_MULTIPLIER', 'UNITMULTIPLIER', 'POWERCODE'];

/** Eurostat's flags that mean a status; `c`, `r`, `s`, `z` say something else and stay as they are. */
const FLAGS: Readonly<Record<string, ObservationStatus>> = {
  b: 'B',
  d: 'D',
  e: 'E',
  f: 'F',
  i: 'I',
  n: 'N',
  p: 'P',
  u: 'U',
};

/** The status that the first of Eurostat's flags gives which gives any: `bd` is a break. */
function statusOfFlags(flags: string): ObservationStatus | undefined {
  for (const letter of flags.toLowerCase()) {
    const status = FLAGS[letter];
    if (status !== undefined) return status;
  }
  return undefined;
}

/** A value as a text: several values and texts in languages as JSON. */
export function textOfValue(value: ComponentValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A text for people: of a text in several languages the English or the first. */
function wordsOf(value: ComponentValue): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one: ComponentValue) => wordsOf(one)).join(' ');
  const texts = Object.entries(value);
  return String((texts.find(([language]) => language === 'en') ?? texts[0])?.[1] ?? '');
}

function takeFirst(values: Map<string, ComponentValue>, names: readonly string[]): ComponentValue | undefined {
  for (const name of names) {
    for (const id of values.keys()) {
      if (id.toUpperCase() !== name) continue;
      const value = values.get(id);
      values.delete(id);
      return value;
    }
  }
  return undefined;
}

/**
 * Sorts attributes by what they give.
 *
 * @param hasUnit whether a dimension gives the unit: an attribute of that name then stays as it is
 */
export function readAttributes(attributes: ComponentValues, hasUnit: boolean): ReadAttributes {
  const rest = new Map(Object.entries(attributes).filter(([, value]) => value !== ''));
  const unit = hasUnit ? undefined : takeFirst(rest, UNITS);
  const note = takeFirst(rest, NOTES);
  const status = takeFirst(rest, ['OBS_STATUS']);
  const statusCode = status === undefined ? '' : textOfValue(status);
  const flag = statusCode === '' ? rest.get('OBS_FLAG') : undefined;
  const flagStatus = typeof flag === 'string' ? statusOfFlags(flag) : undefined;
  // Several letters say more than the status: they stay beside it.
  if (flagStatus !== undefined && flag?.length === 1) rest.delete('OBS_FLAG');
  const multiplier = MULTIPLIERS.flatMap((name) => [...rest.keys()].filter((id) => id.toUpperCase() === name))[0];
  const code = multiplier === undefined ? undefined : rest.get(multiplier);
  const places = multiplierPlaces(typeof code === 'string' ? code : undefined);
  // Kept under its usual name: who writes the figures out again has to know by what they were multiplied.
  if (multiplier !== undefined && code !== undefined && places !== undefined) {
    rest.delete(multiplier);
    rest.set('UNIT_MULT', code);
  }
  const others = [...rest].map(([id, value]): [string, string] => [id, textOfValue(value)]);
  others.sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    unit: unit === undefined ? undefined : textOfValue(unit),
    places: places ?? 0,
    note: note === undefined ? undefined : wordsOf(note),
    statusCode,
    flagStatus,
    others: Object.freeze(Object.fromEntries(others)),
  };
}

/** Status and further attributes of an observation, once it is known whether it has a value. */
export function statusOf(
  { statusCode, flagStatus, others }: ReadAttributes,
  hasValue: boolean,
): { readonly status: ObservationStatus; readonly attributes: Readonly<Record<string, string>> } {
  const { status, code } = readStatus(statusCode, hasValue);
  if (flagStatus !== undefined && hasValue) return { status: flagStatus, attributes: others };
  const kept = flagStatus !== undefined && !('OBS_FLAG' in others) ? { OBS_FLAG: flagStatus.toLowerCase() } : {};
  const own = code === undefined ? kept : { ...kept, OBS_STATUS: code };
  if (Object.keys(own).length === 0) return { status, attributes: others };
  const all = Object.entries({ ...others, ...own }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { status, attributes: Object.fromEntries(all) };
}
