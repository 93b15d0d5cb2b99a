import { describe, expect, it } from 'vitest';
import { readSentence } from '../read-sentence.ts';
import { es } from './data/es/index.ts';

const concepts = Object.entries(es.words);

/** Whether a sentence speaks of a concept: of the theme, or of migration at all. */
const speaksOf = (concept: string, sentence: string): boolean => {
  const { isMigration, themes } = readSentence(sentence, 'es');
  return concept === 'migration' ? isMigration : themes.includes(concept);
};

describe.each(concepts)('the Spanish words of %s', (concept, { examples }) => {
  it('have examples of what is meant and of what is not', () => {
    expect(examples.yes.length).toBeGreaterThanOrEqual(3);
    expect(examples.no.length).toBeGreaterThanOrEqual(3);
  });

  it.each(examples.yes)('find it in: %s', (sentence) => {
    expect(speaksOf(concept, sentence)).toBe(true);
  });

  it.each(examples.no)('do not find it in: %s', (sentence) => {
    expect(speaksOf(concept, sentence)).toBe(false);
  });
});
