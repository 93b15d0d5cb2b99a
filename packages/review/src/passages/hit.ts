/** A place where a text speaks of a concept, and why it is taken to. */
export interface Hit {
  /** Code of the theme; `migration` where no theme is named. */
  readonly concept: string;
  /** The term as the concept writes it. */
  readonly term: string;
  /** Number of its sentence in the text, from 0. */
  readonly sentence: number;
  /** Characters from the start of the text. */
  readonly start: number;
  readonly end: number;
  /** Where the words stand that make it mean this, for terms that need such. */
  readonly context?: { readonly start: number; readonly end: number };
  /** It speaks of the concept only beside others. */
  readonly isWeak?: true;
}

/** A term that was met and does not count. */
export interface PassedOver {
  readonly concept: string;
  readonly term: string;
  readonly start: number;
  readonly end: number;
  /** Why: inside a phrase, or the name of an institution, or in another sense. */
  readonly because: 'phrase' | 'name' | 'sense';
  /** The phrase or name as written, or the meaning. */
  readonly detail: string;
  /** Where in the text the phrase or name stands, or the word in another sense. */
  readonly within: { readonly start: number; readonly end: number };
}
