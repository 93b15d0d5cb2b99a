import type { Document } from '@sterna/document';
import type { TemplateChange, TextFinding } from '@sterna/profile';
import type { Actor } from '@sterna/store';
import type { Language } from '@sterna/vocabulary';
import type {
  ComparedPiece,
  ComputedSection,
  DueItem,
  EditionState,
  EditionSummary,
  EditionView,
  SavedText,
  SectionAtWork,
  SectionHistory,
  SectionText,
  SectionView,
  SomeText,
  TaskState,
} from './edition-views.ts';
import type { EditionCheck, PublishedDocument, PublishedEdition } from './published-views.ts';

/** An edition of a space, by its id (not its number). */
export interface EditionAt {
  readonly space: number;
  readonly edition: number;
}

/** A section of an edition. */
export interface SectionAt extends EditionAt {
  /** Id of the section in the edition's template. */
  readonly section: string;
}

/** A section's text in one language. */
export interface TextAt extends SectionAt {
  readonly language: Language;
}

/** What an edition is begun with. */
export interface NewEdition {
  readonly title?: SomeText;
  /** Languages it is to be published in, the first one first; at least one. */
  readonly languages: readonly Language[];
  /** ISO date. */
  readonly due?: string;
  /** Id of a published edition whose template, texts and assignments it begins with. */
  readonly carryFrom?: number;
}

/** What is handed in as a section's text. */
export interface WrittenText {
  /** In the marks that docs/for-focal-points.md describes; at most `MOST_LETTERS` letters. */
  readonly body: string;
  /** Id of the text it was written upon; none when the section was empty. */
  readonly upon: number | null;
  /** What the author says of it. */
  readonly remark?: string;
}

/** The letter or decision by which a body has validated an edition. */
export interface ValidationReference {
  readonly text: string;
  /** ISO date of it. */
  readonly date: string;
}

/** A comment that is made. */
export interface NewComment {
  readonly body: string;
  /** Passage that is spoken of, as it stands in the text. */
  readonly quote?: string;
  /** Id of the text that was read. */
  readonly text?: number;
  /** Id of the comment it answers. */
  readonly replyTo?: number;
}

/**
 * Editions of a space's migration profile, made together.
 *
 * All that a member does is done as that account: the database decides. Every function throws `Refusal` where something
 * is refused, and `Refusal('not-found')` for what is not there or not the account's to see: ids of another space included.
 */
export interface Editions {
  // Looking

  /** Editions of a space, the newest first; deleted drafts last, for those who may restore them. */
  list(actor: Actor, space: number): Promise<readonly EditionSummary[]>;
  /** One edition with template, progress of every section and language, validations. */
  find(actor: Actor, at: EditionAt): Promise<EditionView>;
  /** One section in one language: its text, what stands aside, suggestions, comments, findings. */
  section(actor: Actor, at: TextAt): Promise<SectionView>;
  /** What is computed for a section, and the figures and sources that its text may refer to. Takes some 50 ms. */
  computed(actor: Actor, at: TextAt): Promise<ComputedSection>;
  /** Both at once, for the page of a section. */
  atWork(actor: Actor, at: TextAt): Promise<SectionAtWork>;
  /** The whole edition as it would be published now. */
  preview(actor: Actor, at: EditionAt, language: Language): Promise<Document>;
  /** Shows a text that is not saved yet as readers would see it, with its findings. */
  check(actor: Actor, at: TextAt, body: string): Promise<Pick<SectionView, 'preview' | 'findings'>>;
  /** What stands between the edition and its publication: errors must be mended, warnings are for knowing. */
  readiness(actor: Actor, at: EditionAt): Promise<readonly TextFinding[]>;
  /** The edition with what stands between it and its publication. */
  findWithReadiness(
    actor: Actor,
    at: EditionAt,
  ): Promise<{ readonly edition: EditionView; readonly findings: readonly TextFinding[] }>;
  /** What waits for the account in all its spaces, overdue first. */
  dueFor(actor: Actor): Promise<readonly DueItem[]>;

  // Keeping (focal points)

