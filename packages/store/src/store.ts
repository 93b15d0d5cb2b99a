import type { FigureQuery, Reading, SeriesKey } from '@sterna/statistics';
import type { Mapping } from '@sterna/statistics/mapping';
import type { FindDerived } from './carried-figures.ts';
import { type Comparison, compareReading } from './compare-reading.ts';
import { encodeReading } from './encoded/batch-encoder.ts';
import type { EncodedReading } from './encoded/encoded-batch.ts';
import type { Actor, Engine, Session } from './engine.ts';
import { StoreError } from './errors.ts';
import {
  addJobs,
  changeJob,
  dropJob,
  interruptJobs,
  type JobChanges,
  type JobState,
  type NewJob,
  readJobs,
  releaseJobs,
  type StoredJob,
} from './import-jobs.ts';
import { type ImportOptions, type ImportOutcome, importReading } from './import-reading.ts';
import { dropMapping, keepMapping, readMappings } from './mappings.ts';
import { migrate } from './migrate.ts';
import { openDirectory, openMemory } from './pglite-engine.ts';
import { openPostgres } from './postgres-engine.ts';
import { type CoveredYear, EMPTY_EXTENT, type Extent, readCoverage, readExtents } from './read-extent.ts';
import {
  type HistoricalObservation,
  readFigures,
  readFiguresOfSeries,
  readHistory,
  readSeriesIds,
  readSeriesKeys,
  type StoredObservation,
} from './read-figures.ts';
import {
  readCompleteness,
  readIndicators,
  readParts,
  readReleases,
  readSources,
  readVersion,
  type StoredIndicator,
  type StoredPart,
  type StoredRelease,
  type StoredSource,
} from './read-releases.ts';
import type { ImportFile } from './release-record.ts';
import { readStructures, type StructureContent } from './structures.ts';
import { undoImport } from './undo-import.ts';
import { type UndoOutlook, undoImportOutlook, undoOutlook } from './undo-outlook.ts';
import { undoRelease } from './undo-release.ts';

/** Where the statistics are kept. */
export interface StoreOptions {
  /** A directory (made when missing), `memory:`, or a `postgres://` URL. */
  readonly database: string;
  /** Told what an operator may want to know, one line at a time. */
  readonly log?: (line: string) => void;
}

const MEMORY = 'memory:';
const SERIES_IN_A_BATCH = 2000;
/** Few, so that the first figures are there at once. */
const SERIES_AT_FIRST = 100;
/** A job that nothing is heard of for so long has been left by its process. */
const QUIET_SECONDS = 60;

/** Releases, series and figures, with where each figure comes from. */
export class Store {
  readonly #engine: Engine;

