import { THEMES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { compileConcepts } from './compiled.ts';
import { CONCEPTS } from './concepts.ts';

describe.each(['fr', 'en', 'es', 'ar'] as const)('the concepts in %s', (language) => {
  it('compile: every term has a word and every set they name is there', () => {
    expect(() => compileConcepts(CONCEPTS[language], language)).not.toThrow();
  });

  it('are those of the thirty themes and of migration in general', () => {
    expect(Object.keys(CONCEPTS[language].words).sort()).toEqual(
      ['migration', ...THEMES.map(({ code }) => code)].sort(),
    );
  });
});
