import { describe, expect, it } from 'vitest';
import { readUnit } from './units.ts';

describe('units', () => {
  it.each<[string, string, number]>([
    ['PER', 'PS', 0],
    ['PERS', 'PS', 0],
    ['THS_PER', 'PS', 3],
    ['NR', 'NUMBER', 0],
    ['PT', 'PC', 0],
    ['%', 'PC', 0],
    ['MIO_EUR', 'EUR', 6],
    ['PER_100000_POP', 'PER_100000', 0],
  ])('%s is %s times ten to the power of %i', (code, unit, places) => {
    expect(readUnit(code, undefined, false)).toEqual({ unit, places });
  });

  it('are known by the names that codelists give them', () => {
    expect(readUnit('U1', 'Persons', false)).toEqual({ unit: 'PS', places: 0 });
    expect(readUnit('U2', 'Persons (thousands)', false)).toEqual({ unit: 'PS', places: 3 });
  });

  it('of an agency’s own keep their code', () => {
    expect(readUnit('PA', 'Percent per annum', false)).toEqual({ unit: 'PA', places: 0 });
  });

  it('of thousands are not multiplied again where the data state a multiplier', () => {
    expect(readUnit('THS_PER', undefined, true)).toEqual({ unit: 'THS_PER', places: 0 });
  });
});
