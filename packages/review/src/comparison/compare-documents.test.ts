import { THEMES } from '@sterna/vocabulary';
import { describe, expect, it } from 'vitest';
import { type ComparedDocument, compareDocuments, inOrderOfTime } from './compare-documents.ts';

function document(
  key: string,
  years: readonly [number | null, number | null],
  depths: Readonly<Record<string, number>>,
): ComparedDocument {
  return { key, fromYear: years[0], toYear: years[1], depths: new Map(Object.entries(depths)) };
}

const OLD = document('old', [2011, 2015], { remittances: 3, borders: 1, 'migration-data': 2 });
const NEW = document('new', [2016, 2020], { remittances: 1, borders: 2, 'labour-migration': 4 });

describe('a comparison of documents', () => {
  it('has a depth for every theme and document, 0 where a theme is absent', () => {
    const { themes } = compareDocuments([OLD, NEW], 'change');
    expect(themes).toHaveLength(THEMES.length);
    expect(themes.find(({ theme }) => theme === 'migration-data')).toEqual({
      theme: 'migration-data',
      depths: [2, 0],
      change: -2,
      spread: 2,
    });
  });

  it('puts first what changed most, in either direction', () => {
    const { themes } = compareDocuments([OLD, NEW], 'change');
    expect(themes.slice(0, 4).map(({ theme, change }) => `${theme} ${change}`)).toEqual([
      'labour-migration 4',
      'remittances -2',
      'migration-data -2',
      'borders 1',
    ]);
  });

  it('ranks documents of several places by how far they are apart', () => {
    const middle = document('middle', [2013, null], { borders: 5 });
    expect(compareDocuments([OLD, middle, OLD], 'spread').themes[0]).toMatchObject({
      theme: 'borders',
      change: 0,
      spread: 4,
    });
  });

  it('counts themes treated and acted on, and their mean depth, by document', () => {
    const [first] = compareDocuments([OLD], 'change').steps;
    expect(first).toEqual({ key: 'old', year: 2011, treated: 3, acted: 1, mean: 6 / 30 });
  });

  it('is empty of documents without failing', () => {
    expect(compareDocuments([], 'spread').themes[0]).toMatchObject({ depths: [], change: 0, spread: 0 });
  });
});

it('puts documents in the order of their periods, those without last', () => {
  const none = document('none', [null, null], {});
  const ended = document('ended', [null, 2012], {});
  expect(inOrderOfTime([none, NEW, ended, OLD]).map(({ key }) => key)).toEqual(['old', 'ended', 'new', 'none']);
});