  /** Begins an edition. @returns its id */
  begin(actor: Actor, space: number, how: NewEdition): Promise<number>;
  /**
   * Begins the correction of the newest published edition, with its template, texts, assignments and open comments.
   *
   * @returns the draft's id
   * @throws Refusal `not-newest`; `correction-open` while another correction of it is being made
   */
  correct(actor: Actor, at: EditionAt, reason: string): Promise<number>;
  /** Changes title, languages or day. With another title or other languages, validations no longer hold. */
  describe(
    actor: Actor,
    at: EditionAt,
    what: { readonly title?: SomeText; readonly languages?: readonly Language[]; readonly due?: string | null },
  ): Promise<void>;
  /**
   * Makes one change to the template of an edition in draft or under review, upon what it is at that moment. Validations
   * no longer hold then.
   *
   * @throws Refusal `invalid` with findings; then nothing is changed
   */
  adapt(actor: Actor, at: EditionAt, change: TemplateChange): Promise<void>;
  /** Says which institution writes a section until when. Whoever has written before may go on only if it is theirs. */
  assign(
    actor: Actor,
    at: SectionAt,
    task: { readonly institution: number | null; readonly due: string | null; readonly note?: string },
  ): Promise<void>;
  /** Brings an edition to another state; publishing has its own. Back in draft, its validations no longer hold. */
  changeState(
    actor: Actor,
    at: EditionAt,
    to: Extract<EditionState, 'draft' | 'under review' | 'validated'>,
  ): Promise<void>;
  /** Deletes an edition that is not published; within 30 days it can be restored. */
  remove(actor: Actor, at: EditionAt): Promise<void>;
  restore(actor: Actor, at: EditionAt): Promise<void>;
  /**
   * Publishes a validated edition: freezes documents and figures in all its languages, gives it its number and hash; the
   * edition published before is superseded.
   *
   * @param despite why it is published although something is unfinished (`isUnfinished`); kept in the trace of acts
   * @throws Refusal `not-ready` with the findings that must be mended first; `unfinished` with those that need a reason;
   *   `not-newest` for the correction of an edition that another has taken the place of
   */
  publish(actor: Actor, at: EditionAt, despite?: string): Promise<{ readonly number: number; readonly sha256: string }>;

  // Writing

  /**
   * Takes a section's text. It is kept whatever happens; see `SavedText` for what became of it. Where the section says
   * something else then, validations no longer hold.
   */
  saveText(actor: Actor, at: TextAt, text: WrittenText): Promise<SavedText>;
  /**
   * Takes the text that somebody has made of the section's text (`upon`) and of one that stood aside, or of a suggestion.
   *
   * @param taking id of that other text: it counts as taken once the new one is what the section says
   */
  mergeText(actor: Actor, at: TextAt, text: WrittenText, taking: number): Promise<SavedText>;
  /** Sets a text that stands aside down: it is not to be merged, and stays in the history. */
  setDown(actor: Actor, at: TextAt, text: number): Promise<void>;
  /** Makes an old text the section's again, upon the one it has (`upon`). */
  restoreText(actor: Actor, at: TextAt, text: number, upon: number | null): Promise<SavedText>;
  /** All texts that were ever handed in for a section in a language, the newest first; suggestions included. */
  history(actor: Actor, at: TextAt): Promise<readonly SectionText[]>;
  /** The same with the section, and with the edition that its texts were taken over from. */
  sectionHistory(actor: Actor, at: TextAt): Promise<SectionHistory>;
  /** Compares two texts of the history word by word. @param before none for the empty text */
  compare(actor: Actor, at: TextAt, before: number | null, after: number): Promise<readonly ComparedPiece[]>;
  /** Suggests another text for a section that is somebody else's to write. @returns id of the suggestion */
  suggest(actor: Actor, at: TextAt, text: WrittenText): Promise<number>;
  /** Takes a suggestion into the section's text: merged where it moved on; `aside` shows both where that cannot be. */
  takeSuggestion(actor: Actor, at: TextAt, suggestion: number): Promise<SavedText>;
  declineSuggestion(actor: Actor, at: TextAt, suggestion: number): Promise<void>;

  // Reviewing

  /** Says how far a section is: writers `to write` and `written`, reviewers and focal points `reviewed` as well. */
  report(actor: Actor, at: SectionAt, state: TaskState): Promise<void>;
  /** @returns id of the comment */
  comment(actor: Actor, at: TextAt, comment: NewComment): Promise<number>;
  resolveComment(actor: Actor, at: EditionAt, comment: number): Promise<void>;
  reopenComment(actor: Actor, at: EditionAt, comment: number): Promise<void>;
  /** Deletes a comment; within 30 days it can be restored. */
  removeComment(actor: Actor, at: EditionAt, comment: number): Promise<void>;
  restoreComment(actor: Actor, at: EditionAt, comment: number): Promise<void>;
  /**
   * Enters that a body validates an edition under review.
   *
   * @param reference letter or decision that says so; a focal point must name it for a body that is not the own one
   * @throws Refusal `invalid` with the finding `reference-needed`
   */
  validate(
    actor: Actor,
    at: EditionAt,
    institution: number,
    note: string,
    reference?: ValidationReference,
  ): Promise<void>;
  takeBackValidation(actor: Actor, at: EditionAt, institution: number): Promise<void>;

  // Reading what is published: anybody

  /** Published editions, the newest first; of all spaces unless one is named. */
  published(spaceCode?: string): Promise<readonly PublishedEdition[]>;
  /** @returns `undefined` where there is no such edition, or not in that language */
  readPublished(spaceCode: string, number: number, language: Language): Promise<PublishedDocument | undefined>;
  /** Computes the hashes of a published edition anew. */
  checkEdition(spaceCode: string, number: number): Promise<EditionCheck | undefined>;
}

/** Letters that a section's text may have. */
export const MOST_LETTERS = 60_000;
