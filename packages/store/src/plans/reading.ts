import type { DocumentKind } from './documents.ts';
import type { PassedOver } from './passed-over.ts';

/** A block of the text of a document. */
export interface StoredBlock {
  readonly block: number;
  readonly kind: string;
  readonly level: number | null;
  readonly page: number;
  readonly toPage: number;
  readonly language: string;
  readonly text: string;
  readonly rows: readonly (readonly string[])[] | null;
  /** Characters of its text at which each further page begins. */
  readonly turns: readonly number[];
}

export interface StoredHit {
  readonly concept: string;
  readonly term: string;
  readonly words: string;
  readonly start: number;
  readonly end: number;
  readonly because?: string;
}

/** What the machine proposes of a theme of a passage. */
export interface StoredPassageTheme {
  readonly theme: string;
  readonly depth: number;
  readonly because: readonly string[];
  /** From 0 to 1. */
  readonly score: number;
}

export interface StoredPassage {
  readonly passage: number;
  readonly block: number;
  readonly start: number;
  readonly page: number;
  readonly language: string;
  readonly text: string;
  readonly headings: readonly string[];
  readonly hits: readonly StoredHit[];
  readonly sectors: readonly string[];
  readonly groups: readonly string[];
  readonly framing: string;
  /** Whether a person marked it. */
  readonly isAdded: boolean;
  readonly addedAt: Date;
  /** What a later reading did not find any more of a passage that people decided on; null where it found it. */
  readonly missing: 'proposal' | 'text' | null;
  /** What the machine proposes. */
  readonly themes: readonly StoredPassageTheme[];
  /** What holds: as settled, else as people decided, else as proposed; depth 0 for what was rejected. Absent before it is kept. */
  readonly held?: readonly { readonly theme: string; readonly depth: number; readonly isDecided: boolean }[];
}

export interface StoredMeasure {
  readonly measure: number;
  readonly code: string | null;
  readonly text: string;
  readonly page: number;
  readonly block: number;
  readonly under: string | null;
  readonly body: string | null;
  readonly indicator: string | null;
  readonly budget: string | null;
  readonly period: string | null;
  readonly themes: readonly string[];
}

/** What is named near a theme in a document. */
export interface StoredThemeFacts {
  readonly groups: readonly string[];
  readonly sectors: readonly string[];
  readonly indicators: readonly string[];
  readonly budgets: readonly string[];
  readonly bodies: readonly string[];
  readonly years: readonly number[];
}

export interface StoredDocumentTheme {
  readonly theme: string;
  readonly proposedDepth: number;
  readonly proposedFraming: string;
  readonly facts: StoredThemeFacts;
  /** What people decided; none where nobody has. */
  readonly depth: number | null;
  readonly framing: string | null;
  readonly reason: string;
  readonly decidedAt: Date | null;
}

export interface StoredGoal {
  readonly kind: 'target' | 'objective';
  readonly code: string;
  readonly passages: readonly {
    readonly block: number;
    readonly page: number;
    readonly text: string;
    readonly terms: readonly string[];
    readonly score: number;
  }[];
}

/** What a document says of itself; null where it does not. */
export interface FoundFacts {
  readonly kind: DocumentKind | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly issuer: string | null;
  /** Level of the vocabulary. */
  readonly level: string | null;
  /** ISO code. */
  readonly place: string | null;
  /** Sector of the vocabulary. */
  readonly sector: string | null;
}

/** All that reading a document gives. */
export interface ReadingToSave {
  readonly title: string | null;
  readonly language: string;
  readonly format: string;
  readonly pages: number;
  readonly words: number;
  readonly languages: readonly { readonly language: string; readonly share: number }[];
  readonly concepts: string;
  /** What it says of itself, for what nobody said of it. */
  readonly facts: FoundFacts;
  readonly findings: readonly object[];
  readonly blocks: readonly StoredBlock[];
  readonly passages: readonly Omit<StoredPassage, 'isAdded' | 'addedAt' | 'missing' | 'held'>[];
  readonly measures: readonly StoredMeasure[];
  readonly themes: readonly Pick<StoredDocumentTheme, 'theme' | 'proposedDepth' | 'proposedFraming' | 'facts'>[];
  readonly goals: readonly StoredGoal[];
  readonly passedOver: readonly PassedOver[];
}
