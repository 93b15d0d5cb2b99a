import * as v from 'valibot';
import type { Mapping } from './mapping.ts';

/** Targets by name; besides them there are `DIMENSION:` and `ATTRIBUTE:` with a concept. */
export const TARGETS = [
  'INDICATOR',
  'REF_AREA',
  'COUNTERPART_AREA',
  'SEX',
  'AGE',
  'TIME_PERIOD',
  'OBS_VALUE',
  'UNIT_MEASURE',
  'UNIT_MULT',
  'OBS_STATUS',
  'NOTE',
  'ignore',
] as const;

const CONCEPT = /^(?:DIMENSION|ATTRIBUTE):[A-Z][A-Z0-9_]*$/;

/** Whether a text is one of the parts of an observation that a column can give. */
export function isTarget(text: unknown): boolean {
  return typeof text === 'string' && ((TARGETS as readonly string[]).includes(text) || CONCEPT.test(text));
}

const target = v.custom<Mapping['columns'][number]['is']>(isTarget);
/** Objects keyed by targets: a wrong key is looked for apart, so that the message can name it. */
const said = v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty()));
const row = v.pipe(v.number(), v.integer(), v.minValue(1));
const letters = v.pipe(v.string(), v.regex(/^\s*[A-Za-z]{1,3}\s*$/));
const range = v.pipe(v.string(), v.regex(/^\s*[A-Za-z]{1,3}\s*(:\s*([A-Za-z]{1,3})?\s*)?$/));

const column = v.strictObject({
  heading: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  column: v.optional(letters),
  columns: v.optional(range),
  is: target,
  of: v.optional(said),
  headGives: v.optional(v.union([target, v.array(target)])),
  multiplier: v.optional(
    v.pipe(
      v.number(),
      v.check((number) => Number.isFinite(number) && number !== 0),
    ),
  ),
  fillDown: v.optional(v.boolean()),
});

/** The shape of a mapping, without what its parts have to do with one another. */
export const MAPPING_SHAPE: v.GenericSchema = v.strictObject({
  mapping: v.literal(1),
  name: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120))),
  table: v.optional(v.pipe(v.string(), v.nonEmpty())),
  head: v.optional(v.pipe(v.array(row), v.maxLength(8))),
  rows: v.optional(v.strictObject({ first: v.optional(row), last: v.optional(row) })),
  columns: v.pipe(v.array(column), v.minLength(1), v.maxLength(2_000)),
  constants: v.optional(said),
  words: v.optional(v.record(v.string(), v.record(v.string(), v.pipe(v.string(), v.trim(), v.nonEmpty())))),
  totals: v.optional(v.picklist(['take', 'leave'])),
  numbers: v.optional(
    v.strictObject({
      decimal: v.optional(v.picklist(['.', ','])),
      thousands: v.optional(v.picklist(['.', ',', ' ', "'", '_'])),
      multiplier: v.optional(
        v.pipe(
          v.number(),
          v.check((number) => Number.isFinite(number) && number !== 0),
        ),
      ),
      missing: v.optional(v.array(v.string())),
    }),
  ),
  periods: v.optional(
    v.strictObject({
      order: v.optional(v.picklist(['day', 'month'])),
      dates: v.optional(v.picklist(['day', 'month', 'year'])),
      splitYears: v.optional(v.picklist(['first', 'last', 'span'])),
    }),
  ),
  release: v.optional(
    v.strictObject({
      source: v.optional(v.pipe(v.string(), v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,79}$/u))),
      version: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(120))),
      dated: v.optional(v.pipe(v.string(), v.isoDate())),
      title: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(300))),
      completeOver: v.optional(v.array(v.picklist(['REF_AREA', 'COUNTERPART_AREA']))),
    }),
  ),
});

/** What belongs into a field, by its name: for messages. */
export const ADVICE: Readonly<Record<string, string>> = {
  mapping: 'Write "mapping": 1, the version of this form.',
  name: 'Write a name of up to 120 characters.',
  table: 'Write the name of the sheet, or "*" for all of them.',
  head: 'Write the rows of headings, counted from 1: [5], [4, 5], or [] for none.',
  rows: 'Write the first and last row of figures, counted from 1: {"first": 6, "last": 40}.',
  first: 'Write a row, counted from 1.',
  last: 'Write a row, counted from 1.',
  columns:
    'Write a list of columns, such as [{"heading": "Year", "is": "TIME_PERIOD"}], or letters such as "D:K" or "D:".',
  heading: 'Write the heading as it stands in the table.',
  column: 'Write the letter that the spreadsheet shows over the column: "D".',
  is: `Write one of ${TARGETS.join(', ')}, or DIMENSION:OCCUPATION for a further dimension.`,
  headGives: 'Write what the heading says, "TIME_PERIOD", or one for each row of the head, ["SEX", "TIME_PERIOD"].',
  of: 'Write what holds for the values of the column: {"TIME_PERIOD": "2020", "SEX": "F"}.',
  constants: 'Write what holds for the whole table: {"INDICATOR": "MIGRANT_STOCK", "REF_AREA": "SEN"}.',
  words: 'Write what words mean, by part: {"SEX": {"Hommes": "M"}}.',
  totals: 'Write "take" or "leave".',
  decimal: 'Write "." or ",".',
  thousands: 'Write ".", ",", " ", "\'" or "_".',
  multiplier: 'Write a number, such as 1000.',
  missing: 'Write a list of texts: ["s.d.", "x"].',
  order: 'Write "day" or "month": what comes first in 03/04/2020.',
  dates: 'Write "day", "month" or "year".',
  splitYears: 'Write "first", "last" or "span".',
  source: 'Write an id of letters, figures and underscores: "ANSD_CENSUS".',
  version: 'Write what the release is called: "2023 census".',
  dated: 'Write a date: "2023-12-31".',
  title: 'Write a title of up to 300 characters.',
  completeOver: 'Write a list of REF_AREA and COUNTERPART_AREA.',
  fillDown: 'Write true or false.',
};
