/** Id of the agency that our own structures have. */
export const STERNA_AGENCY = 'STERNA';

/** Dimensions that every observation of ours has in SDMX, in their order in keys; further ones follow, then the time. */
export const FIXED_DIMENSIONS = [
  'FREQ',
  'INDICATOR',
  'REF_AREA',
  'COUNTERPART_AREA',
  'SEX',
  'AGE',
  'UNIT_MEASURE',
] as const;

/** Attributes that our messages have beside those of the publishers. */
export const OWN_ATTRIBUTES = ['OBS_STATUS', 'COMMENT_OBS', 'SOURCE', 'RELEASE', 'DATED', 'INDICATOR_TITLE'] as const;

const TAKEN: ReadonlySet<string> = new Set([
  ...FIXED_DIMENSIONS,
  ...OWN_ATTRIBUTES,
  ...['TIME_PERIOD', 'OBS_VALUE', 'ACTION', 'STRUCTURE', 'STRUCTURE_ID', 'STRUCTURE_NAME', 'DATAFLOW', 'KEYS'],
]);

const PREFIX = { dimension: 'DIM_', attribute: 'ATT_' } as const;
const PREFIXED = /^(?:DIM|ATT)_/i;

const hex = (char: string): string => `-${(char.codePointAt(0) ?? 0).toString(16).toUpperCase()}-`;

/**
 * The id of a further dimension or attribute in our SDMX structures: its own name, where SDMX allows it and it is not
 * taken; else a prefix before it, with characters that are not allowed as their numbers. `nameOfComponent` undoes it.
 *
 * @param others names of other components of the same structure: what is a dimension with one publisher is an attribute
 *   with another
 */
export function componentId(
  name: string,
  kind: 'dimension' | 'attribute',
  others: ReadonlySet<string> = new Set(),
): string {
  const isFree = !TAKEN.has(name) && !others.has(name) && !PREFIXED.test(name) && !/^xml/i.test(name);
  // A heading of CSV like `Skill` after one in capitals would be taken for its name.
  if (isFree && /^(?:[A-Z][A-Z0-9_]*|[a-z][A-Za-z0-9_]*)$/.test(name)) return name;
  const prefix = /[a-z]/.test(name) ? PREFIX[kind].toLowerCase() : PREFIX[kind];
  return prefix + name.replace(/[^A-Za-z0-9_]/gu, hex);
}

/** The name of a further dimension or attribute from its id in our structures. */
export function nameOfComponent(id: string): string {
  if (!PREFIXED.test(id)) return id;
  return id
    .slice(4)
    .replace(/-([0-9A-F]+)-/g, (_, number: string) => String.fromCodePoint(Number.parseInt(number, 16)));
}
