export * from './codings.ts';
export {
  addDocument,
  askForReading,
  binDocument,
  changeDocument,
  type DocumentFacts,
  type DocumentFilter,
  type DocumentKind,
  type DocumentState,
  findSameOriginal,
  type OriginalToAdd,
  publishDocument,
  readDocuments,
  readOpenDocument,
  readOpenDocuments,
  readOriginal,
  readPolicyDocument,
  type SaidFact,
  type StoredDocument,
  signOffDocument,
} from './documents.ts';
export * from './passed-over.ts';
export * from './reading.ts';
export * from './readings.ts';
export * from './results.ts';
export * from './search.ts';
export { noteSeen, readSeen } from './seen.ts';
