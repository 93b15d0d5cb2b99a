/** A piece of a document that speaks of a target or objective, citable by its page. */
export interface GoalPassage {
  /** Number of its block in the document, from 0. */
  readonly block: number;
  /** From 1; 0 where the document has no pages. */
  readonly page: number;
  readonly text: string;
  /** The words that speak of it, as the document writes them. */
  readonly terms: readonly string[];
  /** `commits` where it acts, aims or measures; `analyses` where it explains or counts; `names` where it does neither. */
  readonly kind: 'commits' | 'analyses' | 'names';
  /** How sure it is that the plan names it there as a concern, an objective or a measure, from 0 to 1. */
  readonly score: number;
}

/** A target or objective that a document addresses or mentions. */
export interface GoalReading {
  /** `target` of the Sustainable Development Goals, `objective` of the Global Compact for Migration. */
  readonly kind: 'target' | 'objective';
  /** Its code in the vocabulary. */
  readonly code: string;
  /**
   * `addressed` where the document commits to it, plans or measures it, often enough or clearly enough; `mentioned` where
   * it only speaks of it.
   */
  readonly strength: 'addressed' | 'mentioned';
  /** How sure it is that the document addresses it, from 0 to 1, of all its passages together. */
  readonly score: number;
  /** The best of its passages, at most twenty, in the order of the document. */
  readonly passages: readonly GoalPassage[];
}

/** Most passages that are shown for one target or objective. */
export const MOST_PASSAGES = 20;
