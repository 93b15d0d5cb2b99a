import { describe, expect, test } from 'vitest';
import { searchPlaces, suggestPlaces } from './place-search.ts';

const codes = (places: readonly { code: string }[]): string[] => places.map(({ code }) => code);

describe('searching places', () => {
  test.each([
    ['senegal', 'SEN'],
    ['Sénégal', 'SEN'],
    ['سنغال', 'SEN'],
    ['Túnez', 'TUN'],
    ['Corea del Sur', 'KOR'],
    ['cote divoire', 'CIV'],
  ])('%s finds %s first, whatever the language of the page', (query, code) => {
    expect(codes(searchPlaces(query))[0]).toBe(code);
  });

  test.each([
    ['turkey', 'TUR'],
    ['ivory', 'CIV'],
    ['burma', 'MMR'],
    ['swaziland', 'SWZ'],
    ['cap vert', 'CPV'],
    ['Holland', 'NLD'],
  ])('%s, another name or one of former days, finds %s alone', (query, code) => {
    expect(codes(searchPlaces(query))).toEqual([code]);
  });

  test.each([
    ['mda', 'MDA'],
    ['MD', 'MDA'],
    ['498', 'MDA'],
    ['004', 'AFG'],
    ['4', 'AFG'],
  ])('the code %s finds %s', (query, code) => {
    expect(codes(searchPlaces(query))[0]).toBe(code);
  });

  test.each([
    ['МОЛДОВА', 'MDA'],
    ['Марокко', 'MAR'],
    ['尼泊尔', 'NPL'],
    ['Србија', 'SRB'],
    ['Frankreich', 'FRA'],
  ])('%s, in a language that the pages do not have, finds %s', (query, code) => {
    expect(codes(searchPlaces(query))).toEqual([code]);
  });

  test('a part of a name finds every place that has it', () => {
    expect(codes(searchPlaces('guinea')).sort()).toEqual(['GIN', 'GNB', 'GNQ', 'PNG']);
  });

  test('a part of a code finds nothing by itself', () => {
    expect(searchPlaces('49')).toEqual([]);
  });

  test('punctuation alone finds nothing', () => {
    expect(searchPlaces(' ,.;')).toEqual([]);
  });

  test('a misspelt name finds nothing and suggests the place meant', () => {
    for (const [asked, meant] of [
      ['Moldava', 'MDA'],
      ['phillipines', 'PHL'],
      ['Senegall', 'SEN'],
    ] as const) {
      expect(codes(searchPlaces(asked)), asked).toEqual([]);
      expect(codes(suggestPlaces(asked)), asked).toContain(meant);
    }
  });

  test('the beginning of a name suggests it, a former state its successors, an absurd name nothing', () => {
    expect(codes(suggestPlaces('moldavi'))).toContain('MDA');
    expect(codes(suggestPlaces('Yougoslavie'))).toContain('SRB');
    expect(suggestPlaces('qqqqqqqqqq')).toEqual([]);
  });
});
