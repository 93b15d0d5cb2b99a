import type { Structure } from '@sterna/sdmx';
import type { Finding, ReadOptions, ReleaseDescription, SourceObservation } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import { BatchEncoder, type EncodedReading, encodedBatches, releaseAt } from '@sterna/store/encoded';
import { codesOf, type StructureNames, structureNames } from './structure-names.ts';
import { structuresOfFiles } from './structures-of-files.ts';

/** What a file is, however it is read. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly format: string;
  readonly encoding?: string;
}

/** What is known of a file when all of it has been read. */
export interface ReadingEnd {
  readonly releases: readonly ReleaseDescription[];
  /** Observations read of each of the releases, in their order. */
  readonly counts?: readonly number[];
  readonly findings: readonly Finding[];
  readonly rejectedRows: number;
  /** The first observations that have a value; where they are few, missing ones after them. */
  readonly sample: readonly SourceObservation[];
  /** What structures call the dimensions and codes of the file; absent where no structure is known. */
  readonly names?: StructureNames;
}

/** A file that is being read. `close` must be called. */
export interface FileReading {
  /** Absent for a file that could not be opened. */
  readonly file?: FileFacts;
  /** Absent for a file that is refused; `end` then says why. */
  readonly reading?: EncodedReading;
  /** Call when `reading.batches` has ended. */
  end(): ReadingEnd;
  close(): Promise<void>;
}

const SAMPLE = 50;

/** Sets of further dimensions that are looked at for the names of their codes. */
const MOST_NAMED = 5000;

/** How a file is to be read. */
export interface FileReadOptions extends ReadOptions {
  /** The one file of an archive that is read, as if it were given by itself. */
  readonly member?: string;
  /** Name the file is known by, where it is kept under another. */
  readonly name?: string;
  /** Files that may hold SDMX structures which this one needs. */
  readonly structureFiles?: readonly string[];
}

/** Reads a file in this thread. */
export async function readFileHere(path: string, options: FileReadOptions): Promise<FileReading> {
  const { structureFiles = [], ...how } = options;
  const beside = structureFiles.length > 0 ? await structuresOfFiles(structureFiles) : [];
  const structures = [...beside, ...(how.structures ?? [])];
  const read = await readStatistics(path, structures.length > 0 ? { ...how, structures } : how);
  const close = async (): Promise<void> => read.file?.close();
  const file = read.file && factsOf(read.file);
  if (!('reading' in read)) {
    const end = { releases: [], findings: read.findings, rejectedRows: 0, sample: [] };
    return { ...(file && { file }), end: () => end, close };
  }
  const { reading } = read;
  const sample = new Sample();
  const encoder = new BatchEncoder((index) => releaseAt(reading, index));
  const releases = (): readonly ReleaseDescription[] => encoder.releasesMet.map((index) => releaseAt(reading, index));
  return {
    ...(file && { file }),
    reading: {
      encoded: true,
      reader: reading.reader,
      release: reading.release,
      batches: encodedBatches(keepSample(reading.batches, sample), encoder),
      get indicators() {
        return reading.indicators;
      },
      get structures() {
        return reading.structures;
      },
      releases,
    },
    end: () => ({
      ...namesIn(sample, releases(), [...(reading.structures ?? []), ...structures]),
      releases: releases(),
      counts: encoder.releasesMet.map((index) => sample.countOf(index)),
      findings: reading.findings,
      rejectedRows: reading.rejectedRows(),
      sample: sample.list(),
    }),
    close,
  };
}

function factsOf(file: { size: number; sha256: string; format: string; encoding?: string }): FileFacts {
  const { size, sha256, format, encoding } = file;
  return { size, sha256, format, ...(encoding !== undefined && { encoding }) };
}

function namesIn(
  sample: Sample,
  releases: readonly ReleaseDescription[],
  structures: readonly Structure[],
): Pick<ReadingEnd, 'names'> {
  if (structures.length === 0) return {};
  const sources = [...new Set(releases.map(({ source }) => source))];
  return { names: structureNames(codesOf(sample.dimensions), sources, structures) };
}

/** The first observations of a file, and how many there are of each release. */
class Sample {
  readonly #counts = new Map<number, number>();
  readonly #stated: SourceObservation[] = [];
  readonly #missing: SourceObservation[] = [];
  /** Different sets of further dimensions; readers that know structures give equal ones as one. */
  readonly dimensions = new Set<Readonly<Record<string, string>>>();

  /** @param release its index in `Reading.releases` */
  countOf(release: number): number {
    return this.#counts.get(release) ?? 0;
  }

  take(batch: readonly SourceObservation[]): void {
    // Figures of one release follow one another, and so do those of the same further dimensions.
    let [of, counted] = [0, 0];
    let last: SourceObservation['dimensions'] | undefined;
    for (const { release = 0, dimensions } of batch) {
      if (release !== of) {
        this.#counts.set(of, this.countOf(of) + counted);
        [of, counted] = [release, 0];
      }
      counted += 1;
      if (dimensions !== last && this.dimensions.size < MOST_NAMED) this.dimensions.add(dimensions);
      last = dimensions;
    }
    this.#counts.set(of, this.countOf(of) + counted);
    if (this.#stated.length >= SAMPLE) return;
    for (const observation of batch) {
      const list = observation.value === null ? this.#missing : this.#stated;
      if (list.length < SAMPLE) list.push(observation);
    }
  }

  list(): readonly SourceObservation[] {
    return [...this.#stated, ...this.#missing].slice(0, SAMPLE);
  }
}

async function* keepSample(
  batches: AsyncIterable<readonly SourceObservation[]>,
  sample: Sample,
): AsyncGenerator<readonly SourceObservation[], void, undefined> {
  for await (const batch of batches) {
    sample.take(batch);
    yield batch;
  }
}
