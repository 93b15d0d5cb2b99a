import type { Actor } from '@sterna/store';
import type {
  DocumentFacts,
  DocumentFilter,
  FoundBlocks,
  PassageFilter,
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
} from '@sterna/store/plans';
import type { Coding } from './coding/coding.ts';

/** A document as somebody gives it. */
export interface GivenDocument {
  /** Name of the file; null for pasted text. */
  readonly name: string | null;
  readonly bytes: Uint8Array;
  /** Which of its facts a person said; what is not said is found in it. */
  readonly said?: readonly SaidFact[];
}

/** What is being done with a document. */
export type ReadingStep = 'waiting' | 'text' | 'review' | 'saving';

/** How far the reading of a document has come; absent when it is not being read. */
export interface ReadingProgress {
  /** 0 to 100, of the work that reading takes; 0 until it has begun. */
  readonly percent: number;
  readonly step: ReadingStep;
  readonly pagesRead: number;
  /** 0 until it is known, and for what has no pages. */
  readonly pages: number;
  /** Documents that are read before it. */
  readonly waitingFor: number;
}

/** A document with where its reading stands. */
export interface DocumentStanding {
  readonly document: StoredDocument;
  readonly progress?: ReadingProgress;
  /** Whether it was read with older concepts than there are now. */
  readonly isOutdated: boolean;
}

/** All that was read of a document, and what people decided. */
export interface DocumentReading {
  readonly document: StoredDocument;
  readonly passages: readonly StoredPassage[];
  readonly themes: readonly StoredDocumentTheme[];
  readonly measures: readonly StoredMeasure[];
  readonly goals: readonly StoredGoal[];
  readonly codings: readonly StoredCoding[];
  /** The acting account's own alone while it codes blind. */
  readonly decisions: readonly StoredDecision[];
}

/** Who reads: an account, or everybody where it is undefined. */
export type Reader = Actor | undefined;

/** The Plans room: policy documents of spaces, read for how they treat migration. All may refuse: see Refusal. */
export interface Plans {
  /**
   * Keeps a document and begins to read it.
   *
   * @returns its number, and whether it is new: the same original is kept once
   */
  bring(
    actor: Actor,
    space: number,
    given: GivenDocument,
    facts: DocumentFacts,
  ): Promise<{ readonly id: number; readonly isNew: boolean }>;
  /** Documents of a space, the newest first. */
  list(actor: Actor, space: number, filter?: DocumentFilter): Promise<readonly DocumentStanding[]>;
  /** Documents that everybody may read. */
  listOpen(filter?: DocumentFilter): Promise<readonly StoredDocument[]>;
  find(reader: Reader, space: number, id: number): Promise<DocumentStanding>;
  /** One that everybody may read. @param code short name of its space */
  findOpen(code: string, id: number): Promise<StoredDocument>;
  /** Enters in the trace of acts that something was taken away as a table. @param document number of the one it is of */
  noteTaken(
    actor: Actor,
    space: number,
    what: 'policy_document' | 'measure',
    rows: number,
    document?: number,
  ): Promise<void>;
  /**
   * Has a document read again, with the concepts of today: what people marked and decided stays, at the passages of the
   * same text. Refuses `wrong-state` while its review is signed off, and to those who code it blind.
   */
  readAgain(actor: Actor, space: number, id: number): Promise<void>;
  read(reader: Reader, space: number, id: number): Promise<DocumentReading>;
  /** Its text, from a block on. */
  blocks(reader: Reader, space: number, id: number, from?: number, most?: number): Promise<readonly StoredBlock[]>;
  /** What of its text stands on a page, counted from 1. */
  pageBlocks(reader: Reader, space: number, id: number, page: number): Promise<readonly StoredBlock[]>;
  /** Passages of it. */
  passages(reader: Reader, space: number, id: number): Promise<readonly StoredPassage[]>;
  /** Words met in it that often speak of migration, and do not there; none for those who code it blind. */
  passedOver(reader: Reader, space: number, id: number): Promise<readonly StoredPassedOver[]>;
  /** Its original, byte by byte. */
  original(
    reader: Reader,
    space: number,
    id: number,
  ): Promise<{
    readonly name: string;
    readonly format: string | null;
    /** Hexadecimal. */
    readonly sha256: string;
    readonly bytes: Uint8Array;
  }>;
  change(actor: Actor, space: number, id: number, facts: DocumentFacts): Promise<void>;
  remove(actor: Actor, space: number, id: number): Promise<void>;
  restore(actor: Actor, space: number, id: number): Promise<void>;
  publish(actor: Actor, space: number, id: number, isOpen: boolean): Promise<void>;
  signOff(actor: Actor, space: number, id: number, isDone: boolean): Promise<void>;
  /** How people go through it and decide. */
  readonly coding: Coding;
  search(
    reader: Reader,
    words: string,
    filter: PassageFilter,
    page: { readonly from: number; readonly most: number },
  ): Promise<FoundBlocks>;
  /** Resolves when no document is being read any more. */
  settled(): Promise<void>;
}
