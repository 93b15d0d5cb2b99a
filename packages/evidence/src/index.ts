export type { ImportFileOptions, ImportReport } from './import-file.ts';
export { type Evidence, type EvidenceOptions, openEvidence } from './open-evidence.ts';
export type { StarterSet } from './starter-data.ts';
export { STARTER_COLUMNS, starterRow } from './starter-table.ts';
export type { FigureLocation, OriginalFile, Trace, TraceFile, TraceInput, TraceSource } from './trace.ts';
