import { describe, expect, it } from 'vitest';
import { readAgeWords, readSexWord } from './person-words.ts';
import { readStatus } from './status-text.ts';
import { isNotStated, isTotalWord } from './totals.ts';
import { multiplierIn, readMultiplier, readUnitText } from './unit-text.ts';

describe('words of four languages', () => {
  it.each([
    ['Hommes', 'M'],
    ['MUJERES', 'F'],
    ['Varones', 'M'],
    ['إناث', 'F'],
    ['ذكور', 'M'],
    ['Féminin', 'F'],
    ['Ambos sexos', '_T'],
    ['كلا الجنسين', '_T'],
    ['Ensemble', '_T'],
    ['W', 'F'],
  ])('name a sex: %s', (text, sex) => {
    expect(readSexWord(text)).toBe(sex);
  });

  it.each([
    ['15-24', 'Y15T24'],
    ['0–14 ans', 'Y0T14'],
    ['De 15 à 24 ans', 'Y15T24'],
    ['de 15 a 24 años', 'Y15T24'],
    ['15 to 24 years', 'Y15T24'],
    ['من 15 إلى 24 سنة', 'Y15T24'],
    ['١٥-٢٤', 'Y15T24'],
    ['65+', 'Y_GE65'],
    ['65 ans et plus', 'Y_GE65'],
    ['65 y más', 'Y_GE65'],
    ['≥ 65', 'Y_GE65'],
    ['>64', 'Y_GE65'],
    ['65 فأكثر', 'Y_GE65'],
    ['<5', 'Y_LT5'],
    ['Moins de 5 ans', 'Y_LT5'],
    ['Menores de 5 años', 'Y_LT5'],
    ['أقل من 5 سنوات', 'Y_LT5'],
    ['7', 'Y7'],
    ['Non déclaré', '_U'],
    ['Tous les âges', '_T'],
    ['العمر غير مبين', undefined],
    ['24-15', undefined],
    ['adultes', undefined],
  ])('name an age: %s', (text, age) => {
    expect(readAgeWords(text)).toBe(age);
  });

  it.each(['Total', 'Ensemble', 'المجموع', 'الإجمالي', 'TOTAL GENERAL', 'Tous pays'])('name a total: %s', (text) => {
    expect(isTotalWord(text)).toBe(true);
  });

  it('tell what was not stated', () => {
    expect(isNotStated('No especificado')).toBe(true);
    expect(isNotStated('غير مبين')).toBe(true);
  });

  it.each([
    ['milliers de personnes', { unit: 'PS', multiplier: 1000 }],
    ['%', { unit: 'PC' }],
    ['Millions US$', { unit: 'USD', multiplier: 1_000_000 }],
    ['per 1,000 inhabitants', { unit: 'PER_1000' }],
    ['pour mille', { unit: 'PER_1000' }],
    ['personas', { unit: 'PS' }],
    ['بالآلاف', { multiplier: 1000 }],
    ['PERCENT', { unit: 'PC' }],
    ['XOF', { unit: 'XOF' }],
    ['per_100000_emp', { unit: 'PER_100000_EMP' }],
    ['bananas of the finest kind', undefined],
  ])('name a unit: %s', (text, unit) => {
    expect(readUnitText(text)).toEqual(unit);
  });

  it('name a multiplier, and none in a rate', () => {
    expect(multiplierIn('en millions de FCFA')).toBe(1_000_000);
    expect(multiplierIn("'000")).toBe(1000);
    expect(multiplierIn('per 1,000')).toBeUndefined();
    expect(readMultiplier('3')).toBe(1000);
    expect(readMultiplier('1000')).toBe(1000);
    expect(readMultiplier('Thousands')).toBe(1000);
    expect(readMultiplier('Units')).toBe(1);
  });

  it.each([
    ['A', 'A'],
    ['provisoire', 'P'],
    ['Estimado', 'E'],
    ['مؤقت', 'P'],
    ['x', undefined],
  ])('name a status: %s', (text, status) => {
    expect(readStatus(text)).toBe(status);
  });
});
