import type { EvidenceShape, ExportedObservation } from '@sterna/exchange';
import type { Structure } from '@sterna/sdmx';
import {
  createFigureSource,
  type FigureQuery,
  type FigureSource,
  figuresAbout,
  type ObservationLoader,
  type ReleaseFacts,
  type SeriesKey,
} from '@sterna/statistics';
import type { Mapping } from '@sterna/statistics/mapping';
import {
  type Extent,
  type HistoricalObservation,
  openStore,
  type Store,
  type StoredIndicator,
  type StoredSource,
  type UndoOutlook,
} from '@sterna/store';
import type { CoverageRow } from './coverage.ts';
import { coverageOf } from './coverage-of.ts';
import { exportedObservations } from './exported.ts';
import { importEach } from './import-each.ts';
import { type ImportFileOptions, type ImportReport, importFile } from './import-file.ts';
import type { ImportJobs } from './import-jobs.ts';
import { ImportQueue } from './imports/import-queue.ts';
import { uploadFolder } from './imports/upload-folder.ts';
import type { ImportPreview } from './preview.ts';
import { previewFile } from './preview-file.ts';
import { type ReadObservations, type ReadObservationsOptions, readObservations } from './read-observations.ts';
import { shapeOfStore } from './shape-of-store.ts';
import { loadStarterData } from './starter-data.ts';
import { type Trace, traceFigure } from './trace.ts';

export interface EvidenceOptions {
  /** A directory, `memory:`, or a `postgres://` URL. */
  readonly database: string;
  /** Begin a database that holds nothing with the starter data. */
  readonly starter: boolean;
  /** Folder for uploads; unless told, beside a database directory, else in the system's temporary folder. */
  readonly uploads?: string;
  /** Told what goes on while it opens, one line at a time. */
  readonly onProgress?: (line: string) => void;
}

