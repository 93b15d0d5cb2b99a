import type { Language } from '@sterna/vocabulary';
import { TermIndex } from '../matching/term-index.ts';
import { parseTerm } from '../matching/term-pattern.ts';
import type { ConceptWords, Deceptions, LanguageConcepts, TermsWithContext } from './concept.ts';

type Sets = LanguageConcepts['sets'];

/** A term of a concept, with the context it needs. */
export interface ConceptTerm {
  readonly concept: string;
  readonly term: string;
  readonly context?: Context;
}

/** Words that must, or must not, stand near; found before all terms, each by a number. */
export interface Context {
  readonly near: number;
  readonly unless?: number;
  readonly within: number | 'sentence' | 'paragraph';
}

/** What voids the terms inside it, for one concept or for all. */
export type Voiding =
  | { readonly kind: 'phrase'; readonly term: string; readonly concept?: string }
  | { readonly kind: 'name'; readonly term: string }
  | { readonly kind: 'sense'; readonly term: string; readonly meaning: string; readonly context: Context };

/** All concepts of a language, ready to be looked for. */
export interface CompiledConcepts {
  readonly terms: TermIndex<ConceptTerm>;
  readonly voiding: TermIndex<Voiding>;
  /** Each context by its number: what counts as standing near. */
  readonly context: TermIndex<number>;
}

interface Compiling extends CompiledConcepts {
  readonly language: Language;
  readonly sets: Sets;
  readonly numbers: Map<string, number>;
}

/** Terms of a list, with those of the sets it names. */
function spelledOut(terms: readonly string[], sets: Sets): readonly string[] {
  return terms.flatMap((term) => {
    if (!term.startsWith('@')) return [term];
    const set = sets[term.slice(1)];
    if (set === undefined) throw new Error(`There is no set of terms named ${term}.`);
    return spelledOut(set, sets);
  });
}

/** Notes a list of terms as a context; the same list is noted once. */
function noteContext(terms: readonly string[], compiling: Compiling): number {
  const key = terms.join('\n');
  const known = compiling.numbers.get(key);
  if (known !== undefined) return known;
  const number = compiling.numbers.size;
  compiling.numbers.set(key, number);
  for (const term of spelledOut(terms, compiling.sets))
    compiling.context.add(parseTerm(term, compiling.language), number);
  return number;
}

function reachOf(within: number | string): Context['within'] {
  if (typeof within === 'number') return within;
  if (within === 'sentence') return 'sentence';
  if (within === 'paragraph') return 'paragraph';
  throw new Error(`Context is near within a number of words, the sentence or the paragraph, not “${within}”.`);
}

function contextOf(
  { near, within = 'sentence', unless }: Omit<TermsWithContext, 'terms'>,
  compiling: Compiling,
): Context {
  return {
    near: noteContext(near, compiling),
    within: reachOf(within),
    ...(unless !== undefined && { unless: noteContext(unless, compiling) }),
  };
}

function addConcept(code: string, words: ConceptWords, compiling: Compiling): void {
  const { language, sets } = compiling;
  const { terms, withContext = [], never = [] } = words;
  for (const term of spelledOut(terms, sets)) compiling.terms.add(parseTerm(term, language), { concept: code, term });
  for (const one of withContext) {
    const context = contextOf(one, compiling);
    for (const term of spelledOut(one.terms, sets)) {
      compiling.terms.add(parseTerm(term, language), { concept: code, term, context });
    }
  }
  for (const term of spelledOut(never, sets)) {
    compiling.voiding.add(parseTerm(term, language), { kind: 'phrase', term, concept: code });
  }
}

function addDeceptions({ phrases, senses, names }: Deceptions, compiling: Compiling): void {
  const { language, sets } = compiling;
  for (const term of spelledOut(phrases, sets))
    compiling.voiding.add(parseTerm(term, language), { kind: 'phrase', term });
  for (const term of spelledOut(names, sets)) compiling.voiding.add(parseTerm(term, language), { kind: 'name', term });
  for (const { terms, meaning, ...sense } of senses) {
    const context = contextOf(sense, compiling);
    for (const term of spelledOut(terms, sets)) {
      compiling.voiding.add(parseTerm(term, language), { kind: 'sense', term, meaning, context });
    }
  }
}

/** Makes the concepts of a language ready to be looked for. @throws Error for a term without a word, a set unknown */
export function compileConcepts({ words, deceptions, sets }: LanguageConcepts, language: Language): CompiledConcepts {
  const compiling: Compiling = {
    language,
    sets,
    numbers: new Map(),
    terms: new TermIndex(),
    voiding: new TermIndex(),
    context: new TermIndex(),
  };
  for (const [code, one] of Object.entries(words)) addConcept(code, one, compiling);
  addDeceptions(deceptions, compiling);
  return compiling;
}
