import type { Language } from '@sterna/vocabulary';
import { waysOfTerm } from '../matching/alternatives.ts';
import { TermIndex } from '../matching/term-index.ts';
import { parseTerm, type TermPattern } from '../matching/term-pattern.ts';
import type { ConceptTerms, Deceptions, LanguageConcepts, TermsWithContext } from './concept.ts';

type Sets = LanguageConcepts['sets'];

/** A term of a concept, with the context it needs. */
export interface ConceptTerm {
  readonly concept: string;
  readonly term: string;
  readonly context?: Context;
  /** It speaks of the concept only beside others. */
  readonly isWeak?: true;
  /** It does not speak of the concept where its sentence speaks of one of these. */
  readonly yieldsTo?: readonly string[];
}

/** Words that must, or must not, stand near; found before all terms, each set and each term by a number. */
export interface Context {
  readonly near: readonly number[];
  readonly also?: readonly number[];
  readonly unless?: readonly number[];
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

function setOf(name: string, sets: Sets): readonly string[] {
  const set = sets[name];
  if (set === undefined) throw new Error(`There is no set of terms named @${name}.`);
  return spelledOut(set, sets);
}

/** Terms of a list, with those of the sets it names. */
function spelledOut(terms: readonly string[], sets: Sets): readonly string[] {
  return terms.flatMap((term) => (/^@[\w-]+$/.test(term) ? setOf(term.slice(1), sets) : [term]));
}

const NAMED_SET = /@([\w-]+)/;

/** A set that is one of the choices of a group: its members are choices beside the others. */
const SET_AMONG_CHOICES = /(?<=[(|[])@([\w-]+)(?=[|)\]])/g;

/** A term that names a set among its words, `workers in @destinations`, with each member in its place. */
function withMembers(written: string, sets: Sets): readonly string[] {
  const term = written.replace(SET_AMONG_CHOICES, (_, choice: string) => setOf(choice, sets).join('|'));
  const name = NAMED_SET.exec(term)?.[1];
  if (name === undefined) return [term];
  if (term !== written) return withMembers(term, sets);
  const members = setOf(name, sets);
  // Members of one word stand as alternatives in one term; those of several words need a term each.
  const words = members.filter((member) => /^\^?[\p{L}\p{M}\p{N}]+\*?$/u.test(member));
  const phrases = members.filter((member) => !words.includes(member));
  const places = words.length > 0 ? [`(${words.join('|')})`, ...phrases] : phrases;
  return places.flatMap((place) => withMembers(term.replace(NAMED_SET, place), sets));
}

/** The patterns by which a term is looked for. @throws Error for a term without a word, a set unknown */
const patternsOf = (term: string, { language, sets }: Pick<Compiling, 'language' | 'sets'>): readonly TermPattern[] =>
  withMembers(term, sets)
    .flatMap((one) => waysOfTerm(one))
    .map((one) => parseTerm(one, language));

function noteOne(key: string, terms: readonly string[], compiling: Compiling): number {
  const known = compiling.numbers.get(key);
  if (known !== undefined) return known;
  const number = compiling.numbers.size;
  compiling.numbers.set(key, number);
  for (const term of terms) for (const pattern of patternsOf(term, compiling)) compiling.context.add(pattern, number);
  return number;
}

/** Notes a list of terms as a context: what several lists share, a set or a term, is looked for once. */
const noteContext = (terms: readonly string[], compiling: Compiling): readonly number[] =>
  terms.map((term) => noteOne(term, spelledOut([term], compiling.sets), compiling));

function reachOf(within: number | string): Context['within'] {
  if (typeof within === 'number') return within;
  if (within === 'sentence') return 'sentence';
  if (within === 'paragraph') return 'paragraph';
  throw new Error(`Context is near within a number of words, the sentence or the paragraph, not “${within}”.`);
}

function contextOf(
  { near, also, within = 'sentence', unless }: Omit<TermsWithContext, 'terms' | 'yieldsTo'>,
  compiling: Compiling,
): Context {
  return {
    near: noteContext(near, compiling),
    within: reachOf(within),
    ...(also !== undefined && { also: noteContext(also, compiling) }),
    ...(unless !== undefined && { unless: noteContext(unless, compiling) }),
  };
}

function addTerm(entry: ConceptTerm, compiling: Compiling): void {
  for (const pattern of patternsOf(entry.term, compiling)) compiling.terms.add(pattern, entry);
}

function addVoiding(entry: Voiding, compiling: Compiling): void {
  for (const pattern of patternsOf(entry.term, compiling)) compiling.voiding.add(pattern, entry);
}

function addConcept(concept: string, words: ConceptTerms, compiling: Compiling): void {
  const { terms, withContext = [], yielding = [], weak = [], never = [] } = words;
  for (const term of spelledOut(terms, compiling.sets)) addTerm({ concept, term }, compiling);
  for (const { terms: some, to } of yielding)
    for (const term of spelledOut(some, compiling.sets)) addTerm({ concept, term, yieldsTo: to }, compiling);
  for (const one of withContext) {
    const rest = { context: contextOf(one, compiling), ...(one.yieldsTo !== undefined && { yieldsTo: one.yieldsTo }) };
    for (const term of spelledOut(one.terms, compiling.sets)) addTerm({ concept, term, ...rest }, compiling);
  }
  for (const term of spelledOut(weak, compiling.sets)) addTerm({ concept, term, isWeak: true }, compiling);
  for (const term of spelledOut(never, compiling.sets)) addVoiding({ kind: 'phrase', term, concept }, compiling);
}

function addDeceptions({ phrases, senses, names }: Deceptions, compiling: Compiling): void {
  for (const term of spelledOut(phrases, compiling.sets)) addVoiding({ kind: 'phrase', term }, compiling);
  for (const term of spelledOut(names, compiling.sets)) addVoiding({ kind: 'name', term }, compiling);
  for (const { terms, meaning, ...sense } of senses) {
    const context = contextOf(sense, compiling);
    for (const term of spelledOut(terms, compiling.sets))
      addVoiding({ kind: 'sense', term, meaning, context }, compiling);
  }
}

/** Makes the concepts of a language ready to be looked for. @throws Error for a term without a word, a set unknown */
export function compileConcepts(
  { words, deceptions, sets }: LanguageConcepts<ConceptTerms>,
  language: Language,
): CompiledConcepts {
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
