/** The total over a dimension, as SDMX writes it. */
export const TOTAL = '_T';

/** SDMX CL_SEX: total, female, male. */
export type Sex = '_T' | 'F' | 'M';

/** SDMX CL_OBS_STATUS, version 2.2. A source's code that is not among them is kept as the attribute `OBS_STATUS`. */
export type ObservationStatus =
  | 'A'
  | 'E'
  | 'P'
  | 'B'
  | 'M'
  | 'I'
  | 'F'
  | 'N'
  | 'U'
  | 'D'
  | 'G'
  | 'H'
  | 'J'
  | 'K'
  | 'L'
  | 'O'
  | 'Q'
  | 'S'
  | 'V'
  | 'W';

/** One indicator with all its dimensions fixed. */
export interface SeriesKey {
  /** Code in the indicator catalogue, or the publisher's own code when the catalogue has none. */
  readonly indicator: string;
  /** Place code: ISO 3166 alpha-3 for countries, see the vocabulary for regions and groups. */
  readonly refArea: string;
  /** The other place of a corridor; `_T` for all of them together or where there is none. */
  readonly counterpart: string;
  readonly sex: Sex;
  /** `_T`, or an SDMX age code: `Y15T24`, `Y_GE15`, `Y_LT18`. */
  readonly age: string;
  /** Further dimensions by SDMX concept, sorted by name: `{ OCCUPATION: 'ISCO08_22' }`. Usually empty. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Unit of measure: `PS` persons, `PC` percent, `USD`, `PER_1000`, `PER_10000`, `PER_100000`, `NUMBER`; `_X` where the source states none. */
  readonly unit: string;
}

/** The value of a series in a period. */
export interface SeriesValue<Value extends number | null = number | null> extends SeriesKey {
  readonly period: string;
  readonly value: Value;
  readonly status: ObservationStatus;
  readonly note?: string;
}

/** Where in a file a value stands. Rows and columns count from 1, as a person counts them in a spreadsheet. */
export interface CellReference {
  /** Sheet of a workbook or member of an archive; absent for a plain file. */
  readonly part?: string;
  readonly row: number;
  /** Column, when one row carries several values. */
  readonly column?: number;
}

/** One value as a source's file states it. */
export interface SourceObservation extends SeriesKey {
  /**
   * `2020`, `2020-S1`, `2020-T3`, `2020-Q1`, `2020-M01`, `2020-W53`, `2020-D366`, a date `2020-01-31`, a moment
   * `2020-01-31T12:00:00`, years `2015/2020`. An SDMX `2020-01` is `2020-M01`.
   */
  readonly period: string;
  /** Finite, in `unit` without multiplier; `null` only with status `M`, for a value stated as missing. */
  readonly value: number | null;
  readonly status: ObservationStatus;
  /** Footnote or the publisher's own qualification, as written. */
  readonly note?: string;
  /**
   * Further attributes by SDMX concept, sorted by name, as the source has them (`{ DECIMALS: '1', TITLE: '…' }`); absent
   * when there are none. Values that are not plain texts (several values, texts in languages) are written as JSON.
   */
  readonly attributes?: Readonly<Record<string, string>>;
  /** For a file with figures of several releases: index in `Reading.releases`; the first unless told. */
  readonly release?: number;
  readonly at: CellReference;
}

/** The key of a series, out of whatever has one. */
export function seriesKeyOf(one: SeriesKey): SeriesKey {
  const { indicator, refArea, counterpart, sex, age, dimensions, unit } = one;
  return { indicator, refArea, counterpart, sex, age, dimensions, unit };
}

/** The value of a series in a period, without what else is known of it: where it stands, what it was derived from. */
export function seriesValueOf<Value extends number | null>(one: SeriesValue<Value>): SeriesValue<Value> {
  const { period, value, status, note } = one;
  return { ...seriesKeyOf(one), period, value, status, ...(note !== undefined && { note }) };
}

/** A text that names a series exactly; equal keys give equal texts. */
export function seriesId(key: SeriesKey): string {
  const extra = Object.entries(key.dimensions);
  const base = `${key.indicator}|${key.refArea}|${key.counterpart}|${key.sex}|${key.age}|${key.unit}`;
  if (extra.length === 0) return base;
  const sorted = extra.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, code]) => `${name}=${code}`);
  return `${base}|${sorted.join(';')}`;
}
