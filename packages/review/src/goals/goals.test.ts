import { COMPACT_OBJECTIVES, TARGETS } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { compileConcepts } from '../concepts/compiled.ts';
import { GOAL_CONCEPTS, objectiveConcept } from './goals.ts';

const CODES = [...TARGETS.map(({ code }) => code), ...COMPACT_OBJECTIVES.map(({ code }) => objectiveConcept(code))];

describe.each(['fr', 'en', 'es', 'ar'] as const)('the goals in %s', (language) => {
  it('are all 169 targets and all 23 objectives, each with terms', () => {
    const { words } = GOAL_CONCEPTS[language];
    expect(Object.keys(words).sort()).toEqual([...CODES].sort());
    for (const { terms } of Object.values(words)) expect(terms.length).toBeGreaterThan(0);
  });

  it('compile: every term has a word and every set they name is there', () => {
    expect(() => compileConcepts(GOAL_CONCEPTS[language], language)).not.toThrow();
  });
});
