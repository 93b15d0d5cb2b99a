import type { Sex } from '../../observation.ts';

const SEXES: ReadonlyMap<string, Sex> = new Map<string, Sex>([
  ...['f', 'female', 'females', 'women', 'woman', 'girls', 'femme', 'femmes', 'feminin', 'mujer', 'mujeres'].map(
    (word): [string, Sex] => [word, 'F'],
  ),
  ...['m', 'male', 'males', 'men', 'man', 'boys', 'homme', 'hommes', 'masculin', 'hombre', 'hombres'].map(
    (word): [string, Sex] => [word, 'M'],
  ),
  ...['_t', 't', 'total', 'all', 'both', 'bothsex', 'bothsexes', 'both sexes', 'both sexes combined', 'b', 'mf'].map(
    (word): [string, Sex] => [word, '_T'],
  ),
  ['les deux sexes', '_T'],
  ['ensemble', '_T'],
  ['ambos sexos', '_T'],
  ['male female', '_T'],
]);

/** Reads a sex as SDMX `CL_SEX` has it; `undefined` when the text names none. */
export function readSex(text: string): Sex | undefined {
  return SEXES.get(
    text
      .trim()
      .toLowerCase()
      .replace(/[^a-z_]+/g, ' ')
      .trim(),
  );
}

const TOTAL_AGES = new Set(['', '_t', 't', 'total', 'allage', 'all', 'allages', 'all ages', 'na', 'n/a', 'none']);

/**
 * Reads an age group as SDMX `CL_AGE` writes it: `15-24` → `Y15T24`, `15+` → `Y_GE15`, `<18` → `Y_LT18`.
 *
 * @returns `_T` for all ages; `undefined` when the text names no age
 */
export function readAge(text: string): string | undefined {
  const age = text.trim().toLowerCase();
  if (TOTAL_AGES.has(age)) return '_T';
  if (/^y(\d+(t\d+)?|_(ge|lt)\d+)$/.test(age)) return age.toUpperCase();
  const span = /^(?:age[sd]?\s*)?(\d+)\s*[-–_t]\s*(\d+)(?:\s*(?:y|years?(?: old)?))?$/.exec(age);
  if (span !== null) return Number(span[1]) <= Number(span[2]) ? `Y${span[1]}T${span[2]}` : undefined;
  const from =
    /^(?:age[sd]?\s*)?(?:>=|≥)?\s*(\d+)\s*(?:\+|y?\+|y\+|years? and over|and over|years? or over|plus)$/.exec(age);
  if (from !== null) return `Y_GE${from[1]}`;
  const below = /^(?:<|lt|under\s*|less than\s*)\s*(\d+)\s*(?:y|years?(?: old)?)?$/.exec(age);
  if (below !== null) return `Y_LT${below[1]}`;
  return undefined;
}
