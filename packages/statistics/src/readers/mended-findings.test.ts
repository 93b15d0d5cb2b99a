import { describe, expect, it } from 'vitest';
import { readText } from './testing/read-text.ts';

const BANK = 'Country Name,Country Code,Indicator Name,Indicator Code,2019,2020\n';

describe('a name and a code that contradict each other', () => {
  it('are named with both cells, once for the pair', async () => {
    const row = 'Mali,SEN,Unemployment,SL.UEM.TOTL.ZS,1.5,1.6\n';
    const other = 'Mali,SEN,Net migration,SM.POP.NETM,1,2\n';
    const { observations, findings } = await readText(`Last Updated Date,2025-01-01\n${BANK}${row}${other}`);
    expect(observations.map(({ refArea }) => refArea)).toEqual(['SEN', 'SEN', 'SEN', 'SEN']);
    expect(findings).toMatchObject([
      {
        rule: 'name-and-code-differ',
        severity: 'warning',
        where: 'row 3, column B',
        message: expect.stringContaining('(A3)'),
      },
    ]);
  });
});

describe('a line of totals in a plain table', () => {
  it('is left out and said, and is no unknown place', async () => {
    const { observations, findings } = await readText(
      'Destination,Origin,Year,Migrant stock\nItaly,Moldova,2020,12\nItaly,Total,2020,50\nTotal,,2020,999\n',
    );
    expect(observations.map(({ counterpart, value }) => [counterpart, value])).toEqual([
      ['MDA', 12],
      ['_T', 50],
    ]);
    expect(findings).toMatchObject([{ rule: 'total-left-out', severity: 'info', where: 'row 4, column A' }]);
  });
});

describe('the date of a release', () => {
  it('is said to be guessed where the lines above the table are missing', async () => {
    const row = 'Mali,MLI,Unemployment,SL.UEM.TOTL.ZS,1.5,1.6\n';
    expect((await readText(`${BANK}${row}`)).findings).toMatchObject([
      { rule: 'release-date-guessed', severity: 'info', message: expect.stringContaining('2020-12-31') },
    ]);
    expect((await readText(`Last Updated Date,2025-01-01\n${BANK}${row}`)).findings).toEqual([]);
  });
});

describe('rows said again', () => {
  it('are a warning where there are more than a thousand', async () => {
    const rows = 'Italy,Moldova,2020,12\n'.repeat(1_002);
    const { findings } = await readText(`Destination,Origin,Year,Migrant stock\n${rows}`);
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['many-repeated-rows', 'warning'],
      ['repeated-row', 'info'],
    ]);
  });
});

describe('numbers that cannot be kept', () => {
  it.each(['1e400', '-1e-400'])('are refused and not made nothing: %s', async (text) => {
    const { observations, findings } = await readText(`${BANK}Mali,MLI,Unemployment,SL.UEM.TOTL.ZS,${text},0.0\n`);
    expect(observations.map(({ value }) => value)).toEqual([0]);
    expect(findings[0]).toMatchObject({ rule: 'not-a-number', where: 'row 2, column E' });
  });
});

describe('SDMX with two values for one key', () => {
  it('is told as a table is: row, key, both values', async () => {
    const head = 'DATAFLOW,FREQ,REF_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE\n';
    const { observations, findings } = await readText(`${head}X:Y(1.0),A,SEN,Z,2020,1\nX:Y(1.0),A,SEN,Z,2020,2\n`);
    expect(observations).toHaveLength(1);
    expect(findings[0]).toMatchObject({ rule: 'conflicting-duplicate', where: 'row 3' });
    expect(findings[0]?.message).toMatch(/SEN.*2020\): 1 before, 2 here/);
  });
});

describe('a table that no reader knows', () => {
  it('says how to mend it, the row of headings, and each heading by itself', async () => {
    const { findings } = await readText('Notes of the office\n"Pays, région",2010,2015\nBern,4,5\n');
    expect(findings).toMatchObject([{ rule: 'unrecognised-layout', where: 'row 2' }]);
    expect(findings[0]?.message).toBe(
      'No reader knows the layout of this table. Say what its columns are: on the import page, or beginning with sterna import --propose-mapping FILE. Its headings are: “Pays, région”, “2010”, “2015”.',
    );
  });

  it.each([
    [
      'Mali,MLI,Unemployment,SL.UEM.TOTL.ZS,1.5,1.6\nChad,TCD,Unemployment,SL.UEM.TOTL.ZS,1,2\n',
      'Country Name,Country Code',
    ],
    ['ITA,MDA,2020,Male,64000\nITA,MDA,2020,Female,130480\n', 'Destination,Origin,Year,Sex,Migrant stock.'],
  ])('is told which headings to put back where its first row is data', async (text, headings) => {
    const { findings } = await readText(text);
    expect(findings).toMatchObject([{ rule: 'unrecognised-layout', where: 'row 1' }]);
    expect(findings[0]?.message).toContain(`The line of headings is missing`);
    expect(findings[0]?.message).toContain(headings);
  });
});
