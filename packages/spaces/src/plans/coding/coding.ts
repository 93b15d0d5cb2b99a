import type { CodingAgreement } from '@sterna/review';
import type { Actor } from '@sterna/store';
import type {
  ReviewRights,
  StoredCoding,
  StoredDecision,
  StoredDocument,
  StoredDocumentTheme,
  StoredPassage,
  StoredSettlement,
} from '@sterna/store/plans';

/** Stands in for a theme where a person says whether a passage concerns migration at all. */
export const CONCERNS_MIGRATION = 'migration';

/** What a person says of a theme of a passage. */
export interface ThemeChoice {
  readonly passage: number;
  /** Code of the vocabulary, or `migration`: depth 1 for yes, 0 for no. */
  readonly theme: string;
  /** 0 rejects the theme. */
  readonly depth: number | 'as proposed';
  /** None: that of the machine stands. */
  readonly framing?: string | null;
  readonly remark?: string;
}

/** What somebody asks for: who goes through a document. */
export interface CodingAsked {
  readonly account: string;
  readonly blind: boolean;
  /** ISO date. */
  readonly due: string | null;
}

/** A piece of a document that a person marks as a passage. */
export interface MarkedPassage {
  readonly block: number;
  /** Characters from the start of the block. */
  readonly start: number;
  readonly text: string;
}

/** Two who have signed, or one and the machine, and how far they agree. */
export interface ComparedCodings {
  readonly first: StoredCoding;
  /** None for the machine. */
  readonly second: StoredCoding | null;
  readonly agreement: CodingAgreement;
}

export interface ReviewAgreement {
  /** Of any two people who have signed. */
  readonly people: readonly ComparedCodings[];
  /** Of each who has signed with the machine. */
  readonly machine: readonly ComparedCodings[];
  readonly settlements: readonly StoredSettlement[];
}

/** What somebody who goes through a document has before him. */
export interface CodedReading {
  readonly document: StoredDocument;
  readonly passages: readonly StoredPassage[];
  readonly themes: readonly StoredDocumentTheme[];
  readonly codings: readonly StoredCoding[];
  /** The acting account's own alone while it codes blind. */
  readonly decisions: readonly StoredDecision[];
  readonly settlements: readonly StoredSettlement[];
  readonly rights: ReviewRights;
}

/** Who goes through a document. */
export interface CodingPeople {
  readonly codings: readonly StoredCoding[];
  readonly rights: ReviewRights;
  /** Of the accounts asked about, those who have seen what the machine proposes of it, or of another version of it. */
  readonly seen: ReadonlySet<string>;
}

/** How people go through a document and decide. All may refuse: see Refusal. */
export interface Coding {
  read(actor: Actor, space: number, id: number): Promise<CodedReading>;
  /** @param accounts who might be asked */
  people(actor: Actor, space: number, id: number, accounts: readonly string[]): Promise<CodingPeople>;
  /** Refuses `wrong-state` where the person is asked already, or asked to code blind what everybody may read. */
  ask(actor: Actor, space: number, id: number, who: CodingAsked): Promise<void>;
  /** Calls a coding off that is not signed, with what was decided in it. */
  callOff(actor: Actor, space: number, id: number, account: string): Promise<void>;
  /** Notes choices, each beside what the machine proposes. */
  decide(actor: Actor, space: number, id: number, choices: readonly ThemeChoice[]): Promise<void>;
  /** Confirms what is proposed of a passage and not decided yet. */
  confirmPassage(actor: Actor, space: number, id: number, passage: number): Promise<void>;
  /** Says that a passage does not concern migration. */
  rejectPassage(actor: Actor, space: number, id: number, passage: number): Promise<void>;
  takeBack(actor: Actor, space: number, id: number, passage: number, theme: string): Promise<void>;
  /** Takes back what the acting account decided last. @returns passages it was about; none where there was nothing */
  undo(actor: Actor, space: number, id: number): Promise<readonly number[]>;
  /** Marks a passage with its first theme. @returns its number */
  mark(
    actor: Actor,
    space: number,
    id: number,
    passage: MarkedPassage,
    choice: Omit<ThemeChoice, 'passage'>,
  ): Promise<number>;
  /** Says that the acting account is done. Its decisions stay as they are from then on. */
  sign(actor: Actor, space: number, id: number): Promise<void>;
  /** Of those who have signed; nobody sees it who codes blind. */
  agreement(actor: Actor, space: number, id: number): Promise<ReviewAgreement>;
  /** Settles a theme of a passage, with a reason. */
  settlePassage(actor: Actor, space: number, id: number, what: Omit<StoredSettlement, 'settledAt'>): Promise<void>;
  /** Settles how a document treats a theme, with a reason; without a depth what its passages say holds again. */
  settle(
    actor: Actor,
    space: number,
    id: number,
    theme: {
      readonly theme: string;
      readonly depth: number | null;
      readonly framing: string | null;
      readonly reason: string;
    },
  ): Promise<void>;
}
