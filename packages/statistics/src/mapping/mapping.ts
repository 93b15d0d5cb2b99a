/** Which part of an observation a column, or the text of a head, gives. */
export type MappingTarget =
  | 'INDICATOR'
  | 'REF_AREA'
  | 'COUNTERPART_AREA'
  | 'SEX'
  | 'AGE'
  | 'TIME_PERIOD'
  | 'OBS_VALUE'
  | 'UNIT_MEASURE'
  /** What values are to be multiplied by: `thousands`, or the power of ten as SDMX has it: `3`. */
  | 'UNIT_MULT'
  | 'OBS_STATUS'
  | 'NOTE'
  /** A further dimension, by its SDMX concept: `DIMENSION:OCCUPATION`. */
  | `DIMENSION:${string}`
  /** A further attribute, kept as written, by its SDMX concept: `ATTRIBUTE:DATA_SOURCE`. */
  | `ATTRIBUTE:${string}`
  | 'ignore';

/**
 * Which column is meant: by its heading; by its letter, `{ "column": "D" }`; or several side by side, from one letter to
 * another or to the last, `{ "columns": "D:K" }`, `{ "columns": "D:" }`.
 */
export type ColumnChoice =
  | { readonly heading: string; readonly column?: never; readonly columns?: never }
  | { readonly column: string; readonly heading?: never; readonly columns?: never }
  | { readonly columns: string; readonly heading?: never; readonly column?: never };

/** What holds for some values, by target: `{ "SEX": "F", "TIME_PERIOD": "2020" }`. */
export type Said = Readonly<Partial<Record<MappingTarget, string>>>;

/** What one column gives. Columns that are not named are ignored. */
export type ColumnMapping = ColumnChoice & {
  readonly is: MappingTarget;
  /** For a column of values (`OBS_VALUE`): what holds for all of them, such as `{ "TIME_PERIOD": "2020", "SEX": "F" }`. */
  readonly of?: Said;
  /**
   * For columns of values: what their heading says, `"TIME_PERIOD"` where the years are headings; one for each row of a
   * head of several rows, `["SEX", "TIME_PERIOD"]`. `ignore` for a row that says nothing of them.
   */
  readonly headGives?: MappingTarget | readonly MappingTarget[];
  /** For a column of values: what they are multiplied by, where it differs from that of the table. */
  readonly multiplier?: number;
  /** An empty cell means what stands above it: a country named once for its rows, or merged cells. */
  readonly fillDown?: boolean;
};

/** How numbers are written. What is not told is read only where it is certain. */
export interface NumberWriting {
  readonly decimal?: '.' | ',';
  /** What stands between thousands. Spaces and apostrophes are always read so. */
  readonly thousands?: '.' | ',' | ' ' | "'" | '_';
  /** Values are multiplied by it: 1000 for a table in thousands. */
  readonly multiplier?: number;
  /** Texts that state a missing value, besides the usual ones (`..`, `n.a.`, `-` …). */
  readonly missing?: readonly string[];
}

/** How periods are written, where they could be read in two ways. */
export interface PeriodWriting {
  /** What comes first in `03/04/2020`. */
  readonly order?: 'day' | 'month';
  /** Which period a date means: its day, its month or its year. Days unless told; 31 December and 1 January their year. */
  readonly dates?: 'day' | 'month' | 'year';
  /** What `2020/21` means: the year it begins in, the year it ends in, or the span `2020/2021`. */
  readonly splitYears?: 'first' | 'last' | 'span';
}

/** What a table does not say of itself: see `ReleaseDescription`, whose fields these are. */
export interface MappedRelease {
  readonly source?: string;
  readonly version?: string;
  readonly dated?: string;
  readonly title?: string;
  readonly completeOver?: readonly ('REF_AREA' | 'COUNTERPART_AREA')[];
}

/**
 * How a tidy table is read: kept as a small JSON file, or under a name in the workbench.
 * docs/for-statisticians.md describes every field with examples.
 */
export interface Mapping {
  readonly mapping: 1;
  readonly name?: string;
  /** Sheet or archive member; the first with rows unless told, `*` for all of them. */
  readonly table?: string;
  /** Rows of headings, counted from 1: `[5]`, or `[4, 5]` where a head spans two; `[]` for none. Found when not told. */
  readonly head?: readonly number[];
  /** First and last row of figures, counted from 1, where other things stand above or below. */
  readonly rows?: { readonly first?: number; readonly last?: number };
  readonly columns: readonly ColumnMapping[];
  /** What holds for the whole table: `{ "INDICATOR": "MIGRANT_STOCK", "REF_AREA": "SEN" }`. */
  readonly constants?: Said;
  /**
   * What words in the table mean: `{ "SEX": { "Hommes": "M" }, "REF_AREA": { "RCI": "CIV", "Autres": "ignore" } }`. Rows
   * with a word that means `ignore` are left out; the empty word says what an empty cell means.
   */
  readonly words?: Readonly<Partial<Record<MappingTarget, Readonly<Record<string, string>>>>>;
  /** Whether rows and columns of totals are taken as totals (unless told) or left out. */
  readonly totals?: 'take' | 'leave';
  readonly numbers?: NumberWriting;
  readonly periods?: PeriodWriting;
  /** Source and release that the figures become. */
  readonly release?: MappedRelease;
}
