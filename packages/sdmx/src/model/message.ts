import type { DataRecord, MessageFormat, MessageHeader } from './data.ts';
import type { MessageFinding } from './finding.ts';
import type { ArtefactReference } from './reference.ts';
import type { Structure, StructureMessage } from './structure.ts';

export type { MessageFinding } from './finding.ts';

/** Bytes that can be read from the start as often as wanted: a file, a member of an archive, a text in memory. */
export interface MessageSource {
  open(): Promise<AsyncIterable<Uint8Array>>;
}

/** A message of data: its head, and its records as a stream. */
export interface DataMessage {
  readonly kind: 'data';
  readonly format: MessageFormat;
  readonly header: MessageHeader;
  /**
   * Structures the message itself carries: SDMX-JSON gives names of all components and codes, XML none. Those of JSON are
   * made from its components: a data structure, a codelist for each component, a concept scheme.
   */
  readonly structures: readonly Structure[];
  /** Streams once; memory does not grow with the message. Throws `SdmxError` when it turns out to be damaged. */
  readonly records: AsyncIterable<readonly DataRecord[]>;
  /** Complete when `records` has ended. */
  readonly findings: readonly MessageFinding[];
}

/** A message that answers with errors in place of data, as web services send. */
export interface ErrorMessage {
  readonly kind: 'error';
  readonly format: string;
  readonly errors: readonly { readonly code: string; readonly text: string }[];
}

/** A message of a kind that holds neither data nor structures: a query, reference metadata, a registry's answer. */
export interface OtherMessage {
  readonly kind: 'other';
  readonly format: string;
  /** What it is, in a few words: `a query for structures`. */
  readonly what: string;
}

export type Message = DataMessage | StructureMessage | ErrorMessage | OtherMessage;

/** What a reader may be told. */
export interface ReadMessageOptions {
  /** Data structures and dataflows that the message follows: roles and attachment levels are then known and checked. */
  readonly structures?: readonly Structure[];
  /** Deepest nesting of elements or values; 64 unless told. */
  readonly depth?: number;
  /** Longest text of one value in characters; 1,000,000 unless told. */
  readonly textLength?: number;
}

/** Why a message cannot be read at all. */
export class SdmxError extends Error {
  /** Stable id in kebab-case: `not-sdmx`, `not-well-formed`, `document-type`, `too-deep`, `truncated`, `unsupported`. */
  readonly code: string;
  /** From 1, where known. */
  readonly line: number | undefined;

  constructor(code: string, message: string, line?: number) {
    super(message);
    this.name = 'SdmxError';
    this.code = code;
    this.line = line;
  }
}

/** How a data message is written. */
export interface WriteDataOptions {
  readonly format: Exclude<MessageFormat, 'sdmx-ml-2.0-generic' | 'sdmx-ml-2.0-compact'>;
  readonly header: MessageHeader;
  /** The data structure, the dataflow and every codelist and concept scheme that names are wanted from. */
  readonly structures: readonly Structure[];
  readonly dataStructure: string;
  readonly dataflow?: string;
  /** The provision agreement that the data are of; XML of 2.1 then names it in place of the dataflow. */
  readonly provisionAgreement?: ArtefactReference;
  /** Unless told, time where there is a time dimension, else all dimensions. CSV is always flat. */
  readonly dimensionAtObservation?: string;
  /** `serieskeysonly` writes no observations, `dataonly` no attributes, `nodata` series with attributes alone. */
  readonly detail?: 'full' | 'dataonly' | 'serieskeysonly' | 'nodata';
  /** Labels in CSV and names in JSON: languages in order of preference. */
  readonly languages?: readonly string[];
  /** CSV: `id` (codes alone), `both` (`A: Annual`), `name` (2.0: codes and names in columns of their own). */
  readonly labels?: 'id' | 'both' | 'name';
}
