import type { ObservationStatus, SeriesKey, SourceObservation } from '@sterna/statistics';
import type { EncodedBatch } from './encoded-batch.ts';

/** One row of an encoded batch as an observation. */
export function observationAt(
  batch: EncodedBatch,
  index: number,
  key: SeriesKey,
  period: string,
  part: string | undefined,
): SourceObservation {
  const value = batch.values[index] ?? Number.NaN;
  const note = batch.noteTexts[(batch.notes[index] ?? 0) - 1];
  const attributes = batch.attributeTexts[(batch.attributes[index] ?? 0) - 1];
  const column = batch.columns[index] ?? 0;
  return {
    ...key,
    period,
    value: Number.isNaN(value) ? null : value,
    status: String.fromCharCode(batch.statuses[index] ?? 0) as ObservationStatus,
    ...(note !== undefined && { note }),
    ...(attributes !== undefined && { attributes: JSON.parse(attributes) as Record<string, string> }),
    at: {
      ...(part !== undefined && { part }),
      row: batch.rows[index] ?? 0,
      ...(column !== 0 && { column }),
    },
  };
}
