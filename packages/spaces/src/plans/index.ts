export type {
  DocumentFacts,
  DocumentFilter,
  DocumentKind,
  FoundBlock,
  FoundBlocks,
  PassageFilter,
  ReviewRights,
  SaidFact,
  StoredBlock,
  StoredCoding,
  StoredDecision,
  StoredDocument,
  StoredDocumentTheme,
  StoredGoal,
  StoredMeasure,
  StoredPassage,
  StoredPassedOver,
  StoredPolicy,
  StoredSettlement,
  Verdict,
} from '@sterna/store/plans';
export type * from './coding/coding.ts';
export { CONCERNS_MIGRATION } from './coding/coding.ts';
export type * from './plans.ts';
export * from './results/index.ts';
