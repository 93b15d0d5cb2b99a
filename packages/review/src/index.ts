export { cohenKappa, type Kappa, type KappaWeights } from './agreement/cohen-kappa.ts';
export {
  type CodingAgreement,
  type CodingDifference,
  compareCodings,
  type DocumentCoding,
  type PassageCoding,
} from './agreement/compare-codings.ts';
export { CONCEPTS_VERSION } from './concepts/version.ts';
export { DOCUMENT_LIMITS } from './document/limits.ts';
export type { Block, BlockKind, DocumentFormat, PolicyText } from './document/policy-text.ts';
export { UnreadableDocumentError } from './document/policy-text.ts';
export { type ReadDocumentOptions, readDocument } from './document/read-document.ts';
export type { DocumentKind } from './facts/kinds.ts';
export { type RecognisedFacts, recogniseFacts } from './facts/recognise-facts.ts';
export type { GoalPassage, GoalReading } from './goals/goal-reading.ts';
export type { Measure } from './measures/measure.ts';
export { type AboutDocument, findPassages, nationOf } from './passages/find-passages.ts';
export type { FoundPassages, Passage, PassageHit, PassedOverWords } from './passages/passage.ts';
export { readSentence, type SentenceReading } from './read-sentence.ts';
export { type Review, reviewDocument } from './review-document.ts';
export { certaintyOf, type ReportedReview, reportReview } from './review-report.ts';
export type { Depth, Framing, PassageInContext, PassageReading, ThemeReading } from './themes/theme-reading.ts';
