import type { Language } from '@sterna/vocabulary';
import type { PassedOver } from './hit.ts';

/** A hit as it is shown: with the words of the document. */
export interface PassageHit {
  /** Code of the theme; `migration` where no theme is named. */
  readonly concept: string;
  /** The term of the concept that was met. */
  readonly term: string;
  /** As the document writes it. */
  readonly words: string;
  /** Characters from the start of the passage. */
  readonly start: number;
  readonly end: number;
  /** The words near it that make it mean this, for terms that need such. */
  readonly because?: string;
}

/** A piece of a document that concerns human migration: one or more whole sentences, citable by its page. */
export interface Passage {
  /** Number of its block in the document, from 0. */
  readonly block: number;
  /** Page it stands on, from 1; 0 where the document has no pages. */
  readonly page: number;
  readonly language: Language;
  /** The headings it stands under, highest first. */
  readonly headings: readonly string[];
  readonly text: string;
  /** Characters from the start of the block. */
  readonly start: number;
  readonly hits: readonly PassageHit[];
  /** Codes of the themes it speaks of; empty where it speaks of migration in general. */
  readonly themes: readonly string[];
}

/** A term that was met and does not count, as it is shown. */
export interface PassedOverWords extends Omit<PassedOver, 'start' | 'end' | 'within'> {
  /** Number of its block in the document, from 0. */
  readonly block: number;
  readonly page: number;
  readonly language: Language;
  readonly words: string;
  /** The phrase or name they stand in, as the document writes it; the words themselves where they stand in none. */
  readonly within: string;
  readonly sentence: string;
  /** Characters from the start of the block to the sentence. */
  readonly start: number;
}

/** All passages of a document, and what was passed over. */
export interface FoundPassages {
  readonly passages: readonly Passage[];
  readonly passedOver: readonly PassedOverWords[];
}
