import { m } from '#lib/paraglide/messages.js';

const PARTS: Readonly<Record<string, () => string>> = {
  ignore: m.mapping_is_ignore,
  INDICATOR: m.mapping_is_INDICATOR,
  REF_AREA: m.mapping_is_REF_AREA,
  COUNTERPART_AREA: m.mapping_is_COUNTERPART_AREA,
  TIME_PERIOD: m.mapping_is_TIME_PERIOD,
  OBS_VALUE: m.mapping_is_OBS_VALUE,
  SEX: m.mapping_is_SEX,
  AGE: m.mapping_is_AGE,
  UNIT_MEASURE: m.mapping_is_UNIT_MEASURE,
  UNIT_MULT: m.mapping_is_UNIT_MULT,
  OBS_STATUS: m.mapping_is_OBS_STATUS,
  NOTE: m.mapping_is_NOTE,
};

/** Parts that the headings of columns of values often give. */
const IN_HEADINGS = ['TIME_PERIOD', 'SEX', 'REF_AREA', 'COUNTERPART_AREA', 'INDICATOR', 'AGE'];

/** What a part of an observation is called in a form. */
export function partText(target: string): string {
  const [kind = '', name = ''] = target.split(':');
  if (kind === 'DIMENSION') return m.mapping_dimension({ name });
  if (kind === 'ATTRIBUTE') return m.mapping_attribute({ name });
  return PARTS[target]?.() ?? target;
}

/** What a column gives, as a form names it. @param word see `wordFor` */
export function columnText(word: string): string {
  const [is = '', gives] = word.split('>');
  if (gives === undefined) return partText(is);
  return gives === '*' ? m.mapping_values_heads() : m.mapping_values_for({ part: partText(gives) });
}

/** All that a column can be said to give, with what it is said to give now. */
export function columnWords(now: string): readonly string[] {
  const words = [...Object.keys(PARTS), ...IN_HEADINGS.map((target) => `OBS_VALUE>${target}`)];
  return words.includes(now) ? words : [...words, now];
}

const BECAUSE = {
  heading: m.mapping_because_heading,
  values: m.mapping_because_values,
  both: m.mapping_because_both,
  nothing: m.mapping_because_nothing,
} as const;

/** Why a column was taken for what it is. */
export function becauseText(because: keyof typeof BECAUSE): string {
  return BECAUSE[because]();
}
