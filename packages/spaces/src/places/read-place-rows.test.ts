import type { StoredPlace } from '@sterna/store/spaces';
import type { Row } from '@sterna/tabular';
import { describe, expect, it } from 'vitest';
import { planPlaces } from './read-place-rows.ts';

const SENEGAL = { country: 'SEN', language: 'fr' };

/** Rows of a table written line by line, cells parted by `|`. */
function rowsOf(...lines: readonly string[]): readonly Row[] {
  return lines.map(
    (line, index) => ({ number: index + 1, cells: line.split('|').map((cell) => cell.trim() || null) }) as Row,
  );
}

const plan = (lines: readonly string[], known: readonly StoredPlace[] = []) =>
  planPlaces(rowsOf(...lines), known, SENEGAL);
const rules = (lines: readonly string[], known?: readonly StoredPlace[]) =>
  plan(lines, known).findings.map(({ rule, where }) => `${rule} ${where}`.trim());

const DAKAR: StoredPlace = { code: 'SN-DK', parent: null, level: 'region', name: { fr: 'Dakar' } };

describe('a list of places', () => {
  it('is read with headings of four languages, one name or several, under a title', () => {
    expect(
      plan([
        'Découpage administratif',
        'Código|Nombre|Nivel|Parent',
        'SN-DK|Dakar|región|',
        '0101|Ngor|municipio|SN-DK',
      ]).added,
    ).toEqual([
      { ...DAKAR, name: { fr: 'Dakar' } },
      { code: 'SEN-0101', parent: 'SN-DK', level: 'municipality', name: { fr: 'Ngor' } },
    ]);
    expect(plan(['code|name_en|name_ar|level', '1|Thies|تييس|منطقة']).added).toEqual([
      { code: 'SEN-1', parent: null, level: 'region', name: { en: 'Thies', ar: 'تييس' } },
    ]);
  });

  it('tells levels from who lies in whom where it has no such column, and takes parents by name', () => {
    const { added, findings } = plan(['code|nom|parent', 'SN-DK|Dakar|', '0101|Ngor|Dakar', '02|Thiès|SEN']);
    expect(findings).toEqual([]);
    expect(added.map(({ code, level, parent }) => [code, level, parent])).toEqual([
      ['SN-DK', 'region', null],
      ['SEN-0101', 'municipality', 'SN-DK'],
      ['SEN-02', 'region', null],
    ]);
  });

  it('says of every row what stands in its way', () => {
    const HEAD = 'code|nom|niveau|parent';
    expect(rules(['x|y', '1|2'])).toEqual(['place-columns']);
    expect(rules([HEAD, '|Dakar||'])).toEqual(['place-code-missing row 2']);
    expect(rules([HEAD, 'a/b|Dakar||'])).toEqual(['place-code-form row 2']);
    expect(rules([HEAD, '01|||'])).toEqual(['place-name-missing row 2']);
    expect(rules([HEAD, '01|A||', '01|B||'])).toEqual(['place-code-twice row 3']);
    expect(rules([HEAD, '01|A|étage|'])).toEqual(['place-level row 2']);
    expect(rules([HEAD, '01|A||99'])).toEqual(['place-parent row 2']);
    expect(rules([HEAD, '01|A|région|01'])).toEqual(['place-parent row 2']);
    expect(rules([HEAD, '01|A|région|02', '02|B|région|01'])).toEqual([
      'place-in-itself row 2',
      'place-in-itself row 3',
    ]);
    expect(rules([HEAD, '01|A|commune|', '02|B|commune|01'])).toEqual(['place-parent row 3']);
    expect(rules([HEAD, 'SN-DK|Dakar|commune|'], [DAKAR])).toEqual(['place-level-stays row 2']);
    expect(rules([HEAD, '01|Dakar|commune|SN-DK'], [DAKAR])).toEqual(['place-namesakes row 2']);
  });

  it('changes names that are there and leaves what is the same', () => {
    const { changed, same, added } = plan(['code|nom|name_ar', 'SN-DK|Dakar|داكار'], [DAKAR]);
    expect([changed, same, added]).toEqual([[{ ...DAKAR, name: { fr: 'Dakar', ar: 'داكار' } }], 0, []]);
    expect(plan(['code|nom', 'SN-DK|Dakar'], [DAKAR]).same).toBe(1);
  });

  it('reads 35,000 places in a moment', () => {
    const many = Array.from({ length: 35_000 }, (_, i) => `${10_000 + i}|Commune ${i}|commune|SN-DK`);
    const began = performance.now();
    expect(plan(['code|nom|niveau|parent', ...many], [DAKAR]).added).toHaveLength(35_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
