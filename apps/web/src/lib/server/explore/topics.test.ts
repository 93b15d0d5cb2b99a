import { INDICATORS } from '@sterna/statistics';
import { describe, expect, test } from 'vitest';
import { indicatorsByTopic, searchIndicators, topicOf } from './topics.ts';

const OWN = [{ code: 'SE.PRM.ENRR', title: 'School enrollment, primary (% gross)' }];

describe('topics', () => {
  test('every indicator of the catalogue has one, and stands under it once', () => {
    expect(INDICATORS.filter(({ code }) => topicOf(code) === 'other').map(({ code }) => code)).toEqual([]);
    const listed = indicatorsByTopic('fr', []).flatMap(({ indicators }) => indicators.map(({ code }) => code));
    expect(listed.toSorted()).toEqual(INDICATORS.map(({ code }) => code).toSorted());
  });

  test('publishers’ own indicators come last', () => {
    expect(indicatorsByTopic('fr', OWN).at(-1)).toEqual({
      topic: 'own',
      indicators: [{ code: 'SE.PRM.ENRR', name: 'School enrollment, primary (% gross)' }],
    });
  });
});

describe('searching indicators', () => {
  const codes = (query: string): readonly string[] => searchIndicators(query, 'fr', OWN).map(({ code }) => code);

  test.each([
    ['refugies', 'REFUGEES_HOSTED'],
    ['remesas', 'REMITTANCES_RECEIVED'],
    ['المهاجرون', 'MIGRANT_STOCK'],
    ['women emigrants', 'EMIGRANT_WOMEN_SHARE'],
    ['10.7.2', 'MIGRATION_POLICIES'],
    ['school primary', 'SE.PRM.ENRR'],
  ])('%s finds %s, in whatever language', (query, code) => {
    expect(codes(query)).toContain(code);
  });

  test('a name that has the words comes before a definition that has them', () => {
    expect(codes('population')[0]).not.toBe('NET_MIGRATION');
    expect(codes('population').slice(0, 8)).toContain('POPULATION');
  });

  test('nothing is found for nothing, or for words that no indicator has', () => {
    expect(codes('')).toEqual([]);
    expect(codes('zebra')).toEqual([]);
  });
});
