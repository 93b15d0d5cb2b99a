import type {
  Directory,
  DirectoryFinding,
  DirectoryPlan,
  DirectoryTable,
  Holding,
  HoldingDraft,
  Institution,
  InstitutionDraft,
  Post,
  PostDraft,
  Responsibility,
  Subject,
} from '@sterna/coordination';
import type { Actor } from '@sterna/store';
import type { StoredPerson } from '@sterna/store/coordination';
import type { Language } from '@sterna/vocabulary';

/** An institution with what the store knows of it besides. */
export interface KeptInstitution extends Institution {
  /** Says which state was read; handed back with a change, so that nobody's change is lost. */
  readonly version: string;
  readonly changedAt: Date;
  readonly isRestorable: boolean;
}

export interface KeptPost extends Post {
  readonly isRestorable: boolean;
  /** Entries of its history that were deleted and can be restored. */
  readonly deletedHoldings: readonly Holding[];
}

/** A space's directory as its members see it. */
export interface KeptDirectory extends Directory {
  readonly institutions: readonly KeptInstitution[];
  readonly posts: readonly KeptPost[];
  readonly responsibilities: readonly Responsibility[];
  /** Those who have an account in the space, by name; former members too. */
  readonly people: readonly StoredPerson[];
}

/** What became of what was handed in: its id, or what is to be mended in it first. */
export type Saved = { readonly id: number } | { readonly findings: readonly DirectoryFinding[] };

/** How a post goes from one to the next. */
export interface Handover extends Omit<HoldingDraft, 'ended'> {
  /** Id of the holding that ends on the day before; `null` for a post that is vacant. */
  readonly ending: number | null;
}

/** A file as it was uploaded. */
export interface DirectoryFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What bringing a file in would do. */
export interface ImportPreview {
  readonly plan: DirectoryPlan;
  /** Changes when the plan does: handed back with the confirmation. */
  readonly fingerprint: string;
}

/** A file that cannot be read at all, in the words of `UnreadableFileError`. */
export interface UnreadableFile {
  readonly unreadable: { readonly rule: string; readonly message: string };
}

/** Most bytes of a file that is brought in: a page carries it to the confirmation, in a form of at most 2 MiB. */
export const MOST_FILE_BYTES: number = 1280 * 1024;

/**
 * Institutions of a space, their posts and who is responsible for what.
 *
 * All that a member does is done as that account: the database decides. Every function throws `Refusal`: `not-found` for
 * what is not there or not the account's to see, ids of another space included; `not-allowed` where the role does not let
 * it; `moved-on` where somebody changed it meanwhile; `too-late` for what was deleted more than 30 days ago.
 */
export interface Coordination {
  directory(actor: Actor, space: number): Promise<KeptDirectory>;
  /** What is to be mended in the directory. @param today ISO date */
  findings(actor: Actor, space: number, today: string): Promise<readonly DirectoryFinding[]>;

  addInstitution(actor: Actor, space: number, draft: InstitutionDraft): Promise<Saved>;
  /** @param version of the state that the draft was made upon */
  changeInstitution(actor: Actor, space: number, id: number, draft: InstitutionDraft, version: string): Promise<Saved>;
  /** Deletes an institution; within 30 days it can be restored. Posts keep the history of having sat there. */
  removeInstitution(actor: Actor, space: number, id: number): Promise<void>;
  restoreInstitution(actor: Actor, space: number, id: number): Promise<void>;

  addPost(actor: Actor, space: number, draft: PostDraft): Promise<Saved>;
  changePost(actor: Actor, space: number, id: number, draft: PostDraft): Promise<Saved>;
  removePost(actor: Actor, space: number, id: number): Promise<void>;
  restorePost(actor: Actor, space: number, id: number): Promise<void>;

  /** Hands a post over: ends the holding that lasts on the day before the next begins. @returns id of the next */
  handOver(actor: Actor, space: number, post: number, handover: Handover): Promise<Saved>;
  /** Enters a time in a post, past or present, without touching others. */
  addHolding(actor: Actor, space: number, post: number, draft: HoldingDraft): Promise<Saved>;
  changeHolding(actor: Actor, space: number, post: number, id: number, draft: HoldingDraft): Promise<Saved>;
  removeHolding(actor: Actor, space: number, post: number, id: number): Promise<void>;
  restoreHolding(actor: Actor, space: number, post: number, id: number): Promise<void>;

  /** Makes an institution responsible for several at once, from today on. @returns how many are new */
  assign(
    actor: Actor,
    space: number,
    institution: number,
    subject: Subject,
    codes: readonly string[],
    today: string,
  ): Promise<number>;
  /** Takes responsibilities away. @returns how many there were */
  unassign(
    actor: Actor,
    space: number,
    institution: number,
    subject: Subject,
    codes: readonly string[],
  ): Promise<number>;

  /** A table of the directory as CSV; the trace of acts keeps that it was taken. */
  exportTable(actor: Actor, space: number, table: DirectoryTable, language: Language): Promise<string>;
  /** Shows what a file would do, and stores nothing. */
  previewImport(
    actor: Actor,
    space: number,
    file: DirectoryFile,
    language: Language,
    today: string,
  ): Promise<ImportPreview | UnreadableFile>;
  /**
   * Brings a file in: all of it or, when anything goes wrong, nothing.
   *
   * @param fingerprint of the preview that was looked at
   * @throws Refusal `moved-on` when the file would now do something else
   */
  bringIn(
    actor: Actor,
    space: number,
    file: DirectoryFile,
    language: Language,
    today: string,
    fingerprint: string,
  ): Promise<DirectoryPlan>;
}
