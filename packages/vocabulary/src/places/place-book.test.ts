import { describe, expect, it } from 'vitest';
import { PlaceBook, placeCodeWithin } from './place-book.ts';

const book = new PlaceBook([
  { code: 'SN-DK', names: ['Dakar', 'داكار'] },
  { code: 'SEN-01', names: ['Thiès'] },
  { code: 'SEN-0101', names: ['Thiès'] },
  { code: 'SEN-686', names: ['Ngor'] },
  { code: 'SN-KD', names: ['Région de Kolda', 'Kolda'] },
]);

describe('a country’s own list of places', () => {
  it('is known by whole codes, by what stands behind the country, by names of any language', () => {
    for (const text of ['SN-DK', 'sn-dk', ' Dakar ', 'DAKAR', 'داكار']) {
      expect([text, book.find(text)]).toEqual([text, { status: 'found', code: 'SN-DK' }]);
    }
    expect(book.find('region de kolda')).toEqual({ status: 'found', code: 'SN-KD' });
    expect(book.find('Ziguinchor')).toBeUndefined();
  });

  it('knows numbers without the zeros that spreadsheets take away', () => {
    for (const text of ['01', '1', '1.0', 'SEN-01'])
      expect(book.find(text)).toEqual({ status: 'found', code: 'SEN-01' });
    expect(book.find('101')).toEqual({ status: 'found', code: 'SEN-0101' });
  });

  it('never guesses: a name of two places is ambiguous, the country’s own number and other countries’ letters are not its places', () => {
    expect(book.find('Thies')).toMatchObject({
      status: 'ambiguous',
      candidates: [{ code: 'SEN-01' }, { code: 'SEN-0101' }],
    });
    expect(book.find('686')).toBeUndefined();
    // Denmark.
    expect(book.find('DK')).toBeUndefined();
    expect(book.find('')).toBeUndefined();
  });
});

describe('the code of a place within its country', () => {
  it('is ISO 3166-2 as it is, and else stands behind the country’s', () => {
    expect(placeCodeWithin('SEN', 'SN-DK')).toBe('SN-DK');
    expect(placeCodeWithin('SEN', 'sn-DK')).toBe('SN-DK');
    expect(placeCodeWithin('SEN', '01')).toBe('SEN-01');
    expect(placeCodeWithin('SEN', 'MD-CU')).toBe('SEN-MD-CU');
    for (const wrong of ['', 'é', 'a/b', '<b>', 'x'.repeat(40), '-', '_T'])
      expect([wrong, placeCodeWithin('SEN', wrong)]).toEqual([wrong, undefined]);
  });
});
