import { describe, expect, it } from 'vitest';
import { placesNamed } from './places-named.ts';

const PLACES = [
  { code: 'SN-DK', name: { fr: 'Dakar', ar: 'داكار' } },
  { code: 'SN-TH', name: { fr: 'Thiès Nord' } },
  { code: 'SEN-01', name: { fr: 'Thiès Sud' } },
];

describe('places by words', () => {
  it.each([
    ['thies', ['SN-TH', 'SEN-01']],
    ['SUD thiès', ['SEN-01']],
    ['sn-dk', ['SN-DK']],
    ['داكار', ['SN-DK']],
    ['dakar sud', []],
    ['', ['SN-DK', 'SN-TH', 'SEN-01']],
    ['%', ['SN-DK', 'SN-TH', 'SEN-01']],
  ])('finds “%s” by code or by name in any language, whatever capitals and accents', (words, codes) => {
    expect(placesNamed(PLACES, words).map(({ code }) => code)).toEqual(codes);
  });
});
