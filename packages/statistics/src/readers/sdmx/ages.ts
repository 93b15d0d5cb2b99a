import type { CellReference } from '../../observation.ts';
import { TOTAL } from '../../observation.ts';
import type { FindingLog } from '../reading/finding-log.ts';

const TOTALS = new Set(['', '_T', 'T', 'TOT', 'TOTAL', '_Z', 'ALLAGE', 'ALL']);

/** Codes that SDMX's rules for ages allow: years, months, weeks and days, of one age, a span, or open at one end. */
const OF_SDMX = /^[YMWD](?:\d{1,3}(?:T\d{1,3})?|_(?:GE|LT)\d{1,3})$/;

/** ILOSTAT writes the banding before the age; all its bandings are of completed years. */
const BANDING = /^AGE_[A-Z0-9]+_(?=TOTAL$|Y)/;

/** Spans, whatever stands between their ends. */
const SPAN = /^Y?(\d{1,3})(?:-|T|TO|_)Y?(\d{1,3})$/;

/** Ages open at one end: `Y_GE65`, `YGE15`, `Y15+`, `65+`, `Y_LT15`. */
const FROM = /^(?:Y_?GE_?(\d{1,3})|Y?(\d{1,3})\+)$/;
const BELOW = /^Y_?LT_?(\d{1,3})$/;
/** The same said of the completed year at the end: over 64 is from 65 on. */
const ABOVE = /^Y_?GT_?(\d{1,3})$/;
const UP_TO = /^Y_?LE_?(\d{1,3})$/;

const endOf = (pattern: RegExp, code: string): string | undefined => {
  const [, first, second] = pattern.exec(code) ?? [];
  return first ?? second;
};

const plusOne = (age: string): number => Number(age) + 1;

/**
 * The SDMX code of an age: `_T`, `Y15T24`, `Y_GE15`, `Y_LT15`, `Y7`.
 *
 * @param code of ILOSTAT (`AGE_5YRBANDS_Y15-19`), Eurostat (`Y15-24`), OECD or the UN
 * @returns `undefined` for what is no age for certain: `UNK`, groups of an agency's own
 */
export function sdmxAge(code: string): string | undefined {
  const plain = code.toUpperCase().replace(BANDING, '');
  if (TOTALS.has(plain)) return TOTAL;
  if (OF_SDMX.test(plain)) return plain;
  const [, first, last] = SPAN.exec(plain) ?? [];
  if (first !== undefined && last !== undefined) {
    return Number(first) < Number(last) ? `Y${Number(first)}T${Number(last)}` : undefined;
  }
  const from = endOf(FROM, plain);
  if (from !== undefined) return `Y_GE${Number(from)}`;
  const below = endOf(BELOW, plain);
  if (below !== undefined) return `Y_LT${Number(below)}`;
  const above = endOf(ABOVE, plain);
  if (above !== undefined) return `Y_GE${plusOne(above)}`;
  const upTo = endOf(UP_TO, plain);
  return upTo === undefined ? undefined : `Y_LT${plusOne(upTo)}`;
}

/** Reads the ages of one data set; what is no age for certain keeps its code, with a finding. */
export class Ages {
  readonly #log: FindingLog;
  readonly #known = new Map<string, string>();

  constructor(log: FindingLog) {
    this.#log = log;
  }

  /** @param name of the code, where its codelist gives one */
  codeOf(code: string, name: string | undefined, at: () => CellReference): string {
    const known = this.#known.get(code);
    if (known !== undefined) return known;
    const age = sdmxAge(code);
    if (age === undefined) {
      const named = name === undefined || name === '' || name === code ? '' : ` (${name})`;
      const message = `The age ${code}${named} is not one of SDMX's codes; its figures keep this code, apart from all ages.`;
      this.#log.add('age-kept', 'info', message, at(), code);
    }
    this.#known.set(code, age ?? code);
    return age ?? code;
  }
}
