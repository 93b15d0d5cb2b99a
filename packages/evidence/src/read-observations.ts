import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Finding, PublisherIndicator, ReleaseDescription, SeriesKey, SourceObservation } from '@sterna/statistics';
import type { Store } from '@sterna/store';
import { observationAt } from '@sterna/store/encoded';
import { UnreadableFileError } from '@sterna/tabular';
import { bySeverity, type ImportFileOptions, withStructures } from './import-file.ts';
import { needOf } from './preview-file.ts';
import type { FileReading } from './reading/file-reading.ts';
import { openForReading } from './reading/open-file.ts';

/** What a file states, as far as it is wanted. */
export interface ReadObservations {
  readonly file: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly format?: string;
  readonly encoding?: string;
  /** Reader that recognised it, or `mapping`; absent when none did. */
  readonly reader?: string;
  readonly releases: readonly ReleaseDescription[];
  /** Of the whole file, missing ones included. */
  readonly count: number;
  /** Those that were wanted, in the order of the file; at most `most`. */
  readonly observations: readonly SourceObservation[];
  /** Whether more were wanted than are handed over. */
  readonly isCut: boolean;
  /** Indicators outside the catalogue. */
  readonly indicators: readonly PublisherIndicator[];
  /** By severity. */
  readonly findings: readonly Finding[];
  readonly rejectedRows: number;
  /** See `ImportPreview`. */
  readonly needs?: 'mapping' | 'indicator';
}

export interface ReadObservationsOptions extends ImportFileOptions {
  /** Which observations are wanted; all unless told. */
  readonly wanted?: (observation: SourceObservation) => boolean;
  /** Most observations that are handed over. */
  readonly most: number;
}

/** Reads what a file states as an import would, and stores nothing. Large files are read in a thread. */
export async function readObservations(
  store: Store,
  path: string,
  options: ReadObservationsOptions,
): Promise<ReadObservations> {
  const { name = basename(path), place = 'sooner', signal, wanted, most, ...how } = options;
  const nothing = { file: name, size: (await stat(path)).size, sha256: '', releases: [], count: 0 };
  let read: FileReading | undefined;
  try {
    read = await openForReading(path, await withStructures(store, { ...how, name }), place, signal);
    const { file, reading } = read;
    const rest = { ...nothing, observations: [], isCut: false, indicators: [], rejectedRows: 0, ...file };
    if (!file || !reading) {
      const { findings } = read.end();
      const needs = needOf(findings);
      return { ...rest, findings: bySeverity(findings), ...(needs && { needs }) };
    }
    const taken = await take(reading.batches, wanted ?? (() => true), most);
    const { findings, rejectedRows } = read.end();
    const { reader, indicators } = reading;
    const releases = reading.releases();
    return { ...rest, reader, releases, ...taken, indicators, findings: bySeverity(findings), rejectedRows };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    const finding: Finding = { rule: error.code, severity: 'error', message: error.message, where: error.where };
    return { ...nothing, observations: [], isCut: false, indicators: [], findings: [finding], rejectedRows: 0 };
  } finally {
    await read?.close();
  }
}

type Batches = NonNullable<FileReading['reading']>['batches'];

async function take(
  batches: Batches,
  wanted: (observation: SourceObservation) => boolean,
  most: number,
): Promise<Pick<ReadObservations, 'count' | 'observations' | 'isCut'>> {
  const series: SeriesKey[] = [];
  const periods: string[] = [];
  const parts: (string | undefined)[] = [];
  const observations: SourceObservation[] = [];
  let count = 0;
  let isCut = false;
  for await (const batch of batches) {
    series.push(...batch.newSeries);
    periods.push(...batch.newPeriods);
    parts.push(...batch.newParts);
    count += batch.count;
    for (let index = 0; index < batch.count; index++) {
      const key = series[batch.series[index] ?? 0];
      if (!key) continue;
      const period = periods[batch.periods[index] ?? 0] ?? '';
      const observation = observationAt(batch, index, key, period, parts[batch.parts[index] ?? 0]);
      if (!wanted(observation)) continue;
      if (observations.length < most) observations.push(observation);
      else isCut = true;
    }
  }
  return { count, observations: observations.sort(inFileOrder), isCut };
}

/** Batches come sorted by series; a person reads a file from top to bottom. */
function inFileOrder({ at: a }: SourceObservation, { at: b }: SourceObservation): number {
  if (a.part !== b.part) return 0;
  return a.row - b.row || (a.column ?? 0) - (b.column ?? 0);
}
