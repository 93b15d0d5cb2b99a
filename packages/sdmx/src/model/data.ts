import type { Annotation } from './annotation.ts';
import type { ArtefactReference } from './reference.ts';
import type { LocalisedText } from './text.ts';

export type { LocalisedText } from './text.ts';

/**
 * A value as its message writes it. Numbers stay texts (`1.50`, `NaN`, `1e3`), so that nothing is lost; `numericValue`
 * reads them. SDMX 3.0 allows several values and texts in languages.
 */
export type ComponentValue = string | LocalisedText | readonly (string | LocalisedText)[];

/** Values of attributes or measures by component id. */
export type ComponentValues = Readonly<Record<string, ComponentValue>>;

/** Codes of dimensions by dimension id, in the order of the message. */
export type DimensionValues = Readonly<Record<string, string>>;

/** What a data set tells a receiver to do with it, in the words of SDMX 3.0 (2.1's `Append` is a merge). */
export type DataSetAction = 'Information' | 'Append' | 'Merge' | 'Replace' | 'Delete';

/** The layouts of data that the standard has. */
export type MessageFormat =
  | 'sdmx-csv-1.0'
  | 'sdmx-csv-2.0'
  | 'sdmx-json-1.0'
  | 'sdmx-json-2.0'
  | 'sdmx-ml-2.0-generic'
  | 'sdmx-ml-2.0-compact'
  | 'sdmx-ml-2.1-generic'
  | 'sdmx-ml-2.1-structure-specific'
  | 'sdmx-ml-3.0-structure-specific';

/** Somebody who sends or receives a message. */
export interface Party {
  readonly id: string;
  readonly name?: LocalisedText;
}

/** The head of a message. Every field may be missing in messages that deviate from the standard, and in CSV. */
export interface MessageHeader {
  readonly id?: string;
  /** ISO date or date-time, as written. */
  readonly prepared?: string;
  readonly test?: boolean;
  readonly sender?: Party;
  readonly receivers?: readonly Party[];
  readonly name?: LocalisedText;
  readonly source?: LocalisedText;
}

/** One data set of a message: what it is of, and what holds for all of it. */
export interface DataSetHead {
  readonly kind: 'data-set';
  /** What the data are structured by: a data structure, a dataflow or a provision agreement, as far as the message says. */
  readonly structure?: ArtefactReference;
  /** The dataflow as well, where a message names both. */
  readonly dataflow?: ArtefactReference;
  readonly action?: DataSetAction;
  /** The dimension whose values stand at the observations; `AllDimensions` for a flat message. */
  readonly dimensionAtObservation?: string;
  /** Attributes attached to the data set. */
  readonly attributes: ComponentValues;
  /** SDMX's own moments of a data set, as written: `validFromDate`, `reportingBeginDate`, `setID`, `publicationYear`. */
  readonly about?: Readonly<Record<string, string>>;
  readonly annotations?: readonly Annotation[];
}

/** Attributes attached to a part of the key: to the group of series that share these codes. */
export interface GroupRecord {
  readonly kind: 'group';
  /** Id of the group in the data structure; absent where the message does not give it. */
  readonly group?: string;
  readonly dimensions: DimensionValues;
  readonly attributes: ComponentValues;
  readonly annotations?: readonly Annotation[];
}

/** Dimensions and attributes that following observations share. Flat messages have one without dimensions. */
export interface SeriesRecord {
  readonly kind: 'series';
  readonly dimensions: DimensionValues;
  readonly attributes: ComponentValues;
  readonly annotations?: readonly Annotation[];
}

/** One observation. Its full key is the dimensions of its series and its own. */
export interface ObservationRecord {
  readonly kind: 'observation';
  readonly series: SeriesRecord;
  /** Dimensions at the level of the observation: `{ TIME_PERIOD: '2020' }`, or all of them in a flat message. */
  readonly dimensions: DimensionValues;
  /** Measures by id; `{ OBS_VALUE: '1.50' }`. A measure that is not given is not there. */
  readonly measures: ComponentValues;
  readonly attributes: ComponentValues;
  /** Line in the file, counted from 1, for findings and traces; the row for CSV. */
  readonly line: number;
  readonly annotations?: readonly Annotation[];
}

/** What a message holds, in its order. Series without observations are there too, for their attributes. */
export type DataRecord = DataSetHead | GroupRecord | SeriesRecord | ObservationRecord;
