import { describe, expect, it } from 'vitest';
import { queryOf } from './data-query.ts';

describe('the filters of sterna data', () => {
  it.each<[string, readonly string[]]>([
    ['SEN', ['SEN']],
    ['Bahamas, The', ['BHS']],
    ['Senegal,Bahamas, The,mda', ['SEN', 'BHS', 'MDA']],
    ['Congo, Dem. Rep., Congo, Rep.', ['COD', 'COG']],
    ['World', ['WLD']],
    ['900', ['WLD']],
    ['001', ['WLD']],
  ])('take “%s” for places, commas in names or not', (place, places) => {
    expect(queryOf({ place }, []).places).toEqual(places);
  });

  it('take the world as a counterpart for the total', () => {
    expect(queryOf({ counterpart: 'World,FRA' }, []).counterparts).toEqual(['_T', 'FRA']);
    expect(queryOf({ counterpart: '_T' }, []).counterparts).toEqual(['_T']);
  });

  it('take codes in any case, and those of publishers that the database holds', () => {
    expect(queryOf({ indicator: 'migrant_stock,sp.dyn.tfrt.in' }, ['SP.DYN.TFRT.IN']).indicators).toEqual([
      'MIGRANT_STOCK',
      'SP.DYN.TFRT.IN',
    ]);
  });

  it('take sexes as codes or words', () => {
    expect(queryOf({ sex: 'f,Men,_T' }, []).sexes).toEqual(['F', 'M', '_T']);
  });

  it.each([
    [{ indicator: 'STOCK' }, /unknown indicator: STOCK\. Did you mean MIGRANT_STOCK/],
    [{ indicator: 'NONESUCH' }, /The catalogue has MIGRANT_STOCK/],
    [{ indicator: '' }, /no indicator is named/],
    [{ place: 'Korea' }, /ambiguous place: Korea\. Did you mean KOR/],
    [{ place: 'Atlantis' }, /unknown place: Atlantis/],
    [{ place: '_T' }, /give WLD/],
    [{ sex: 'X' }, /unknown sex: X/],
    [{ from: '2020', to: '2010' }, /the years are reversed/],
    [{ from: '20' }, /not a year: 20/],
  ])('say what they do not understand: %o', (filters, message) => {
    expect(() => queryOf(filters, [])).toThrow(message);
  });
});
