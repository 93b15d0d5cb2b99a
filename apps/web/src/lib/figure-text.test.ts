import type { Figure } from '@sterna/statistics';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { ageText } from './age-text.ts';
import { categoryText, dimensionText } from './category-text.ts';
import { detailText, indicatorText, partText, valueText } from './figure-text.ts';
import { overwriteGetLocale } from './paraglide/runtime.js';
import { periodText } from './period-text.ts';

// The language is of the whole process: other files begin with the pages' own.
afterAll(() => {
  vi.resetModules();
});

function inLanguage<T>(language: 'fr' | 'en' | 'es' | 'ar', write: () => T): T {
  overwriteGetLocale(() => language);
  return write();
}

describe('words for codes', () => {
  test.each([
    ['1990/2020', 'en', '1990–2020'],
    ['2020', 'fr', '2020'],
    ['2020-Q3', 'en', 'quarter 3 of 2020'],
    ['2020-03', 'fr', 'mars 2020'],
    ['2020-03', 'ar', 'مارس 2020'],
  ] as const)('the period %s is, in %s, "%s"', (period, language, text) => {
    expect(inLanguage(language, () => periodText(period))).toBe(text);
  });

  test.each([
    ['Y15T24', 'en', '15 to 24 years'],
    ['Y_GE65', 'fr', '65 ans et plus'],
    ['Y_LT18', 'es', 'menos de 18 años'],
    ['Y_LT5', 'ar', 'أقل من 5 سنوات'],
    ['_T', 'en', 'all ages'],
    ['ADULTS', 'en', 'ADULTS'],
  ] as const)('the age %s is, in %s, "%s"', (code, language, text) => {
    expect(inLanguage(language, () => ageText(code))).toBe(text);
  });

  test('dimensions and categories are named, those without words by their code', () => {
    inLanguage('en', () => {
      expect([dimensionText('OCCUPATION'), categoryText('OCCUPATION', 'PHYS')]).toEqual(['Occupation', 'Physicians']);
      expect(categoryText('MIGRATORY_STATUS', 'NONMIG')).toBe('non-migrants');
      expect([dimensionText('COLOUR'), categoryText('COLOUR', 'RED')]).toEqual(['COLOUR', 'RED']);
    });
  });
});

describe('a figure in words', () => {
  const figure: Figure = {
    indicator: 'SE.PRM.ENRR',
    refArea: 'MDA',
    counterpart: 'RUS',
    sex: 'F',
    age: 'Y15T24',
    dimensions: {},
    unit: 'NUMBER',
    period: '2020',
    value: 1 / 3,
    status: 'A',
    origin: { kind: 'observed', release: 1, part: 1, row: 1 },
  };

  test('has the title of a publisher’s own indicator', () => {
    expect(indicatorText('SE.PRM.ENRR', 'fr', { 'SE.PRM.ENRR': 'School enrollment' })).toBe('School enrollment');
    expect(indicatorText('POPULATION', 'fr')).toBe('Population');
    expect(indicatorText('OTHER', 'fr')).toBe('OTHER');
  });

  test.each([
    [1 / 3, 'NUMBER', '0.333'],
    [0.000123456, 'NUMBER', '0.000123'],
    [1234.56789, 'NUMBER', '1,235'],
    [12.3456, 'PC', '12.3%'],
    [0, 'NUMBER', '0'],
  ])('without a style %d %s is written %s', (value, unit, text) => {
    expect(valueText({ indicator: 'SE.PRM.ENRR', value, unit }, 'en')).toBe(text);
  });

  test('says of what part of the total it speaks', () => {
    inLanguage('en', () => {
      expect(detailText(figure, 'en')).toEqual(['women', 'Age: 15 to 24 years']);
      expect(partText(figure, 'en')[0]).toBe('Partner country: Russian Federation');
    });
  });

  test('names its source where one was chosen', () => {
    inLanguage('en', () => {
      const chosen: Figure = { ...figure, sex: '_T', age: '_T', source: 'UNDESA_STOCK' };
      expect(detailText(chosen, 'en')).toEqual(['Source: UN DESA']);
    });
  });
});
