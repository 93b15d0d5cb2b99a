export type {
  DecisionToAdd,
  DocumentFacts,
  DocumentFilter,
  DocumentKind,
  FoundBlock,
  FoundBlocks,
  PassageFilter,
  StoredBlock,
  StoredCoding,
  StoredDecision,
  StoredDocument,
  StoredDocumentTheme,
  StoredGoal,
  StoredMeasure,
  StoredPassage,
  Verdict,
} from '@sterna/store/plans';
export type * from './plans.ts';
