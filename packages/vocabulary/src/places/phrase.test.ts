import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../language/language.ts';
import { type PlaceRole, placePhrase } from './phrase.ts';
import type { Place } from './place.ts';
import { PLACES, placeByCode } from './places.ts';

const ROLES: readonly PlaceRole[] = ['name', 'the', 'in', 'of', 'from'];

function place(code: string): Place {
  const found = placeByCode(code);
  if (!found) throw new Error(`no place ${code}`);
  return found;
}

describe('placePhrase', () => {
  it('writes every place in every role and language', () => {
    for (const one of PLACES) {
      for (const language of LANGUAGES) {
        for (const role of ROLES) {
          const phrase = placePhrase(one, language, role);
          expect(phrase, `${one.code} ${language} ${role}`).toMatch(/\S/);
          expect(phrase).not.toMatch(/undefined|\s\s|^de les? |^à les? |^de el /);
        }
      }
    }
  });

  // biome-ignore format: one place per line
  it.each([
    ['MDA', 'la Moldavie', 'en Moldavie', 'de Moldavie', 'de Moldavie'],
    ['MAR', 'le Maroc', 'au Maroc', 'du Maroc', 'du Maroc'],
    ['PHL', 'les Philippines', 'aux Philippines', 'des Philippines', 'des Philippines'],
    ['CUB', 'Cuba', 'à Cuba', 'de Cuba', 'de Cuba'],
    ['RUS', 'la Fédération de Russie', 'en Fédération de Russie', 'de la Fédération de Russie', 'de la Fédération de Russie'],
    ['ITA', 'l’Italie', 'en Italie', 'd’Italie', 'd’Italie'],
    ['ECU', 'l’Équateur', 'en Équateur', 'de l’Équateur', 'd’Équateur'],
    ['IND', 'l’Inde', 'en Inde', 'de l’Inde', 'd’Inde'],
    ['USA', 'les États-Unis', 'aux États-Unis', 'des États-Unis', 'des États-Unis'],
    ['GBR', 'le Royaume-Uni', 'au Royaume-Uni', 'du Royaume-Uni', 'du Royaume-Uni'],
    ['JAM', 'la Jamaïque', 'en Jamaïque', 'de Jamaïque', 'de Jamaïque'],
    ['BRB', 'la Barbade', 'à la Barbade', 'de la Barbade', 'de la Barbade'],
    ['COD', 'la République démocratique du Congo', 'en République démocratique du Congo', 'de la République démocratique du Congo', 'de la République démocratique du Congo'],
    ['ISR', 'Israël', 'en Israël', 'd’Israël', 'd’Israël'],
    ['HTI', 'Haïti', 'en Haïti', 'd’Haïti', 'd’Haïti'],
    ['HND', 'le Honduras', 'au Honduras', 'du Honduras', 'du Honduras'],
    ['HUN', 'la Hongrie', 'en Hongrie', 'de Hongrie', 'de Hongrie'],
    ['YEM', 'le Yémen', 'au Yémen', 'du Yémen', 'du Yémen'],
    ['OMN', 'Oman', 'à Oman', 'd’Oman', 'd’Oman'],
    ['IMN', 'l’Île de Man', 'à l’Île de Man', 'de l’Île de Man', 'de l’Île de Man'],
    ['WLD', 'le monde', 'dans le monde', 'du monde', 'du monde'],
    ['HIC', 'les pays à revenu élevé', 'dans les pays à revenu élevé', 'des pays à revenu élevé', 'des pays à revenu élevé'],
    ['002', 'l’Afrique', 'en Afrique', 'd’Afrique', 'd’Afrique'],
  ])('writes %s in French', (code, ...forms) => {
    expect((['the', 'in', 'of', 'from'] as const).map((role) => placePhrase(place(code), 'fr', role))).toEqual(forms);
  });

  it('writes English with “the” where the name takes it', () => {
    expect(placePhrase(place('PHL'), 'en', 'in')).toBe('in the Philippines');
    expect(placePhrase(place('USA'), 'en', 'the')).toBe('the United States');
    expect(placePhrase(place('SEN'), 'en', 'of')).toBe('of Senegal');
    expect(placePhrase(place('WLD'), 'en', 'in')).toBe('in the world');
    expect(placePhrase(place('OED'), 'en', 'the')).toBe('the OECD members');
    expect(placePhrase(place('ARB'), 'en', 'the')).toBe('the Arab World');
  });

  it('writes Spanish with the article contracted, but never that of El Salvador', () => {
    expect(placePhrase(place('USA'), 'es', 'in')).toBe('en los Estados Unidos');
    expect(placePhrase(place('GBR'), 'es', 'of')).toBe('del Reino Unido');
    expect(placePhrase(place('GBR'), 'es', 'the')).toBe('el Reino Unido');
    expect(placePhrase(place('SLV'), 'es', 'of')).toBe('de El Salvador');
    expect(placePhrase(place('ITA'), 'es', 'the')).toBe('Italia');
  });

  it('writes Arabic with the preposition as a word of its own', () => {
    expect(placePhrase(place('MAR'), 'ar', 'in')).toBe('في المغرب');
    expect(placePhrase(place('MAR'), 'ar', 'from')).toBe('من المغرب');
    expect(placePhrase(place('MAR'), 'ar', 'of')).toBe('المغرب');
  });

  it('refuses a place it does not know', () => {
    expect(() => placePhrase({ ...place('MAR'), code: 'QQQ' }, 'fr', 'in')).toThrow(RangeError);
  });
});
