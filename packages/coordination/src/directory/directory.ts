import type { LocalText } from '@sterna/vocabulary';
import type { Institution } from './institution.ts';
import type { PostKind, Subject } from './terms.ts';

/** What a post is. */
export interface PostFields {
  readonly kind: PostKind;
  /** What it is called; may be empty. */
  readonly title: string;
  /** Code of the sector it is for; `null` for the whole of the space. */
  readonly sector: string | null;
}

/** A post of a focal point or deputy: who holds it changes, the post stays. */
export interface Post extends PostFields {
  readonly id: number;
  readonly isDeleted: boolean;
  /** Who held it, in order of time. */
  readonly holdings: readonly Holding[];
}

/** Who held a post from when to when, and where it sat then. */
export interface HoldingFields {
  /** Id of the institution the post sat in. */
  readonly institution: number;
  /** Id of the holder's account, where there is one. */
  readonly account: string | null;
  /** Name or function of the holder. */
  readonly holder: string;
  /** How the holder is reached in office. */
  readonly contact: string;
  /** First day, an ISO date. */
  readonly began: string;
  /** Last day, an ISO date; `null` while it lasts. */
  readonly ended: string | null;
  readonly note: string;
}

export interface Holding extends HoldingFields {
  readonly id: number;
  /** Name of the account, where there is one. */
  readonly accountName: string | null;
}

/** Which institution answers for what. */
export interface Responsibility {
  readonly subject: Subject;
  readonly code: string;
  /** Id of the institution. */
  readonly institution: number;
  /** ISO date. */
  readonly since: string;
}

/** Something that an institution can be responsible for. */
export interface SubjectTerm {
  readonly subject: Subject;
  readonly code: string;
  readonly name: LocalText;
  /** True for what is computed from others: it needs no owner of its own. */
  readonly isDerived?: boolean;
}

/** All of a space's directory. Deleted institutions and posts are in it, marked as such. */
export interface Directory {
  readonly institutions: readonly Institution[];
  readonly posts: readonly Post[];
  readonly responsibilities: readonly Responsibility[];
}
