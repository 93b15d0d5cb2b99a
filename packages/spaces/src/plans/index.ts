export type {
  DocumentFacts,
  DocumentFilter,
  DocumentKind,
  FoundBlock,
  FoundBlocks,
  PassageFilter,
  ReviewRights,
  StoredBlock,
  StoredCoding,
  StoredDecision,
  StoredDocument,
  StoredDocumentTheme,
  StoredGoal,
  StoredMeasure,
  StoredPassage,
  StoredSettlement,
  Verdict,
} from '@sterna/store/plans';
export type * from './coding/coding.ts';
export { CONCERNS_MIGRATION } from './coding/coding.ts';
export type * from './plans.ts';
