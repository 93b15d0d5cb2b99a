/** Terms that mean a concept only where others stand near, such as `transfers` near `migrants`. */
export interface TermsWithContext {
  readonly terms: readonly string[];
  /** One of these must stand near; `@name` stands for a set of `sets.json`. */
  readonly near: readonly string[];
  /** How near: that many words, or in the same sentence (its heading counts as part of it), or paragraph. */
  readonly within?: number | string;
  /** One of these must stand in the sentence too. */
  readonly also?: readonly string[];
  /** None of these may stand in the sentence. */
  readonly unless?: readonly string[];
  /** Codes of the themes they leave a sentence to, as `yielding` terms do. */
  readonly yieldsTo?: readonly string[];
}

/** Terms that name people rather than a concept, such as `migrant workers`, whom a sentence may name for another reason. */
export interface YieldingTerms {
  readonly terms: readonly string[];
  /** Codes of the themes they leave a sentence to. */
  readonly to: readonly string[];
}

/** The terms of a concept in one language. The way terms are written is explained at `parseTerm`. */
export interface ConceptTerms {
  /** Terms that mean it wherever they stand. */
  readonly terms: readonly string[];
  readonly withContext?: readonly TermsWithContext[];
  /** Terms that speak of it only where their sentence speaks of none of certain other themes. */
  readonly yielding?: readonly YieldingTerms[];
  /** Terms that speak of it too, but not by themselves: they count beside others. */
  readonly weak?: readonly string[];
  /** Phrases that hold its terms and mean something else: nothing inside them counts for it. */
  readonly never?: readonly string[];
}

/** How a concept is put into the words of one language. */
export interface ConceptWords extends ConceptTerms {
  /** Sentences to show and to test what is meant. */
  readonly examples: { readonly yes: readonly string[]; readonly no: readonly string[] };
}

/** What deceives whatever the theme, by language. */
export interface Deceptions {
  /** Phrases that hold words of migration and mean something else: `bird migration`. */
  readonly phrases: readonly string[];
  /** Words that mean something else where others stand near: `migration` near `database`. */
  readonly senses: readonly {
    readonly terms: readonly string[];
    readonly near: readonly string[];
    readonly within?: number | string;
    /** Said to the reader: `migration of animals`. */
    readonly meaning: string;
    /** Where one of these stands in the sentence too, it does mean people. */
    readonly unless?: readonly string[];
  }[];
  /** Names of institutions, laws and publications that only name. */
  readonly names: readonly string[];
}

/** Concepts in one language. */
export interface LanguageConcepts<Words extends ConceptTerms = ConceptWords> {
  /** By code: of the theme, where `migration` is human migration in general; of the target or objective. */
  readonly words: Readonly<Record<string, Words>>;
  readonly deceptions: Deceptions;
  /**
   * Terms that several concepts share, by name: `@movers` are people who move. Inside a term `(@trades)` stands for any
   * of a set of single words.
   */
  readonly sets: Readonly<Record<string, readonly string[]>>;
}
