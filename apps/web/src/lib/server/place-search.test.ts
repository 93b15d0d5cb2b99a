import { describe, expect, test } from 'vitest';
import { searchPlaces, suggestPlaces } from './place-search.ts';

const codes = (places: readonly { code: string }[]): string[] => places.map(({ code }) => code);

describe('searching places', () => {
  test.each([
    ['senegal', 'SEN'],
    ['Sénégal', 'SEN'],
    ['سنغال', 'SEN'],
    ['Túnez', 'TUN'],
    ['mda', 'MDA'],
    ['Corea del Sur', 'KOR'],
  ])('%s finds %s first', (query, code) => {
    expect(codes(searchPlaces(query))[0]).toBe(code);
  });

  test('a part of a name finds every place that has it', () => {
    expect(codes(searchPlaces('guinea')).sort()).toEqual(['GIN', 'GNB', 'GNQ', 'PNG']);
  });

  test('punctuation alone finds nothing', () => {
    expect(searchPlaces(' ,.;')).toEqual([]);
  });

  test('a misspelt name suggests the place meant, an absurd one nothing', () => {
    expect(codes(suggestPlaces('moldavi'))).toContain('MDA');
    expect(codes(suggestPlaces('phillipines'))).toContain('PHL');
    expect(suggestPlaces('qqqqqqqqqq')).toEqual([]);
  });
});