/** The Evidence room: statistics come in, figures and their traces go out. */
export interface Evidence {
  /** The database it stands on, for the rooms beside this one. */
  readonly store: Store;
  /** Figures, stated and derived. */
  readonly figures: FigureSource;
  /** What they are derived from: for rooms that lay figures of their own over it. */
  readonly loader: ObservationLoader;
  /** Figures for many questions about one place, as they stand when the first is asked. */
  about(place: string): FigureSource;
  releases(): Promise<ReadonlyMap<number, ReleaseFacts>>;
  /** Follows a figure to where it came from; `undefined` when there is no such figure. */
  trace(key: string): Promise<Trace | undefined>;
  importFile(path: string, options?: ImportFileOptions): Promise<ImportReport>;
  /** Imports a file, or each member of an archive that is not one publication. @returns a report for each */
  importEach(path: string, options?: ImportFileOptions): Promise<readonly ImportReport[]>;
  /** Reads a file as an import would and says what it would change; stores nothing. */
  preview(path: string, options?: ImportFileOptions): Promise<ImportPreview>;
  /** Reads what a file states, as far as it is wanted, and stores nothing. */
  readObservations(path: string, options: ReadObservationsOptions): Promise<ReadObservations>;
  /** Imports that run beside the pages. */
  readonly imports: ImportJobs;
  /** Takes a release back, so that what it replaced is in force again. @throws StoreError `release-unknown` */
  undoRelease(release: number): Promise<void>;
  /**
   * Takes back what one file brought to its release, so that the state before its import returns. Figures of other files
   * of the release stay; a release without any other file is undone. The file may be imported again.
   *
   * @param file its id: `fileId` in reports, `id` of the files in `sources`
   * @throws StoreError `file-unknown` for a file that is not there or has been taken back
   */
  undoImport(file: number): Promise<void>;
  /** Counts what taking one file back would do to the figures in force. @throws StoreError `file-unknown` */
  undoImportOutlook(file: number): Promise<UndoOutlook>;
  /** Counts what taking a release back would do to the figures in force. */
  undoOutlook(release: number): Promise<UndoOutlook>;
  /** Mappings that are kept under a name, by name. */
  mappings(): Promise<readonly Mapping[]>;
  /** Keeps a mapping under its name; one of the same name is replaced. */
  keepMapping(mapping: Mapping & { readonly name: string }): Promise<void>;
  dropMapping(name: string): Promise<void>;
  /** SDMX structures that have been imported. */
  structures(): Promise<readonly Structure[]>;
  /**
   * What goes out: stated observations in force, missing ones included, then (`derived`) figures derived from them; in
   * batches, by series and period; with `only`, what is derived alone. With `sources`, the newest release of these
   * sources whether or not it is in force.
   */
  exported(
    query: FigureQuery,
    options?: { readonly derived?: boolean | 'only' },
  ): AsyncIterable<readonly ExportedObservation[]>;
  /** Keys of the series that have an observation for a query, in batches, in the order of `exported`. */
  exportedSeries(query: FigureQuery): AsyncIterable<readonly SeriesKey[]>;
  /** How much there is for a query, and which codes occur in it. */
  extent(query: FigureQuery): Promise<Extent>;
  /** What there is by source, for describing it in SDMX; kept until the data change. */
  shape(): Promise<EvidenceShape>;
  /** Every release's values of some series, for revisions: newest release first for each period. */
  revisions(key: SeriesKey): Promise<readonly HistoricalObservation[]>;
  /** For each indicator of the catalogue and each of some places: the years there are figures of. */
  coverage(places: readonly string[]): Promise<readonly CoverageRow[]>;
  sources(): Promise<readonly StoredSource[]>;
  /** Publishers' own indicators, for codes that the indicator catalogue does not have. */
  indicators(): Promise<readonly StoredIndicator[]>;
  /** Changes whenever the data change: a key for caches. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the Evidence room on a database. */
export async function openEvidence(options: EvidenceOptions): Promise<Evidence> {
  const { database, starter, onProgress = () => {} } = options;
  const store = await openStore({ database, log: onProgress });
  const releases = rememberUntilChange<ReadonlyMap<number, ReleaseFacts>>(
    store,
    async () => new Map((await store.releases()).map((release) => [release.id, release])),
  );
  const completeness = rememberUntilChange(store, () => store.completeness());
  const loader: ObservationLoader = {
    observations: (query) => store.observations(query),
    releases,
    completeness,
  };
  const figures = createFigureSource(loader);
  const uploads = uploadFolder(database, options.uploads ?? process.env['STERNA_UPLOADS']);
  let imports: ImportQueue;
  try {
    if (starter) await loadStarterData(store, onProgress);
    imports = await ImportQueue.open(store, uploads, figures);
  } catch (error) {
    await store.close();
    throw error;
  }
  const coverages = rememberUntilChange(store, async () => new Map<string, Promise<readonly CoverageRow[]>>());
  const covered = async (places: readonly string[]): Promise<readonly CoverageRow[]> => {
    const known = await coverages();
    const key = places.join();
    // About no place in particular: what several indicators are derived from is then found once for all of them.
    const found = known.get(key) ?? coverageOf(places, store, figuresAbout('', loader), releases);
    known.set(key, found);
    return found;
  };
  return {
    store,
    figures,
    loader,
    about: (place) => figuresAbout(place, loader),
    releases,
    trace: (key) => traceFigure(key, store, figures),
    importFile: (path, how) => importFile(store, path, how),
    importEach: (path, how) => importEach(store, path, how),
    preview: (path, how) => previewFile(store, path, { ...how, figures }),
    readObservations: (path, how) => readObservations(store, path, how),
    imports,
    undoRelease: (release) => store.undoRelease(release),
    undoImport: (file) => store.undoImport(file),
    undoImportOutlook: (file) => store.undoImportOutlook(file),
    undoOutlook: (release) => store.undoOutlook(release),
    mappings: () => store.mappings(),
    keepMapping: (mapping) => store.keepMapping(mapping.name, mapping),
    dropMapping: (name) => store.dropMapping(name),
    structures: async () => (await store.structures()) as readonly object[] as readonly Structure[],
    exported: (query, { derived = false } = {}) => exportedObservations(query, derived, store, figures, releases),
    exportedSeries: (query) => store.seriesBatches(query),
    extent: (query) => store.extent(query),
    shape: rememberUntilChange(store, () => shapeOfStore(store)),
    revisions: (key) => store.revisions(key),
    coverage: (places) => covered(places),
    sources: () => store.sources(),
    indicators: () => store.indicators(),
    version: () => store.version(),
    close: async () => {
      await imports.close();
      await store.close();
    },
  };
}

/** What is asked for with every derived figure and changes rarely is kept until the data change. */
function rememberUntilChange<T>(store: Store, read: () => Promise<T>): () => Promise<T> {
  let known: { version: string; value: Promise<T> } | undefined;
  return async () => {
    const version = await store.version();
    if (known?.version !== version) known = { version, value: read() };
    return known.value;
  };
}
