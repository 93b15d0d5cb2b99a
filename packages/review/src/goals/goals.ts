import { COMPACT_OBJECTIVES, type Language, TARGETS } from '@sterna/vocabulary';
import { type CompiledConcepts, compileConcepts } from '../concepts/compiled.ts';
import type { ConceptTerms, LanguageConcepts } from '../concepts/concept.ts';
import { ar } from './data/ar/index.ts';
import { en } from './data/en/index.ts';
import { es } from './data/es/index.ts';
import { fr } from './data/fr/index.ts';

/**
 * What a national plan says when it addresses a target of the Sustainable Development Goals (`3.1`) or an objective of
 * the Global Compact for Migration (`objective-20`), in the words of each language.
 */
export const GOAL_CONCEPTS: Readonly<Record<Language, LanguageConcepts<ConceptTerms>>> = { fr, en, es, ar };

/** The concept of a target is its code, that of an objective has this before it. */
const OBJECTIVE = 'objective-';

/** Targets and objectives in their order, each with the code of its concept. */
export const GOAL_CODES: readonly {
  readonly kind: 'target' | 'objective';
  readonly code: string;
  readonly concept: string;
}[] = [
  ...TARGETS.map(({ code }) => ({ kind: 'target' as const, code, concept: code })),
  ...COMPACT_OBJECTIVES.map(({ code }) => ({ kind: 'objective' as const, code, concept: objectiveConcept(code) })),
];

/** The concept of an objective of the Global Compact. */
export function objectiveConcept(code: string): string {
  return `${OBJECTIVE}${code}`;
}

/** Whether a concept is that of an objective of the Global Compact. */
export function isObjectiveConcept(concept: string): boolean {
  return concept.startsWith(OBJECTIVE);
}

const compiled = new Map<Language, CompiledConcepts>();

/** The goals in the words of a language, made ready once. */
export function goalConceptsIn(language: Language): CompiledConcepts {
  const known = compiled.get(language) ?? compileConcepts(GOAL_CONCEPTS[language], language);
  compiled.set(language, known);
  return known;
}
