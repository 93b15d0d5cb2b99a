import type { Language } from '@sterna/vocabulary';
import { TermIndex } from '../matching/term-index.ts';
import { parseTerm } from '../matching/term-pattern.ts';
import ar from './data/ar/acting.json' with { type: 'json' };
import en from './data/en/acting.json' with { type: 'json' };
import es from './data/es/acting.json' with { type: 'json' };
import fr from './data/fr/acting.json' with { type: 'json' };

/**
 * Verbs by which plans take up a goal, beside the signals of actions: `halve`, `mettre fin`, `erradicar`. They say
 * nothing of the depth at which migration is treated, so they are none of those signals.
 */
const VERBS: Readonly<Record<Language, readonly string[]>> = { fr, en, es, ar };
const indexes = new Map<Language, TermIndex<true>>();

/** The verbs of a language, made ready once. */
export function actingVerbsIn(language: Language): TermIndex<true> {
  const known = indexes.get(language);
  if (known !== undefined) return known;
  const index = new TermIndex<true>();
  for (const verb of VERBS[language]) index.add(parseTerm(verb, language), true);
  indexes.set(language, index);
  return index;
}
