import {
  createFigureSource,
  type FigureSource,
  figuresAbout,
  type ObservationLoader,
  type ReleaseFacts,
} from '@sterna/statistics';
import { openStore, type Store, type StoredIndicator, type StoredSource } from '@sterna/store';
import { type ImportFileOptions, type ImportReport, importFile } from './import-file.ts';
import { loadStarterData } from './starter-data.ts';
import { type Trace, traceFigure } from './trace.ts';

export interface EvidenceOptions {
  /** A directory, `memory:`, or a `postgres://` URL. */
  readonly database: string;
  /** Begin a database that holds nothing with the starter data. */
  readonly starter: boolean;
  /** Told what goes on while it opens, one line at a time. */
  readonly onProgress?: (line: string) => void;
}

/** The Evidence room: statistics come in, figures and their traces go out. */
export interface Evidence {
  /** Figures, stated and derived. */
  readonly figures: FigureSource;
  /** Figures for many questions about one place, as they stand when the first is asked. */
  about(place: string): FigureSource;
  releases(): Promise<ReadonlyMap<number, ReleaseFacts>>;
  /** Follows a figure to where it came from; `undefined` when there is no such figure. */
  trace(key: string): Promise<Trace | undefined>;
  importFile(path: string, options?: ImportFileOptions): Promise<ImportReport>;
  sources(): Promise<readonly StoredSource[]>;
  /** Publishers' own indicators, for codes that the indicator catalogue does not have. */
  indicators(): Promise<readonly StoredIndicator[]>;
  /** Changes whenever the data change: a key for caches. */
  version(): Promise<string>;
  close(): Promise<void>;
}

/** Opens the Evidence room on a database. */
export async function openEvidence({ database, starter, onProgress = () => {} }: EvidenceOptions): Promise<Evidence> {
  const store = await openStore({ database, log: onProgress });
  try {
    if (starter) await loadStarterData(store, onProgress);
  } catch (error) {
    await store.close();
    throw error;
  }
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
  return {
    figures,
    about: (place) => figuresAbout(place, loader),
    releases,
    trace: (key) => traceFigure(key, store, figures),
    importFile: (path, options) => importFile(store, path, options),
    sources: () => store.sources(),
    indicators: () => store.indicators(),
    version: () => store.version(),
    close: () => store.close(),
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
