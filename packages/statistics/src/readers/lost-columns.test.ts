import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import type { SourceObservation } from '../observation.ts';
import { readText } from './testing/read-text.ts';

async function read(text: string): Promise<{ values: readonly SourceObservation[]; findings: readonly Finding[] }> {
  const { observations, findings } = await readText(text);
  return { values: observations, findings: findings.filter(({ rule }) => rule !== 'release-date-guessed') };
}

const bank = (headings: string, cells: string): string =>
  `Country Name,Country Code,Indicator Name,Indicator Code,${headings}\nMali,MLI,Unemployment,SL.UEM.TOTL.ZS,${cells}\n`;

describe('a column of numbers whose heading is no period', () => {
  it('is named with the cell of its heading', async () => {
    const { values, findings } = await read(bank('2019,2O20', '1.5,1.6'));
    expect(values.map(({ period }) => period)).toEqual(['2019']);
    expect(findings).toMatchObject([
      {
        rule: 'column-not-read',
        severity: 'warning',
        where: 'row 1, column F',
        message: expect.stringContaining('2O20'),
      },
    ]);
  });

  it('is named when it has no heading, and when its year is out of bounds', async () => {
    const { findings } = await read(bank('2019,,99999', '1.5,1.6,3'));
    expect(findings.map(({ rule, where }) => [rule, where])).toEqual([
      ['column-not-read', 'row 1, column F'],
      ['column-not-read', 'row 1, column G'],
    ]);
    expect(findings[1]?.message).toContain('99999 lies outside 1500 to 2199');
  });

  it('is not named when it holds words, or nothing', async () => {
    expect((await read(bank('2019,Remark,', '1.5,checked,'))).findings).toEqual([]);
  });

  it.each([
    [
      'UNHCR’s populations',
      'Year,Country of origin,Country of asylum,Refugees,Asylum-seekers,Climate displaced,Total Population\n2023,Mali,Mauritania,10,20,3,33\n',
      'row 1, column F',
    ],
    [
      'an SDG table',
      'SeriesCode,SeriesDescription,GeoAreaCode,GeoAreaName,2018,2O19\nSL_TLF_UEM,Unemployment,466,Mali,3.1,3.2\n',
      'row 1, column F',
    ],
    [
      'a workbook of UN DESA',
      'International Migrant Stock 2020\n"Region, development group, country or area of destination",Location code of destination,"Region, development group, country or area of origin",Location code of origin,2015,2O20\nSenegal,686,Mali,466,10,20\n',
      'row 2, column F',
    ],
    [
      'the matrix of remittances',
      '"Bilateral Remittance Estimates for 2021 (millions of US$)",,,\n"Remittance-receiving country (across) / Remittance-sending country (down)",Senegal,Mali,\nFrance,7,3,5\n',
      'row 2, column D',
    ],
  ])('is named in %s', async (_, text, where) => {
    const { values, findings } = await read(text);
    expect(values.length).toBeGreaterThan(0);
    expect(findings.filter(({ rule }) => rule === 'column-not-read').map((finding) => finding.where)).toEqual([where]);
  });
});

describe('a year with a mark behind it', () => {
  it.each([
    ['2021 (p)', 'P', undefined],
    ['2021p', 'P', undefined],
    ['2021*', 'A', 'Heading marked *.'],
    ['2021 (r)', 'A', 'Heading marked r.'],
  ])('is read: %s', async (heading, status, note) => {
    const { values, findings } = await read(bank(`2020,${heading}`, '1.5,1.6'));
    expect(values.map(({ period, status: read, note: said }) => [period, read, said])).toEqual([
      ['2020', 'A', undefined],
      ['2021', status, note],
    ]);
    expect(findings).toEqual([]);
  });
});
