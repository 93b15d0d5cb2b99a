import { describe, expect, it } from 'vitest';
import { readAge, readSex } from './person-groups.ts';

describe('sexes', () => {
  it.each([
    ['Male', 'M'],
    ['FEMALE', 'F'],
    ['Both sexes', '_T'],
    ['bothsex', '_T'],
    ['_T', '_T'],
    ['Femmes', 'F'],
    ['unclear', undefined],
  ])('%s', (text, sex) => {
    expect(readSex(text)).toBe(sex);
  });
});

describe('ages', () => {
  it.each([
    ['15-24', 'Y15T24'],
    ['15_24', 'Y15T24'],
    ['0-4', 'Y0T4'],
    ['75+', 'Y_GE75'],
    ['15+', 'Y_GE15'],
    ['<18Y', 'Y_LT18'],
    ['lt18y', 'Y_LT18'],
    ['ALLAGE', '_T'],
    ['Total', '_T'],
    ['Y15T24', 'Y15T24'],
    ['France', undefined],
  ])('%s', (text, age) => {
    expect(readAge(text)).toBe(age);
  });
});
