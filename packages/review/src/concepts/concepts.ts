import type { Language } from '@sterna/vocabulary';
import { type CompiledConcepts, compileConcepts } from './compiled.ts';
import type { LanguageConcepts } from './concept.ts';
import { ar } from './data/ar/index.ts';
import { en } from './data/en/index.ts';
import { es } from './data/es/index.ts';
import { fr } from './data/fr/index.ts';

/** Human migration in general and the thirty themes, in the words of each language. */
export const CONCEPTS: Readonly<Record<Language, LanguageConcepts>> = { fr, en, es, ar };

const compiled = new Map<Language, CompiledConcepts>();

/** The concepts of a language, made ready once. */
export function conceptsIn(language: Language): CompiledConcepts {
  const known = compiled.get(language) ?? compileConcepts(CONCEPTS[language], language);
  compiled.set(language, known);
  return known;
}
