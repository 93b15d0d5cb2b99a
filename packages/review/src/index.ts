export type { Block, BlockKind, DocumentFormat, PolicyText } from './document/policy-text.ts';
export { UnreadableDocumentError } from './document/policy-text.ts';
export { type ReadDocumentOptions, readDocument } from './document/read-document.ts';
