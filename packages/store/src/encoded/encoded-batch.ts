import type { PublisherIndicator, Reading, ReleaseDescription, SeriesKey } from '@sterna/statistics';

/**
 * Observations as columns of numbers: what is text stands in lists that go on from batch to batch. So they can be handed
 * from a thread that reads to one that stores at no cost, and none of them is an object.
 */
export interface EncodedBatch {
  readonly count: number;
  /** Running number of the series within the import, from 0. */
  readonly series: Int32Array<ArrayBuffer>;
  /** Index of the period among those met so far. */
  readonly periods: Int32Array<ArrayBuffer>;
  /** NaN for a value stated as missing. */
  readonly values: Float64Array<ArrayBuffer>;
  /** Letter of CL_OBS_STATUS, as its code in ASCII. */
  readonly statuses: Uint8Array<ArrayBuffer>;
  readonly rows: Int32Array<ArrayBuffer>;
  /** 0 for none. */
  readonly columns: Int32Array<ArrayBuffer>;
  /** Index of the part among those met so far. */
  readonly parts: Int32Array<ArrayBuffer>;
  /** Index of the release among those met so far. */
  readonly releases: Int32Array<ArrayBuffer>;
  /** 1 where the same release, series and period came before in this import. */
  readonly again: Uint8Array<ArrayBuffer>;
  /** 0 for none, else one more than an index in `noteTexts`. */
  readonly notes: Int32Array<ArrayBuffer>;
  /** 0 for none, else one more than an index in `attributeTexts`. */
  readonly attributes: Int32Array<ArrayBuffer>;
  /** Notes of this batch. */
  readonly noteTexts: readonly string[];
  /** Sets of attributes of this batch, as JSON with sorted names. */
  readonly attributeTexts: readonly string[];
  /** Met for the first time in this batch: they go on from those of earlier batches. */
  readonly newSeries: readonly SeriesKey[];
  readonly newPeriods: readonly string[];
  readonly newParts: readonly (string | undefined)[];
  readonly newReleases: readonly ReleaseDescription[];
}

/** A reading whose observations come encoded. Lists are complete when `batches` has ended. */
export interface EncodedReading {
  readonly encoded: true;
  readonly reader: string;
  /** The release that the file is of in the first place. */
  readonly release: ReleaseDescription;
  readonly batches: AsyncIterable<EncodedBatch>;
  readonly indicators: readonly PublisherIndicator[];
  readonly structures: Reading['structures'];
  /** The releases in the order in which they were met, with what is known of them at the end. */
  releases(): readonly ReleaseDescription[];
}

/** The memory of a batch, to be handed over with it to another thread. */
export function buffersOf(batch: EncodedBatch): ArrayBuffer[] {
  const { series, periods, values, statuses, rows, columns, parts, releases, again, notes, attributes } = batch;
  return [series, periods, values, statuses, rows, columns, parts, releases, again, notes, attributes].map(
    ({ buffer }) => buffer,
  );
}
