import { describe, expect, it } from 'vitest';
import { compileConcepts } from '../concepts/compiled.ts';
import type { Deceptions, TermsWithContext } from '../concepts/concept.ts';
import { tokensOf } from '../matching/tokens.ts';
import { findHits } from './find-hits.ts';

interface Given {
  readonly terms?: readonly string[];
  readonly withContext?: readonly TermsWithContext[];
  readonly deceptions?: Partial<Deceptions>;
}

/** The words of a French text that are met, given the words of one concept. */
function met(text: string, { terms = [], withContext = [], deceptions = {} }: Given): readonly string[] {
  const concepts = compileConcepts(
    {
      words: { remittances: { terms, withContext } },
      deceptions: { phrases: [], senses: [], names: [], ...deceptions },
      sets: {},
    },
    'fr',
  );
  return findHits(tokensOf(text, 'fr'), [], concepts).hits.map(({ start, end }) => text.slice(start, end));
}

describe('a term of a concept', () => {
  it('is met by words with a capital letter only where it asks for it', () => {
    expect(met('Les Maliens de Paris', { terms: ['^malien'] })).toEqual(['Maliens']);
    expect(met('Le riz malien', { terms: ['^malien'] })).toEqual([]);
  });

  it('is met through soft hyphens and ligatures', () => {
    expect(met('Le tra\u00adfic de mi\u00adgrants', { terms: ['trafic de migrants'] })).toHaveLength(1);
    expect(met('Le traﬁc de migrants', { terms: ['trafic de migrants'] })).toHaveLength(1);
  });

  it('may need two contexts, both in its sentence', () => {
    const withContext = [{ terms: ['argent'], near: ['mari'], also: ['étranger'] }];
    expect(met('L’argent que le mari envoie de l’étranger.', { withContext })).toEqual(['argent']);
    expect(met('L’argent que le mari gagne.', { withContext })).toEqual([]);
    expect(met('L’argent du mari. Il part à l’étranger.', { withContext })).toEqual([]);
  });
});

describe('what deceives', () => {
  const withContext = [{ terms: ['compte'], near: ['migration', 'étranger'] }];

  it('is no context either, where it is a phrase', () => {
    expect(met('Un compte pour un étranger', { withContext })).toEqual(['compte']);
    const deceptions = { phrases: ['investisseur étranger'] };
    expect(met('Un compte pour un investisseur étranger', { withContext, deceptions })).toEqual([]);
  });

  it('is no context either, where it is a word in another sense', () => {
    const senses = [{ terms: ['migration'], near: ['serveur'], meaning: 'migration of data' }];
    expect(met('Compte à ouvrir avant la migration', { withContext, deceptions: { senses } })).toEqual(['Compte']);
    expect(met('Compte à fermer avant la migration du serveur', { withContext, deceptions: { senses } })).toEqual([]);
  });
});

describe('a term that only names people', () => {
  const concepts = compileConcepts(
    {
      words: {
        'labour-migration': {
          terms: ['migration de travail'],
          withContext: [{ terms: ['emploi'], near: ['étranger'], yieldsTo: ['social-protection'] }],
          yielding: [{ terms: ['travailleur migrant'], to: ['social-protection'] }],
        },
        'social-protection': { terms: ['retraite'] },
      },
      deceptions: { phrases: [], senses: [], names: [] },
      sets: {},
    },
    'fr',
  );
  const themes = (text: string): readonly string[] =>
    findHits(tokensOf(text, 'fr'), [], concepts).hits.map(({ concept }) => concept);

  it('counts where its sentence speaks of nothing else about them', () => {
    expect(themes('Les travailleurs migrants sont nombreux.')).toEqual(['labour-migration']);
    expect(themes('Un emploi à l’étranger.')).toEqual(['labour-migration']);
  });

  it('leaves its sentence to another theme, and only its sentence', () => {
    expect(themes('La retraite des travailleurs migrants.')).toEqual(['social-protection']);
    expect(themes('La retraite après un emploi à l’étranger.')).toEqual(['social-protection']);
    expect(themes('La retraite est tardive. Les travailleurs migrants partent.')).toEqual([
      'social-protection',
      'labour-migration',
    ]);
  });

  it('does not take with it a term that means the concept', () => {
    expect(themes('La migration de travail et la retraite.')).toEqual(['labour-migration', 'social-protection']);
  });
});
