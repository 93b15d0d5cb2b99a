import type { Block, Section } from '@sterna/document';
import type { ProfileTemplate, TextFinding } from '@sterna/profile';
import type { Language, LocalText } from '@sterna/vocabulary';

/** draft → under review → validated → published → superseded; from the middle two back to draft. */
export type EditionState = 'draft' | 'under review' | 'validated' | 'published' | 'superseded';

/** How far a section is. */
export type TaskState = 'to write' | 'written' | 'reviewed';

/** Texts by language; those that nobody has written are absent. */
export type SomeText = Readonly<Partial<Record<Language, string>>>;

/** An institution as it is named beside what it does. */
export interface NamedInstitution {
  readonly id: number;
  readonly name: SomeText;
  readonly shortName: string;
}

/** An account as it is named beside what it did. */
export interface NamedAccount {
  readonly id: string;
  /** Empty where the acting account may not know it. */
  readonly name: string;
  readonly institution: NamedInstitution | null;
}

/** An edition in a list. */
export interface EditionSummary {
  readonly space: number;
  readonly id: number;
  /** Number among those published, from 1; part of its address. */
  readonly number: number | null;
  /** By language; the profile's own title where it has none. */
  readonly title: SomeText;
  readonly state: EditionState;
  /** Languages it is published in, the first one first. */
  readonly languages: readonly Language[];
  /** ISO date it is to be published on. */
  readonly due: string | null;
  /** The published edition that it corrects, and why. */
  readonly corrects: { readonly id: number; readonly number: number } | null;
  readonly reason: string;
  readonly createdBy: NamedAccount | null;
  readonly createdAt: Date;
  readonly publishedAt: Date | null;
  readonly supersededAt: Date | null;
  /** Number of the edition that took its place. */
  readonly supersededBy: number | null;
  readonly sha256: string | null;
  /** When the draft was deleted; it can be restored until 30 days later. */
  readonly deletedAt: Date | null;
  /** Sections in its template, and how many of them are how far. */
  readonly progress: Readonly<Record<TaskState, number>>;
}

/** A body that has validated an edition. */
export interface Validation {
  readonly institution: NamedInstitution;
  readonly by: NamedAccount | null;
  readonly note: string;
  /** Letter or decision by which the body said so, where somebody else entered it, and its ISO date. */
  readonly reference: string;
  readonly referenceDate: string | null;
  readonly at: Date;
}

/** How far one section is in one language. */
export interface TextProgress {
  readonly language: Language;
  /** Id of the text it has now; none when nobody has written. */
  readonly text: number | null;
  readonly words: number;
  readonly changedBy: NamedAccount | null;
  readonly changedAt: Date | null;
  /** Texts that stand aside and wait to be merged. */
  readonly aside: number;
  readonly openSuggestions: number;
  readonly openComments: number;
  /** What is to be mended in the text: unknown figures and sources, links that cannot be kept. */
  readonly findings: readonly TextFinding[];
}

/** How far one section is. */
export interface SectionProgress {
  /** Id of the section in the template. */
  readonly section: string;
  /** `1.2`; empty in the annex. */
  readonly number: string;
  /** 1 for a part, 2 for a section in it. */
  readonly depth: number;
  readonly title: LocalText;
  readonly institution: NamedInstitution | null;
  readonly due: string | null;
  readonly isOverdue: boolean;
  readonly state: TaskState;
  /** Who says that it is reviewed, and whether that account wrote one of its texts itself. */
  readonly reviewedBy: NamedAccount | null;
  readonly isReviewedByAuthor: boolean;
  /** What the focal point asks for. */
  readonly note: string;
  /** Whether the acting account may write it now. */
  readonly mayWrite: boolean;
  /** For each language of the edition. */
  readonly texts: readonly TextProgress[];
}

/** An edition with how far all of it is: the overview page. */
export interface EditionView extends EditionSummary {
  readonly template: ProfileTemplate;
  /** Sections that the standard template has and this edition leaves out. */
  readonly dropped: readonly { readonly section: string; readonly title: LocalText }[];
  readonly sections: readonly SectionProgress[];
  readonly validations: readonly Validation[];
  /**
   * Bodies of the space's directory, to assign sections to and to enter validations of, in the order they came in; none for
   * those who do neither.
   */
  readonly institutions: readonly NamedInstitution[];
  /** What the acting account may do with it now. */
  readonly may: {
    /** Change template, tasks, title, state; publish. */
    readonly keep: boolean;
    /** Say that sections are reviewed. */
    readonly review: boolean;
    /** Suggest and comment. */
    readonly discuss: boolean;
    /** The institution whose validation the account may give; focal points may give that of any (`null` here). */
    readonly validateFor: NamedInstitution | null;
  };
  /** States it can be brought to from here. */
  readonly next: readonly EditionState[];
}

/** A text as it was handed in. */
export interface SectionText {
  readonly id: number;
  readonly language: Language;
  /** In the marks that docs/for-focal-points.md describes. */
  readonly body: string;
  /** Text it was written upon. */
  readonly base: number | null;
  /** Other text that went into it. */
  readonly merged: number | null;
  readonly kind: 'written' | 'merged' | 'restored' | 'suggested' | 'carried';
  readonly standing: 'in line' | 'aside' | 'open' | 'taken' | 'declined';
  readonly remark: string;
  readonly author: NamedAccount | null;
  readonly at: Date;
  /** Whether it is what the section says now. */
  readonly isHead: boolean;
  /** Who took or declined it, where it was suggested or stood aside. */
  readonly settledBy: NamedAccount | null;
  /** Whether its author took it into the text without anybody else. */
  readonly isTakenByAuthor: boolean;
  readonly words: number;
}

