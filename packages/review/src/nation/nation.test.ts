import type { Language } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { tokensOf } from '../matching/tokens.ts';
import { findPassages } from '../passages/find-passages.ts';
import { guessNation, inOwnNation } from './nation.ts';

const read = (text: string, language: Language) => ({ tokens: tokensOf(text, language), language });
const stems = (text: string, language: Language, nation: string): string =>
  inOwnNation(read(text, language), nation)
    .map(({ stem }) => stem)
    .join(' ');

const isMigration = (text: string, language: Language, place?: string): boolean => {
  const block = { kind: 'paragraph', text, page: 1, toPage: 1, language } as const;
  return findPassages({ blocks: [block] }, place === undefined ? {} : { place }).passages.length > 0;
};

describe('whose document it is', () => {
  it('is told by the country it names far more often than others, its people counting', () => {
    const text =
      'Liberia grows. Liberians work. Liberian farms export to Ghana. In Liberia and in Guinea. Liberia’s plan.';
    expect(guessNation([read(text, 'en')])).toBe('LBR');
  });

  it('is not told by a few mentions, nor where two countries are named as often', () => {
    expect(guessNation([read('Nepal sends workers to Qatar.', 'en')])).toBeUndefined();
    expect(
      guessNation([read('Kenya, Uganda. Kenya, Uganda. Kenya, Uganda. Kenya, Uganda. Kenya.', 'en')]),
    ).toBeUndefined();
  });

  it('is told in each language', () => {
    const of = (text: string, language: Language) => guessNation([read(`${text} `.repeat(3), language)]);
    expect(of('La Guinée. Les Guinéens et les femmes guinéennes.', 'fr')).toBe('GIN');
    expect(of('Colombia. Los colombianos y las mujeres colombianas.', 'es')).toBe('COL');
    expect(of('المغرب. المغاربة والنساء المغربيات. المغرب.', 'ar')).toBe('MAR');
  });

  it('is not told by a longer name that holds its own', () => {
    expect(guessNation([read('Papua New Guinea. '.repeat(6), 'en')])).toBe('PNG');
    expect(guessNation([read('South Sudan. '.repeat(6), 'en')])).toBe('SSD');
  });
});

describe('a nation in its own document', () => {
  it('is the country, and its people are nationals', () => {
    expect(stems('Liberians left Liberia for Ghana.', 'en', 'LBR')).toBe('national left country for ghana');
    expect(stems('Sierra Leoneans abroad', 'en', 'SLE')).toBe('national abroad');
    expect(stems('les Guinéens de Guinée-Bissau', 'fr', 'GIN')).toBe('national de guin bissau');
  });

  it('is no foreigner there, while its people abroad and other nations are away', () => {
    const children = 'Syrian children attend double-shift classes.';
    expect(isMigration(children, 'en', 'LBR')).toBe(true);
    expect(isMigration(children, 'en', 'SYR')).toBe(false);
    expect(isMigration('Liberians abroad will be registered to vote.', 'en', 'LBR')).toBe(true);
    expect(isMigration('Liberian nurses in the United Kingdom earn more.', 'en', 'LBR')).toBe(true);
    expect(isMigration('Ghanaian workers in Liberia need a permit.', 'en', 'LBR')).toBe(true);
    expect(isMigration('Kenyans living in Uganda will be counted.', 'en', 'KEN')).toBe(true);
    expect(isMigration('Liberian women in Monrovia and Liberian workers in Liberia.', 'en', 'LBR')).toBe(false);
  });
});
