export type { StoreErrorCode } from './errors.ts';
export { DatabaseBusyError, StoreError } from './errors.ts';
export type { ImportOptions, ImportOutcome } from './import-reading.ts';
export type { HistoricalObservation, StoredObservation } from './read-figures.ts';
export type { StoredFile, StoredIndicator, StoredPart, StoredRelease, StoredSource } from './read-releases.ts';
export type { ImportFile } from './release-record.ts';
export type { ReleaseState } from './schema.ts';
export type { StoreOptions } from './store.ts';
export { openStore, Store } from './store.ts';