  /** @param engine with the newest schema; see `openStore` */
  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /**
   * Stores what a reader reads from one file: all of it or, when anything goes wrong, nothing. A content that is
   * there already changes nothing. Files of the same source and version make up one release; of two values for the
   * same series and period in one release the first stays. On a database directory, reads wait until it is done.
   *
   * @param file name, size in bytes and SHA-256 (hexadecimal) of the file
   * @throws StoreError `observation-invalid`; whatever the reader throws
   */
  importReading(file: ImportFile, reading: Reading | EncodedReading, options?: ImportOptions): Promise<ImportOutcome> {
    return importReading(this.#engine, file, reading, options);
  }

  /**
   * Compares a reading with the figures in force, as `importReading` would, and stores nothing.
   *
   * @param sha256 of the file, hexadecimal
   * @param findDerived finds what can be derived: it comes before figures that were derived when they came in
   */
  compareReading(
    sha256: string,
    reading: Reading | EncodedReading,
    onProgress: (observations: number) => void = () => {},
    findDerived?: FindDerived,
  ): Promise<Comparison> {
    const encoded = 'encoded' in reading ? reading : encodeReading(reading);
    return compareReading(this.#engine, sha256, encoded, onProgress, findDerived);
  }

  /** Takes a release back, so that what it replaced is in force again. @throws StoreError `release-unknown` */
  undoRelease(release: number): Promise<void> {
    return undoRelease(this.#engine, release);
  }

  /**
   * Takes back what one file brought to its release, so that the state before its import returns. Figures of other files
   * stay, those that it had in common with them too. A release without any other file is undone.
   *
   * @param file its id, see `StoredFile`
   * @throws StoreError `file-unknown` for a file that is not there or has been taken back
   */
  undoImport(file: number): Promise<void> {
    return undoImport(this.#engine, file);
  }

  /** Counts what taking one file back would do to the figures in force. @throws StoreError `file-unknown` */
  undoImportOutlook(file: number): Promise<UndoOutlook> {
    return this.#read((session) => undoImportOutlook(session, file));
  }

  /**
   * The figures in force, ordered by series and period. A period belongs to the years asked for when it touches them:
   * `2015/2020` is found from 2016 on.
   */
  observations(query: FigureQuery): Promise<StoredObservation[]> {
    return this.#read((session) => readFigures(session, query));
  }

  /**
   * The figures in force in batches of some thousands, by series and period, for results too large to hold; the first
   * batch is small, so that it comes at once. Other reads and imports may go on between the batches.
   *
   * @throws StoreError `data-changed` when an import has ended meanwhile, so that batches would not fit together
   */
  async *observationBatches(query: FigureQuery): AsyncGenerator<readonly StoredObservation[], void, undefined> {
    let version: string | undefined;
    for (let after = 0, size = SERIES_AT_FIRST; ; size = SERIES_IN_A_BATCH) {
      const [last, count] = [after, size];
      // One transaction for each page: on a server every step costs a journey.
      const { ids, batch } = await this.#read(async (session) => {
        const now = await readVersion(session);
        if (now !== (version ?? now)) {
          throw new StoreError('data-changed', 'The data changed while they were being read. Ask again.');
        }
        version = now;
        const found = await readSeriesIds(session, query, last, count);
        return { ids: found, batch: found.length > 0 ? await readFiguresOfSeries(session, found, query) : [] };
      });
      if (batch.length > 0) yield batch;
      if (ids.length < size) return;
      after = ids.at(-1) ?? after;
    }
  }

  /** Ids of the series that fit a query, whether or not they have a figure for it, in pages that grow. */
  async *#seriesPages(query: FigureQuery): AsyncGenerator<number[], void, undefined> {
    let size = SERIES_AT_FIRST;
    for (let after = 0; ; size = SERIES_IN_A_BATCH) {
      const [last, count] = [after, size];
      const ids = await this.#read((session) => readSeriesIds(session, query, last, count));
      if (ids.length > 0) yield ids;
      if (ids.length < size) return;
      after = ids.at(-1) ?? after;
    }
  }

  /** Keys of the series that have a figure for a query, in the order of `observationBatches`, in batches. */
  async *seriesBatches(query: FigureQuery): AsyncGenerator<readonly SeriesKey[], void, undefined> {
    for await (const some of this.#seriesPages(query)) {
      const keys = await this.#read((session) => readSeriesKeys(session, query, some));
      if (keys.length > 0) yield keys;
    }
  }

  /** How much there is for a query, and which codes occur in it. Counts every figure: use it for what is kept. */
  async extent(query: FigureQuery): Promise<Extent> {
    const extents = await this.#read((session) => readExtents(session, query, false));
    return extents.get('') ?? EMPTY_EXTENT;
  }

  /** The extent of each source's figures in force, by source. Counts every figure. */
  extents(): Promise<ReadonlyMap<string, Extent>> {
    return this.#read((session) => readExtents(session, {}, true));
  }

  /** The years of which there are stated figures in force, by indicator and place. */
  coverage(places: readonly string[]): Promise<CoveredYear[]> {
    return this.#read((session) => readCoverage(session, places));
  }

  /** All that releases state for one series and period, newest release first, undone ones included. */
  history(key: SeriesKey, period: string): Promise<HistoricalObservation[]> {
    return this.#read((session) => readHistory(session, key, period));
  }

  /** Counts what taking a release back would do to the figures in force. */
  undoOutlook(release: number): Promise<UndoOutlook> {
    return this.#read((session) => undoOutlook(session, release));
  }

  /** All that releases state for one series, undone ones included: by period, newest release first. */
  revisions(key: SeriesKey): Promise<HistoricalObservation[]> {
    return this.#read((session) => readHistory(session, key));
  }

  /** Mappings kept under a name, by name. */
  mappings(): Promise<Mapping[]> {
    return this.#read(readMappings);
  }

  /** Keeps a mapping under a name, in the place of one that has it already. */
  keepMapping(name: string, mapping: Mapping): Promise<void> {
    return this.#engine.write((session) => keepMapping(session, name, mapping));
  }

  dropMapping(name: string): Promise<void> {
    return this.#engine.write((session) => dropMapping(session, name));
  }

  /** SDMX structures that have been imported. */
  structures(): Promise<StructureContent[]> {
    return this.#read(readStructures);
  }

  /** Whether reads wait while something is written, as in a database directory. */
  get isSingle(): boolean {
    return this.#engine.kind === 'pglite';
  }

  /** Uploaded files on their way in, the newest first. @param id only this one */
  jobs(id?: string): Promise<StoredJob[]> {
    return this.#read((session) => readJobs(session, id));
  }

  /** Enters jobs. @returns their ids, in the same order */
  addJobs(jobs: readonly NewJob[], runner: string): Promise<string[]> {
    return this.#engine.write((session) => addJobs(session, jobs, runner));
  }

  /** Changes a job where it is in one of some states. @returns whether it was */
  changeJob(id: string, changes: JobChanges, from?: readonly JobState[]): Promise<boolean> {
    return this.#engine.write((session) => changeJob(session, id, changes, from));
  }

  /** Drops a job. @returns name of its file in the folder of uploads, when it is kept */
  dropJob(id: string): Promise<string | undefined> {
    return this.#engine.write((session) => dropJob(session, id));
  }

  /** Marks the jobs as interrupted that a process leaves as it ends. */
  releaseJobs(runner: string): Promise<void> {
    return this.#engine.write((session) => releaseJobs(session, runner));
  }

  /** Marks jobs as interrupted that a process has left; in a directory, which one process has open, at once. */
  interruptJobs(runner: string): Promise<void> {
    const patience = this.#engine.kind === 'pglite' ? 0 : QUIET_SECONDS;
    return this.#engine.write((session) => interruptJobs(session, patience, runner));
  }

  /** All releases with their files, by source, newest first. */
  releases(): Promise<StoredRelease[]> {
    return this.#read(readReleases);
  }

  /** All sources with their releases. */
  sources(): Promise<StoredSource[]> {
    return this.#read(readSources);
  }

  /** The file part a figure stands in. */
  async part(id: number): Promise<StoredPart | undefined> {
    return (await this.parts([id])).get(id);
  }

  /** File parts by id; ids that are not there are left out. */
  parts(ids: readonly number[]): Promise<ReadonlyMap<number, StoredPart>> {
    return this.#read((session) => readParts(session, ids));
  }

  /** Of each file part by id, the dimensions over which the figures of its file are complete. */
  completeness(): Promise<ReadonlyMap<number, readonly string[]>> {
    return this.#read(readCompleteness);
  }

  /** Publishers' own indicators, for codes that the indicator catalogue does not have. */
  indicators(): Promise<StoredIndicator[]> {
    return this.#read(readIndicators);
  }

  /** A value that changes whenever the data change and never comes again: a key for caches. */
  version(): Promise<string> {
    return this.#read(readVersion);
  }

  /** Runs `work` on one unchanging state of everything there is, which it may not change: for backups. */
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#engine.snapshot(work);
  }

