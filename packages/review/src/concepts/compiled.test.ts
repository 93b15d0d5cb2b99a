import { describe, expect, it } from 'vitest';
import { tokensOf } from '../matching/tokens.ts';
import { findHits } from '../passages/find-hits.ts';
import { compileConcepts } from './compiled.ts';
import type { LanguageConcepts } from './concept.ts';

const concepts = (terms: readonly string[], near?: readonly string[]): LanguageConcepts => ({
  words: {
    'labour-migration': {
      terms: near === undefined ? terms : [],
      ...(near !== undefined && { withContext: [{ terms, near }] }),
      examples: { yes: [], no: [] },
    },
  },
  deceptions: { phrases: [], senses: [], names: [] },
  sets: { places: ['Qatar', 'Hong Kong'], workers: ['nurse', '@trades'], trades: ['mason'] },
});

const found = (text: string, terms: readonly string[], near?: readonly string[]): readonly string[] =>
  findHits(tokensOf(text, 'en'), [], compileConcepts(concepts(terms, near), 'en')).hits.map(({ start, end }) =>
    text.slice(start, end),
  );

describe('a term that names a set among its words', () => {
  it('is met with each member of the set, of one word or several', () => {
    expect(found('Masons in Qatar', ['@workers in @places'])).toEqual(['Masons in Qatar']);
    expect(found('Two nurses in Hong Kong', ['@workers in @places'])).toEqual(['nurses in Hong Kong']);
    expect(found('Nurses in rural wards', ['@workers in @places'])).toEqual([]);
  });

  it('is met where the set is one of the choices of a group', () => {
    const term = 'work in (factories|@places|camps)';
    for (const place of ['factories', 'Qatar', 'Hong Kong', 'camps'])
      expect(found(`They work in ${place} now.`, [term])).toEqual([`work in ${place}`]);
    expect(found('They work in rural wards.', [term])).toEqual([]);
  });

  it('is refused where the set is unknown', () => {
    expect(() => found('Nurses in Qatar', ['nurses in @planets'])).toThrow('@planets');
  });
});

describe('a context', () => {
  it('is the words of a list and of the sets it names', () => {
    expect(found('She found work in Qatar.', ['work'], ['abroad', '@places'])).toEqual(['work']);
    expect(found('She found work abroad.', ['work'], ['abroad', '@places'])).toEqual(['work']);
    expect(found('She found work.', ['work'], ['abroad', '@places'])).toEqual([]);
  });

  it('is looked for in the sentence of its term, wherever that stands in the text', () => {
    expect(found('She rests. She found work abroad. She saves.', ['work'], ['abroad'])).toEqual(['work']);
    expect(found('She lives abroad. She found work.', ['work'], ['abroad'])).toEqual([]);
  });
});
