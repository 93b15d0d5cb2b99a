import type { Language } from '@sterna/vocabulary';
import { waysOfTerm } from '../matching/alternatives.ts';
import { TermIndex } from '../matching/term-index.ts';
import { parseTerm } from '../matching/term-pattern.ts';
import ar from './data/ar.json' with { type: 'json' };
import en from './data/en.json' with { type: 'json' };
import es from './data/es.json' with { type: 'json' };
import fr from './data/fr.json' with { type: 'json' };

/** Words by which a text shows how far it goes: from naming a theme to paying for it. */
export interface SignalTerms {
  /** Verbs and nouns of doing, as measures begin: `strengthen`, `mise en place`. */
  readonly actions: readonly string[];
  /** Words by which an issuer binds itself: `will`, `s’engage à`; they need an action near them. */
  readonly intentions: readonly string[];
  /** Words that call the action before them needed: `is imperative`. */
  readonly necessities?: readonly string[];
  /** Words that call what follows an aim or a measure. */
  readonly objectives: readonly string[];
  /** Causes and effects. */
  readonly causes: readonly string[];
  /** Words that call what follows an indicator or its value. */
  readonly indicators: readonly string[];
  /** Bodies that may be responsible. */
  readonly bodies: readonly string[];
  /** Migration as a chance, and as a danger. */
  readonly opportunities: readonly string[];
  readonly risks: readonly string[];
  /** Groups of people, by code of the vocabulary. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  /** Sectors, by code of the vocabulary. */
  readonly sectors: Readonly<Record<string, readonly string[]>>;
}

/** A kind of signal, with the code of the group or sector where it is one. */
export interface Signal {
  readonly kind: Exclude<keyof SignalTerms, 'groups' | 'sectors'> | 'group' | 'sector';
  readonly code?: string;
}

const TERMS: Readonly<Record<Language, SignalTerms>> = { fr, en, es, ar };
const indexes = new Map<Language, TermIndex<Signal>>();

function indexOf({ groups, sectors, ...kinds }: SignalTerms, language: Language): TermIndex<Signal> {
  const index = new TermIndex<Signal>();
  for (const [kind, terms] of Object.entries(kinds)) {
    for (const term of terms.flatMap(waysOfTerm)) {
      index.add(parseTerm(term, language), { kind: kind as keyof typeof kinds });
    }
  }
  for (const [kind, coded] of [
    ['group', groups],
    ['sector', sectors],
  ] as const) {
    for (const [code, terms] of Object.entries(coded)) {
      for (const term of terms.flatMap(waysOfTerm)) index.add(parseTerm(term, language), { kind, code });
    }
  }
  return index;
}

/** The signals of a language, made ready once. */
export function signalsIn(language: Language): TermIndex<Signal> {
  const known = indexes.get(language) ?? indexOf(TERMS[language], language);
  indexes.set(language, known);
  return known;
}
