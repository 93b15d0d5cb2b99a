export {
  type ComparedDocument,
  type ComparedTheme,
  type Comparison,
  compareDocuments,
  type DocumentStep,
  inOrderOfTime,
} from './compare-documents.ts';
export {
  matchParagraphs,
  type ParagraphFate,
  type ParagraphMatch,
  type ParagraphMatches,
  type VersionBlock,
} from './paragraph-matches.ts';
export { type WordRun, wordChanges } from './word-changes.ts';
