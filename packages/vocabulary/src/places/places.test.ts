import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../language/language.ts';
import { countriesIn, PLACES, placeByCode, STARTER_PLACES } from './places.ts';

const countries = PLACES.filter((place) => place.kind === 'country');
const isoCountries = countries.filter((place) => place.iso2 !== undefined);

describe('places', () => {
  it('holds the 249 countries and areas of ISO 3166 once each, by three kinds of code', () => {
    expect(isoCountries).toHaveLength(249);
    for (const codeOf of ['code', 'iso2', 'm49'] as const) {
      expect(new Set(isoCountries.map((place) => place[codeOf]))).toHaveLength(249);
    }
    for (const place of isoCountries) {
      expect(place.code).toMatch(/^[A-Z]{3}$/);
      expect(place.iso2).toMatch(/^[A-Z]{2}$/);
      expect(place.m49).toMatch(/^\d{3}$/);
    }
  });

  it('adds only Kosovo and the Channel Islands to the countries, and two that are no place', () => {
    expect(countries.filter((place) => place.iso2 === undefined).map((place) => place.code)).toEqual(['XKX', 'CHI']);
    expect(PLACES.filter((place) => place.kind === 'unknown').map((place) => place.code)).toEqual(['XXX', 'STA']);
  });

  it('keeps states that are no more out of regions, with their years and their successors', () => {
    const historic = PLACES.filter((place) => place.kind === 'historic');
    expect(historic.map((place) => place.code)).toEqual(expect.arrayContaining(['ANT', 'SCG', 'YUG', 'SUN', 'CSK']));
    for (const { code, region, years, successors = [] } of historic) {
      expect(region, code).toBeUndefined();
      expect(years?.to, code).toBeGreaterThan(1989);
      expect(successors.length, code).toBeGreaterThan(0);
      for (const successor of successors) expect(placeByCode(successor)?.kind, `${code} ${successor}`).toBe('country');
    }
  });

  it('gives every place its own code and its own UN DESA and M49 numbers', () => {
    for (const codeOf of ['code', 'desa', 'm49'] as const) {
      const codes = PLACES.flatMap((place) => place[codeOf] ?? []);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it.each(LANGUAGES)('names every place in %s', (language) => {
    const letters = language === 'ar' ? /\p{Script=Arabic}/u : /\p{Script=Latin}/u;
    for (const place of PLACES) {
      for (const name of [place.name[language], place.shortName[language]]) {
        expect(name, place.code).toMatch(letters);
        expect(name.trim(), place.code).toBe(name);
      }
    }
  });

  it('gives no two countries the same name', () => {
    for (const language of LANGUAGES) {
      const names = countries.map((place) => place.shortName[language]);
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    }
  });

  it('leads from every country and region up to the world', () => {
    for (const place of PLACES.filter(({ kind }) => kind === 'country' || kind === 'region')) {
      let top = place;
      while (top.region !== undefined) {
        const next = placeByCode(top.region);
        if (!next) throw new Error(`${top.code} lies in ${top.region}, which is not a place`);
        expect(next.kind).toBe('region');
        top = next;
      }
      expect(top.code).toBe('WLD');
    }
  });

  it('knows which countries lie in a region, through its sub-regions', () => {
    expect(countriesIn('015').map((place) => place.code)).toEqual(['DZA', 'EGY', 'ESH', 'LBY', 'MAR', 'SDN', 'TUN']);
    expect(countriesIn('002').map((place) => place.code)).toContain('SEN');
    expect(countriesIn('202').map((place) => place.code)).not.toContain('MAR');
    expect(countriesIn('WLD')).toHaveLength(251);
    expect(countriesIn('HIC')).toEqual([]);
  });

  it('marks the eleven countries that come with data', () => {
    expect(STARTER_PLACES.map((place) => place.code).join(' ')).toBe('BGD ECU JAM KGZ MAR MDA NPL PHL SEN SRB TUN');
  });

  it('uses the official short name and the everyday name side by side', () => {
    const moldova = placeByCode('MDA');
    expect(moldova?.name.fr).toBe('République de Moldavie');
    expect(moldova?.shortName).toEqual({ fr: 'Moldavie', en: 'Moldova', es: 'Moldova', ar: 'مولدوفا' });
    expect(placeByCode('RUS')?.shortName.fr).toBe('Fédération de Russie');
    expect(placeByCode('mda')).toBeUndefined();
  });
});