  /** Runs `work` for a signed-in account: the database decides what it sees and changes. */
  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#engine.act(actor, work);
  }

  /** Runs `work` for anybody: on what is public. */
  lookUp<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#read(work);
  }

  /** Runs `work` as the role that sees how people sign in, and nothing of what they work on. */
  identify<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#engine.identify(work);
  }

  /** Runs `work` as the installation itself, which no policy holds: for its own upkeep, never for a request. */
  keep<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#engine.write(work);
  }

  /** Ends the connection; a database directory may then be opened elsewhere. */
  close(): Promise<void> {
    return this.#engine.close();
  }

  #read<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#engine.read([], work);
  }
}

/**
 * Opens the store, makes the database when it is missing, and brings its schema to the newest state.
 *
 * @throws DatabaseBusyError when the directory is open in another process
 * @throws StoreError `database-unreachable`, `database-unreadable`, `database-foreign`, `database-newer`,
 *   `database-role`, `migration-altered`
 */
export async function openStore({ database, log = () => {} }: StoreOptions): Promise<Store> {
  const engine = await openEngine(database, log);
  try {
    const applied = await migrate(engine);
    if (applied > 0)
      log(`The database schema was brought up to date (${applied} ${applied === 1 ? 'step' : 'steps'}).`);
    return new Store(engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/**
 * Opens a database without looking at its schema. What follows `memory:` is the path of an image to begin with: tests
 * begin so with a state that was made before.
 */
export function openEngine(database: string, log: (line: string) => void): Promise<Engine> {
  if (/^postgres(ql)?:\/\//.test(database)) return openPostgres(database, log);
  if (!database.startsWith(MEMORY)) return openDirectory(database);
  return openMemory(database.slice(MEMORY.length) || undefined);
}
