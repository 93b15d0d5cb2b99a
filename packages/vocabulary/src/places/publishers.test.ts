import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPlace, findPlaceByM49 } from './find-place.ts';

const data = new URL('../../../../../shared/data/', import.meta.url);
const sdgAreas = new URL('sdg/ddf--entities--geo_area.csv', data);
const worldBank = new URL('wdi/API_SM.POP.NETM_DS2_en_csv_v2_3401672.csv', data);
const desaStock = new URL('stock/undesa-2020-origin-destination-by-sex.csv', data);

function linesOf(file: URL): string[] {
  return readFileSync(file, 'utf8').split(/\r?\n/);
}

describe.skipIf(!existsSync(sdgAreas))('area codes of the SDG database', () => {
  it('resolve by number, save parts of countries and leftovers', () => {
    const unresolved = linesOf(sdgAreas)
      .slice(1)
      .filter((line) => line !== '')
      .flatMap((line) => {
        const [, code = '', name = ''] = /^(\d+),"?(.*?)"?$/.exec(line) ?? [];
        return findPlaceByM49(code) ? [] : [name];
      });
    const knowingly =
      /^Iraq \(|^United Kingdom \(|^Sark$|^Azores|^Other |not elsewhere|residual|Residual|Bunkers|Fishing Area|\(FAO\)|Institutions$|^Custom|^WTO|^Belgium and|^WHO Global/;
    expect(unresolved.filter((name) => !knowingly.test(name))).toEqual([]);
  });
});

describe.skipIf(!existsSync(worldBank))('country file of the World Bank', () => {
  it('resolves every code, and every name to the same place save the two that M49 shares', () => {
    const rows = linesOf(worldBank).flatMap((line) => {
      const [, name, code] = /^"([^"]*)","([A-Z]{3})"/.exec(line) ?? [];
      return name && code ? [{ name, code }] : [];
    });
    expect(rows.length).toBeGreaterThan(260);
    for (const { name, code } of rows) {
      const byCode = findPlace(code);
      expect(byCode.status, code).toBe('found');
      if (name === 'North America' || name === 'Sub-Saharan Africa') expect(findPlace(name).status).toBe('ambiguous');
      else expect(findPlace(name), name).toEqual(byCode);
    }
  });
});

describe.skipIf(!existsSync(desaStock))('origin and destination codes of UN DESA', () => {
  it('resolve, all of them', () => {
    const codes = new Set(
      linesOf(desaStock)
        .slice(1)
        .flatMap((line) => line.split(',').slice(0, 2))
        .filter((code) => code !== ''),
    );
    expect([...codes].filter((code) => findPlace(code).status !== 'found')).toEqual([]);
  });
});
