import {
  createFigureSource,
  type FigureSource,
  figuresAbout,
  type ObservationLoader,
  type ReleaseFacts,
} from '@sterna/statistics';
import { openStore, type Store, type StoredSource } from '@sterna/store';
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
  const releases = rememberReleases(store);
  const loader: ObservationLoader = { observations: (query) => store.observations(query), releases };
  const figures = createFigureSource(loader);
  return {
    figures,
    about: (place) => figuresAbout(place, loader),
    releases,
    trace: (key) => traceFigure(key, store, figures),
    importFile: (path, options) => importFile(store, path, options),
    sources: () => store.sources(),
    version: () => store.version(),
    close: () => store.close(),
  };
}

/** Releases are asked for with every derived figure and change rarely: kept until the data change. */
function rememberReleases(store: Store): () => Promise<ReadonlyMap<number, ReleaseFacts>> {
  let known: { version: string; releases: Promise<ReadonlyMap<number, ReleaseFacts>> } | undefined;
  return async () => {
    const version = await store.version();
    if (known?.version !== version) {
      const releases = store.releases().then((list) => new Map(list.map((release) => [release.id, release])));
      known = { version, releases };
    }
    return known.releases;
  };
}
