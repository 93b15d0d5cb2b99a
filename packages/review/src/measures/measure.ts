/** What a document commits to: an objective, a target, an action. */
export interface Measure {
  /** `Action 1.2`, `Mesure 11.1`, `(iii)`, as the document numbers it. */
  readonly code?: string;
  readonly text: string;
  /** Page it stands on, from 1; 0 where the document has no pages. */
  readonly page: number;
  /** Number of its block in the document. */
  readonly block: number;
  /** The headings or the sentence it stands under. */
  readonly under?: string;
  /** Who is responsible, as written. */
  readonly body?: string;
  readonly indicator?: string;
  readonly budget?: string;
  readonly period?: string;
  /** Codes of the themes it speaks of. */
  readonly themes: readonly string[];
}

/** A measure before its themes are known. */
export type FoundMeasure = Omit<Measure, 'themes' | 'block'>;