/** A piece of a comparison, in reading order: words and the spaces after them. */
export interface ComparedPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
  /** A whole passage, which has too little in common with what was there before to be set beside it word by word. */
  readonly isPassage?: true;
}

/** Two texts that could not be put together by themselves. Each region is agreed text, or the two that differ. */
export type MergeRegion =
  | { readonly kind: 'agreed'; readonly text: string }
  | { readonly kind: 'conflict'; readonly base: string; readonly head: string; readonly other: string };

/** A text that stands beside the section's text until somebody merges the two. */
export interface AsideText {
  readonly text: SectionText;
  /** The text both were written upon; none where the section was empty. */
  readonly base: SectionText | null;
  /** Against the text of the section now, in reading order. */
  readonly regions: readonly MergeRegion[];
  /** What to begin merging with: agreed passages once, differing ones both, the section's own first. */
  readonly proposal: string;
}

export interface Suggestion {
  readonly text: SectionText;
  /** Against the text it was written upon. */
  readonly changes: readonly ComparedPiece[];
}

export interface Comment {
  readonly id: number;
  readonly section: string;
  readonly language: Language;
  /** Text that was read. */
  readonly text: number | null;
  /** Passage that is spoken of; empty for the whole section. */
  readonly quote: string;
  /** Whether that passage still stands in the section's text. */
  readonly isPassageThere: boolean;
  readonly body: string;
  readonly author: NamedAccount | null;
  readonly at: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: NamedAccount | null;
  readonly deletedAt: Date | null;
  /** Whether the acting account may settle it, and delete or restore it. */
  readonly maySettle: boolean;
  readonly mayDelete: boolean;
  /** Whether it was made on the edition before, and goes on from there. */
  readonly isCarried: boolean;
  readonly replies: readonly Comment[];
}

/** A figure of the section that a writer may refer to. */
export interface QuotableFigure {
  /** For `{figure KEY}`. */
  readonly key: string;
  /** As the language writes it. */
  readonly text: string;
  /** What it is: indicator, other place, sex, period. */
  readonly label: string;
}

/** One section in one language, for those who write, review and discuss it. */
export interface SectionView {
  readonly edition: EditionSummary;
  readonly progress: SectionProgress;
  readonly language: Language;
  /** What the section says now. */
  readonly head: SectionText | null;
  /** The text of the section in other languages, for translating. */
  readonly otherLanguages: readonly SectionText[];
  readonly findings: readonly TextFinding[];
  /** The text as readers will see it. */
  readonly preview: readonly Block[];
  readonly aside: readonly AsideText[];
  readonly suggestions: readonly Suggestion[];
  /** Threads, the oldest first; deleted ones only for those who may restore them. */
  readonly comments: readonly Comment[];
}

/** What is computed for a section, beside which its text is written. */
export interface ComputedSection {
  readonly section: Section;
  readonly quotable: readonly QuotableFigure[];
  /** For `{source ID}`. */
  readonly sources: readonly { readonly id: string; readonly title: string }[];
}

/** A section with what is computed for it: what its page shows. */
export interface SectionAtWork {
  readonly view: SectionView;
  readonly computed: ComputedSection;
}

/** Where the texts of a section began: the same section of the edition whose texts were taken over. */
export interface EarlierTexts {
  readonly edition: number;
  readonly number: number | null;
}

/** All texts that were ever handed in for a section in a language. */
export interface SectionHistory {
  readonly view: SectionView;
  /** The newest first; suggestions, and texts that stood aside, included. */
  readonly texts: readonly SectionText[];
  /** None where the section began with this edition. */
  readonly earlier: EarlierTexts | null;
}

/** What became of a text that was handed in. None is ever lost. */
export type SavedText =
  /** It is what the section says now. */
  | { readonly kind: 'saved'; readonly text: SectionText }
  /** The section says that already. */
  | { readonly kind: 'unchanged'; readonly text: SectionText }
  /** Somebody wrote meanwhile, elsewhere in the text: both are in `text` now. */
  | {
      readonly kind: 'merged';
      readonly text: SectionText;
      readonly submitted: SectionText;
      readonly changes: readonly ComparedPiece[];
    }
  /** Somebody wrote meanwhile on the same passage: it is kept aside until both are merged. */
  | { readonly kind: 'aside'; readonly head: SectionText; readonly aside: AsideText };

/** Something of an edition that waits for the acting account. */
export interface DueItem {
  readonly kind: 'write' | 'review' | 'merge' | 'suggestion' | 'comment' | 'validate' | 'publish';
  readonly space: { readonly id: number; readonly code: string };
  readonly edition: number;
  readonly editionTitle: SomeText;
  /** None for what concerns the whole edition. */
  readonly section: string | null;
  readonly sectionTitle: LocalText | null;
  readonly language: Language | null;
  /** ISO date. */
  readonly due: string | null;
  readonly isOverdue: boolean;
  /** How many: texts aside, open suggestions or comments; else 1. */
  readonly count: number;
}
