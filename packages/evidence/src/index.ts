export type { CoverageRow } from './coverage.ts';
export type { ImportFileOptions, ImportReport } from './import-file.ts';
export type { ImportJob, ImportJobs, ImportState, ReceivedFile } from './import-jobs.ts';
export { type Evidence, type EvidenceOptions, openEvidence } from './open-evidence.ts';
export { findOriginal } from './original-file.ts';
export type { FigureChange, ImportChanges, ImportPreview, PreviewNames } from './preview.ts';
export type { StarterSet } from './starter-data.ts';
export { STARTER_COLUMNS, starterRow } from './starter-table.ts';
export type { FigureLocation, OriginalFile, Trace, TraceFile, TraceInput, TraceSource } from './trace.ts';
