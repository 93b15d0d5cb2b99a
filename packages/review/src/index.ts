export type { Block, BlockKind, DocumentFormat, PolicyText } from './document/policy-text.ts';
export { UnreadableDocumentError } from './document/policy-text.ts';
export { type ReadDocumentOptions, readDocument } from './document/read-document.ts';
export { findPassages } from './passages/find-passages.ts';
export type { FoundPassages, Passage, PassageHit, PassedOverWords } from './passages/passage.ts';
export { readSentence, type SentenceReading } from './read-sentence.ts';
