import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import type { SourceObservation } from '../observation.ts';
import type { Reading, ReadOptions } from '../reader.ts';
import { readStatistics } from './index.ts';

const SAMPLES = new URL('../../../../conformance/statistics/', import.meta.url);

interface Outcome {
  readonly reading: Reading | undefined;
  readonly observations: readonly SourceObservation[];
  readonly findings: readonly Finding[];
}

async function readSample(path: string, options: ReadOptions = {}): Promise<Outcome> {
  const opened = await readStatistics(new URL(path, SAMPLES).pathname, options);
  if (!('reading' in opened)) {
    await opened.file?.close();
    return { reading: undefined, observations: [], findings: opened.findings };
  }
  const observations: SourceObservation[] = [];
  for await (const batch of opened.reading.batches) observations.push(...batch);
  await opened.file.close();
  return { reading: opened.reading, observations, findings: opened.reading.findings };
}

const samples = (folder: string): string[] => readdirSync(new URL(folder, SAMPLES)).sort();

function figureOf(observations: readonly SourceObservation[], wanted: Partial<SourceObservation>): number | null {
  const found = observations.filter((observation) =>
    Object.entries(wanted).every(([key, value]) => observation[key as keyof SourceObservation] === value),
  );
  expect(found, JSON.stringify(wanted)).toHaveLength(1);
  return found[0]?.value ?? null;
}

describe('samples that are as they should be', () => {
  it.each(samples('valid'))('%s is read whole by its reader', async (name) => {
    // The data set of Eurostat's tables stands in no cell of theirs.
    const options = name.startsWith('eurostat') ? { indicator: 'ESTAT:MIGR_IMM1CTZ' } : {};
    const { reading, observations, findings } = await readSample(`valid/${name}`, options);
    expect(reading?.reader).toBe(name.split('.')[0]);
    expect(observations.length).toBeGreaterThan(2);
    expect(reading?.rejectedRows()).toBe(0);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('tables of corridors from DataBank', () => {
  it('has the cost of sending by quarter, about the country that receives', async () => {
    const { reading, observations } = await readSample('valid/world-bank.remittance-prices-corridors.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_RPW', version: '2020-12-07', dated: '2020-12-07' });
    const cost = { indicator: 'REMITTANCE_COST', refArea: 'NAM', counterpart: 'AGO', unit: 'PC' };
    expect(figureOf(observations, { ...cost, period: '2020-Q1' })).toBeCloseTo(16.6867, 4);
    expect(figureOf(observations, { ...cost, period: '2019-Q4' })).toBeNull();
  });

  it('averages the services of a corridor that show their exchange rate', async () => {
    const { reading, observations, findings } = await readSample('valid/world-bank-remittance-prices.services.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_RPW', version: 'to 2016-Q3', dated: '2016-09-30' });
    const cost = { indicator: 'REMITTANCE_COST', refArea: 'SEN', counterpart: 'FRA' };
    expect(figureOf(observations, { ...cost, period: '2016-Q2' })).toBe(5);
    expect(observations[0]?.attributes).toEqual({ SERVICES: '2' });
    expect(findings.map(({ rule }) => rule)).toEqual(['service-left-out']);
  });

  it('has migrants by origin and sex, though no column names an indicator', async () => {
    const { reading, observations } = await readSample('valid/world-bank.bilateral-migration-by-gender.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_BILATERAL_MIGRATION', dated: '2011-06-28' });
    const stock = { indicator: 'MIGRANT_STOCK', refArea: 'FRA', counterpart: 'SEN', period: '2000' };
    expect(figureOf(observations, { ...stock, sex: 'F' })).toBe(39_000);
    expect(figureOf(observations, { ...stock, sex: '_T' })).toBe(82_000);
  });
});

describe('samples with something wrong', () => {
  it.each(samples('invalid'))('%s ends in the finding it is named after', async (name) => {
    const { findings } = await readSample(`invalid/${name}`);
    expect(findings.map(({ rule }) => rule)).toContain(name.split('.')[0]);
  });

  it('keeps the rows beside a refused one, and says where it stands', async () => {
    const { reading, observations, findings } = await readSample('invalid/not-a-number.words-for-a-value.csv');
    expect(observations.map(({ counterpart }) => counterpart)).toEqual(['MLI']);
    expect(reading?.rejectedRows()).toBe(1);
    expect(findings[0]?.where).toBe('row 2, column E');
  });

  it('names an unknown place once, with how often it came', async () => {
    const { findings, reading } = await readSample('invalid/unknown-place.origin-not-known.csv');
    expect(findings).toHaveLength(1);
    expect(findings[0]?.message).toContain('2 times');
    expect(reading?.rejectedRows()).toBe(2);
  });

  it('offers the candidates of an ambiguous place', async () => {
    const { findings } = await readSample('invalid/ambiguous-place.korea-without-more.csv');
    expect(findings[0]?.message).toContain('KOR');
    expect(findings[0]?.message).toContain('PRK');
  });

  it('takes a row that is said twice once, and does not count it as refused', async () => {
    const { reading, observations } = await readSample('invalid/repeated-row.the-same-row-twice.csv');
    expect(observations).toHaveLength(2);
    expect(reading?.rejectedRows()).toBe(0);
  });
});

describe('UN DESA migrant stock', () => {
  it('gives the same corridor from the table and from the published workbook', async () => {
    const wanted = { refArea: 'SEN', counterpart: 'GIN', period: '2020', sex: 'F' as const };
    const tidy = await readSample('valid/undesa-stock-bilateral.2020-tidy.csv');
    const names = await readSample('valid/undesa-stock-bilateral.2020-names-semicolons.csv');
    const published = await readSample('valid/undesa-stock-workbook.2020-destination-and-origin.csv');
    const women = figureOf(tidy.observations, wanted);
    expect(women).toBeGreaterThan(1000);
    expect(figureOf(names.observations, wanted)).toBe(women);
    expect(figureOf(published.observations, wanted)).toBe(women);
  });

  it('reads the world as the total of all origins, and knows that the workbook covers the world', async () => {
    const { reading, observations } = await readSample('valid/undesa-stock-workbook.2020-destination-and-origin.csv');
    expect(figureOf(observations, { refArea: 'WLD', counterpart: '_T', period: '2020', sex: '_T' })).toBe(280_598_105);
    expect(figureOf(observations, { refArea: 'SEN', counterpart: '_T', period: '2020', sex: '_T' })).toBe(274_929);
    expect(reading?.release).toMatchObject({
      source: 'UNDESA_STOCK',
      version: '2020 revision',
      dated: '2020-12-31',
      completeOver: ['COUNTERPART_AREA', 'REF_AREA'],
    });
  });

  it('reads origins that stand over the columns, and adds up the two groups of unknown origin', async () => {
    const { reading, observations } = await readSample('valid/undesa-stock-workbook.2017-origins-as-columns.csv');
    expect(reading?.release.version).toBe('2017 revision');
    expect(figureOf(observations, { refArea: 'USA', counterpart: '_T', period: '2017' })).toBe(49_776_970);
    expect(figureOf(observations, { refArea: 'USA', counterpart: 'AFG', period: '1990' })).toBe(28_444);
    expect(figureOf(observations, { refArea: 'USA', counterpart: 'XXX', period: '2017' })).toBe(11_391 + 2_353_166);
  });

  it('reads origins over the columns when the title is gone, and takes the year from the rows', async () => {
    const { reading, observations } = await readSample('valid/undesa-stock-workbook.2017-title-lost.csv');
    expect(reading?.release.dated).toBe('1990-12-31');
    expect(figureOf(observations, { refArea: 'WLD', counterpart: '_T', period: '1990' })).toBe(152_542_373);
    expect(figureOf(observations, { refArea: 'WLD', counterpart: 'ALB' })).toBe(179_490);
    expect(figureOf(observations, { refArea: 'WLD', counterpart: 'XXX' })).toBe(2_144_536 + 6_342_531);
  });

  it('leaves columns out that repeat the years and do not say which sex they are about', async () => {
    const { observations, findings } = await readSample('valid/undesa-stock-workbook.2020-title-lost.csv');
    expect(figureOf(observations, { refArea: 'SEN', counterpart: 'GIN', period: '2020' })).toBe(53_430);
    expect(observations.every(({ sex }) => sex === '_T')).toBe(true);
    expect(findings).toMatchObject([{ rule: 'columns-unsaid', severity: 'warning', where: 'row 1, column J' }]);
  });

  it('reads the headings of the 2024 revision, whose names carry marks', async () => {
    const { reading, observations } = await readSample('valid/undesa-stock-workbook.2024-layout.csv');
    expect(reading?.release.version).toBe('2024 revision');
    expect(figureOf(observations, { counterpart: 'FRA', period: '2020', sex: 'F' })).toBe(7272);
    expect(figureOf(observations, { counterpart: 'XXX', period: '2015', sex: '_T' })).toBe(42_969);
  });

  it.each([
    ['sexes-as-columns', { sex: '_T' }, 53_430],
    ['sexes-as-columns', { sex: 'F' }, 19_384],
    ['years-as-columns', { sex: 'M' }, 34_046],
    ['french-windows-1252', { sex: 'F' }, 19_384],
    ['year0-orig-dest', { sex: '_T' }, 53_430],
    ['source-lines-below', { sex: 'F' }, 19_384],
  ] as const)('reads the tidy table with %s, %o', async (name, wanted, value) => {
    const { observations } = await readSample(`valid/undesa-stock-bilateral.${name}.csv`);
    expect(figureOf(observations, { refArea: 'SEN', counterpart: 'GIN', period: '2020', ...wanted })).toBe(value);
  });

  it('keeps the mark of a footnote as a note', async () => {
    const { observations } = await readSample('valid/undesa-stock-bilateral.source-lines-below.csv');
    expect(observations.map(({ note }) => note)).toEqual([undefined, 'Marked *.', undefined]);
  });

  it('takes a table from places to places for migrants only when it or its reader says so', async () => {
    const path = 'invalid/indicator-unknown.places-to-places-without-a-name.csv';
    expect((await readSample(path)).observations).toEqual([]);
    const { observations } = await readSample(path, { indicator: 'MIGRANT_STOCK' });
    expect(figureOf(observations, { refArea: 'MEX', counterpart: 'USA' })).toBe(41_000);
  });

  it('keeps what is stated as missing, and not as zero', async () => {
    const { observations } = await readSample('valid/undesa-stock-workbook.2020-by-destination.csv');
    const missing = observations.find(({ refArea, period }) => refArea === 'SSD' && period === '1990');
    expect(missing).toMatchObject({ value: null, status: 'M' });
  });
});

describe('World Bank indicators', () => {
  it('takes release and date from the lines above the table', async () => {
    const { reading, observations } = await readSample('valid/world-bank.2025-country-file.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_WDI', version: '2025-06-05', dated: '2025-06-05' });
    const share = figureOf(observations, { indicator: 'REMITTANCES_RECEIVED_GDP', period: '2023' });
    expect(share).toBeCloseTo(10.59, 2);
  });

  it('reads the sex that is written into a code, and leaves empty cells unstated', async () => {
    const { observations } = await readSample('valid/world-bank.2025-country-file.csv');
    expect(figureOf(observations, { indicator: 'UNEMPLOYMENT', sex: 'F', period: '2024' })).not.toBeNull();
    expect(observations.some(({ indicator, period }) => indicator === 'POPULATION' && period === '2024')).toBe(false);
  });

  it('keeps codes outside the catalogue with their title', async () => {
    const { reading } = await readSample('valid/world-bank.2025-country-file.csv');
    const internet = reading?.indicators.find(({ code }) => code === 'IT.NET.USER.ZS');
    expect(internet).toMatchObject({ unit: 'PC' });
    expect(internet?.title).toContain('Internet');
  });

  it('reads the table of DataBank with its date below the figures', async () => {
    const { reading, observations } = await readSample('valid/world-bank.2025-databank.csv');
    expect(reading?.release.dated).toBe('2025-06-05');
    expect(observations.find(({ period, value }) => period === '2024' && value === null)?.status).toBe('M');
  });

  it('reads a table saved in French: semicolons, decimal commas, Windows-1252', async () => {
    const { reading, observations } = await readSample('valid/world-bank.french-windows-1252.csv');
    expect(reading?.release.dated).toBe('2025-06-05');
    expect(figureOf(observations, { indicator: 'SP.DYN.TFRT.IN', period: '2021' })).toBe(3.936);
    expect(figureOf(observations, { indicator: 'REMITTANCES_RECEIVED_GDP', period: '2023' })).toBeCloseTo(10.59, 2);
  });

  it('knows the indicators of the catalogue by their titles where DataBank leaves codes out', async () => {
    const { observations } = await readSample('valid/world-bank.databank-without-codes.csv');
    expect(figureOf(observations, { indicator: 'NET_MIGRATION', period: '2023' })).toBe(-9999);
    expect(figureOf(observations, { indicator: 'POPULATION', period: '2022' })).toBe(17_651_103);
    const { findings } = await readSample('invalid/indicator-unknown.series-that-is-not-known-by-name.csv');
    expect(findings[0]).toMatchObject({ where: 'row 2, column C' });
  });

  it.each(['databank-times-in-rows', 'codes-as-headings'])('reads indicators over the columns: %s', async (name) => {
    const { observations } = await readSample(`valid/world-bank.${name}.csv`);
    expect(figureOf(observations, { indicator: 'NET_MIGRATION', period: '2022' })).toBe(16_425);
  });

  it('reads values without a name when the caller names the indicator', async () => {
    const { observations } = await readSample('invalid/indicator-unknown.values-without-a-name.csv', {
      indicator: 'SP.POP.TOTL',
    });
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({ indicator: 'POPULATION', unit: 'PS', value: 18_077_573 });
  });
});

describe('Eurostat and ILOSTAT', () => {
  it('reads codes, flags and values kept back from a table parted by tabs', async () => {
    const name = 'valid/eurostat-tsv.immigration-by-citizenship.tsv';
    const { reading, observations } = await readSample(name, { indicator: 'ESTAT:MIGR_IMM1CTZ' });
    expect(reading?.release).toMatchObject({ source: 'EUROSTAT', version: 'to 2020' });
    const about = { counterpart: 'MAR', refArea: 'FRA', age: 'Y15T19', sex: 'F' as const };
    expect(observations.find(({ refArea, period }) => refArea === 'FRA' && period === '2020')).toMatchObject({
      ...about,
      value: 1234,
      status: 'P',
      attributes: { OBS_FLAG: 'p' },
    });
    expect(observations.find(({ refArea, period }) => refArea === 'FRA' && period === '2019')).toMatchObject({
      value: null,
      status: 'M',
      note: 'Confidential.',
    });
    expect(observations.find(({ refArea }) => refArea === 'GRC')).toMatchObject({ dimensions: { CITIZEN: 'FOR' } });
  });

  it('asks what a table of Eurostat is of when its file name does not say it', async () => {
    const { findings } = await readSample('valid/eurostat-tsv.immigration-by-citizenship.tsv');
    expect(findings).toMatchObject([{ rule: 'indicator-unknown', message: expect.stringContaining('--indicator') }]);
  });

  it('reads ages, sexes and thousands of persons from a bulk file of ILOSTAT', async () => {
    const { reading, observations } = await readSample('valid/ilostat-bulk.employment.csv');
    expect(reading?.release).toMatchObject({ source: 'ILOSTAT', version: 'to 2021', dated: '2021-12-31' });
    expect(observations.map(({ sex, age, unit, value }) => [sex, age, unit, value])).toEqual([
      ['_T', 'Y_GE15', 'PS', 4_512_300],
      ['F', 'Y15T24', 'PS', 301_250],
      ['_T', '_T', 'PC', 45.1],
    ]);
    expect(observations[1]).toMatchObject({
      status: 'U',
      period: '2021-Q1',
      dimensions: { ECO: 'ISIC4_A' },
      note: 'R1:3',
    });
  });
});

describe('UNSD SDG database', () => {
  it('reads the long form of 2019 in its own encoding', async () => {
    const { reading, observations } = await readSample('valid/unsd-sdg.2019-long-windows-1252.csv');
    expect(reading?.release).toMatchObject({ version: '2019.Q1.G.01', dated: '2019-03-31' });
    expect(figureOf(observations, { refArea: 'SEN', period: '2017' })).toBe(5.09);
    expect(observations.some(({ refArea }) => refArea === 'CIV')).toBe(true);
  });

  it('reads years that stand over the columns, and leaves empty cells unstated', async () => {
    const { observations } = await readSample('valid/unsd-sdg.years-as-columns.csv');
    expect(figureOf(observations, { refArea: 'BGD', period: '2017' })).toBe(4.42);
    expect(observations.filter(({ refArea }) => refArea === 'CIV').map(({ period, value }) => [period, value])).toEqual(
      [
        ['2011', 12.03],
        ['2017', null],
      ],
    );
  });

  it('reads breakdowns in brackets as sex and age', async () => {
    const { observations } = await readSample('valid/unsd-sdg.portal-brackets.csv');
    expect(figureOf(observations, { indicator: 'UNEMPLOYMENT_NATIONAL', sex: 'F', age: 'Y_GE15' })).toBe(7.3);
    const victims = observations.find(({ indicator }) => indicator === 'TRAFFICKING_VICTIMS');
    expect(victims).toMatchObject({ sex: 'F', age: 'Y_LT18', value: null, status: 'M' });
  });
});

describe('UNHCR populations', () => {
  it.each(['2019-package', 'finder-download', 'popstats-long'])('reads the same figures from %s', async (layout) => {
    const { observations } = await readSample(`valid/unhcr-populations.${layout}.csv`);
    expect(figureOf(observations, { indicator: 'REFUGEES_HOSTED', refArea: 'SEN', counterpart: 'MRT' })).toBe(14_150);
    expect(figureOf(observations, { indicator: 'ASYLUM_SEEKERS', refArea: 'SEN', counterpart: 'CAF' })).toBe(406);
    expect(figureOf(observations, { indicator: 'IDPS', refArea: 'COL' })).toBe(7_976_412);
  });

  it('reads a dash in place of the origin as all origins together, not as an unknown one', async () => {
    const { observations } = await readSample('valid/unhcr-populations.finder-by-asylum.csv');
    expect(figureOf(observations, { indicator: 'REFUGEES_HOSTED', refArea: 'MDA', counterpart: '_T' })).toBe(121_480);
    expect(figureOf(observations, { indicator: 'IDPS', refArea: 'SRB' })).toBe(209_784);
    expect(figureOf(observations, { indicator: 'RETURNS', refArea: 'WLD', counterpart: 'MDA' })).toBe(2000);
  });

  it('reads a dash in place of the country of asylum as refugees by origin', async () => {
    const { observations } = await readSample('valid/unhcr-populations.finder-by-origin.csv');
    const refugees = { indicator: 'REFUGEES_ORIGIN', counterpart: '_T', period: '2024' };
    expect(figureOf(observations, { ...refugees, refArea: 'BGD' })).toBe(28_473);
    expect(figureOf(observations, { ...refugees, refArea: 'SRB' })).toBe(31_438);
    expect(figureOf(observations, { ...refugees, refArea: 'XXX' })).toBe(12_576 + 191_689);
  });

  it('reads the exports of earlier years, whose places have no codes', async () => {
    const { observations } = await readSample('valid/unhcr-populations.popstats-wide.csv');
    const refugees = { indicator: 'REFUGEES_HOSTED' };
    expect(figureOf(observations, { ...refugees, refArea: 'SEN', counterpart: 'MRT', period: '2016' })).toBe(13_683);
    expect(figureOf(observations, { ...refugees, refArea: 'SRB', counterpart: 'ALB' })).toBe(4860);
    expect(figureOf(observations, { ...refugees, refArea: 'TUN', counterpart: 'XXX' })).toBe(2000);
    expect(figureOf(observations, { ...refugees, refArea: 'SEN', counterpart: 'MLI' })).toBeNull();
  });

  it('keeps a value that is kept back as missing, with the mark', async () => {
    const { observations } = await readSample('valid/unhcr-populations.popstats-long.csv');
    const held = observations.find(({ counterpart }) => counterpart === 'MLI');
    expect(held).toMatchObject({ value: null, status: 'M', note: '*' });
  });
});

describe('World Bank bilateral remittances', () => {
  it('reads who receives from the columns and who sends from the rows, in dollars', async () => {
    const { reading, observations } = await readSample('valid/world-bank-bilateral-remittances.2017-matrix.csv');
    expect(reading?.release).toMatchObject({ version: '2017 (April 2018)', dated: '2018-04-01' });
    expect(figureOf(observations, { refArea: 'SEN', counterpart: 'FRA' })).toBeCloseTo(646_893_542.58, 1);
    expect(figureOf(observations, { refArea: 'SEN', counterpart: '_T' })).toBeCloseTo(2_237_704_417, 0);
  });
});

describe('Sterna’s own export', () => {
  it('reads back figures, missing values and further dimensions', async () => {
    const { observations } = await readSample('valid/sterna-csv.own-export.csv');
    expect(observations[1]).toMatchObject({ value: null, status: 'M', sex: 'F', counterpart: 'FRA' });
    expect(observations[2]?.dimensions).toEqual({ POLICY_DOMAIN: 'DOMAIN2' });
  });
});

describe('answers of publishers’ interfaces', () => {
  it.each(['json', 'xml'])('gives the figures of the World Bank from %s, with its release', async (format) => {
    const { reading, observations } = await readSample(`valid/publisher-api.world-bank.${format}`);
    expect(reading?.release).toMatchObject({ source: 'WB_WDI', version: '2024-06-28', dated: '2024-06-28' });
    expect(observations.map(({ indicator, refArea, period, value }) => [indicator, refArea, period, value])).toEqual([
      ['NET_MIGRATION', 'SEN', '2023', -30_000],
      ['NET_MIGRATION', 'SEN', '2022', -29_000],
      ['NET_MIGRATION', 'AFW', '2023', -250_000],
    ]);
  });

  it('reads the XML that the World Bank’s pages give to download', async () => {
    const { observations } = await readSample('valid/publisher-api.world-bank-download.xml');
    expect(observations.map(({ indicator, refArea, period, value }) => [indicator, refArea, period, value])).toEqual([
      ['NET_MIGRATION', 'SEN', '1960', -100],
      ['NET_MIGRATION', 'ANT', '1961', -5],
      ['NET_MIGRATION', 'SEN', '1962', -7],
    ]);
  });

  it('reads UNHCR’s populations, numbers written as texts too, and says that pages are missing', async () => {
    const { observations, findings } = await readSample('valid/publisher-api.unhcr.json');
    const hosted = { indicator: 'REFUGEES_HOSTED', refArea: 'SEN', counterpart: 'MRT' };
    expect(figureOf(observations, { ...hosted, period: '2023' })).toBe(11_500);
    expect(figureOf(observations, { ...hosted, period: '2022' })).toBe(11_400);
    expect(findings).toMatchObject([{ rule: 'page-of-several', message: expect.stringContaining('page 1 of 2') }]);
  });

  it('reads the breakdowns and footnotes of the SDG database', async () => {
    const { reading, observations } = await readSample('valid/publisher-api.sdg.json');
    expect(reading?.release).toMatchObject({ source: 'UNSD_SDG', version: 'to 2015' });
    const injuries = observations.find(({ sex, period }) => sex === 'F' && period === '2015');
    expect(injuries).toMatchObject({ indicator: 'FATAL_INJURIES', value: 4.2, note: 'Registered workers' });
  });
});

describe('DataBank tables with countries or two things over the columns', () => {
  it('reads countries over the columns, one that is no more among them', async () => {
    const { reading, observations } = await readSample('valid/world-bank.databank-countries-as-columns.csv');
    expect(reading?.release.dated).toBe('2024-06-28');
    expect(observations.map(({ refArea, period, value }) => [refArea, period, value])).toEqual([
      ['SEN', '2000', -100],
      ['ANT', '2000', 50],
      ['SEN', '2001', null],
      ['ANT', '2001', 60],
    ]);
  });

  it('reads a year and a series in one heading', async () => {
    const { observations } = await readSample('valid/world-bank.databank-times-and-series-as-columns.csv');
    expect(observations.map(({ indicator }) => indicator)).toEqual(Array(4).fill('NET_MIGRATION'));
    expect(figureOf(observations, { refArea: 'SEN', period: '2001' })).toBe(50);
    expect(figureOf(observations, { refArea: 'MLI', period: '2001' })).toBeNull();
  });

  it('takes a code that stands under “series” as the code', async () => {
    const { observations } = await readSample('valid/world-bank.codes-under-series.csv');
    expect(figureOf(observations, { indicator: 'NET_MIGRATION', refArea: 'SEN', period: '2023' })).toBe(-30_000);
  });
});

describe('UNHCR’s tables with breakdowns', () => {
  it('keeps first and repeated applications apart, and cases apart from persons', async () => {
    const { observations, findings } = await readSample('valid/unhcr-breakdowns.applications.csv');
    expect(
      observations.map(({ refArea, dimensions, unit, value }) => [
        refArea,
        dimensions['APPLICATION_TYPE'],
        unit,
        value,
      ]),
    ).toEqual([
      ['FRA', 'N', 'PS', 1500],
      ['FRA', 'R', 'PS', 200],
      ['ESP', 'N', 'NUMBER', null],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['withheld-value']);
  });

  it('has each kind of decision, and all together without a kind', async () => {
    const { observations } = await readSample('valid/unhcr-breakdowns.decisions.csv');
    const french = observations.filter(({ refArea }) => refArea === 'FRA');
    expect(french.map(({ dimensions, value }) => [dimensions['DECISION'], value])).toEqual([
      ['RECOGNIZED', 500],
      ['COMPLEMENTARY', 100],
      ['REJECTED', 300],
      ['CLOSED', 20],
      [undefined, 920],
    ]);
  });

  it('reads every age and sex, and never as the number of refugees', async () => {
    const { observations } = await readSample('valid/unhcr-breakdowns.ages.csv');
    expect(new Set(observations.map(({ indicator }) => indicator))).toEqual(new Set(['PEOPLE_BY_SEX_AND_AGE']));
    const women = observations.filter(({ sex }) => sex === 'F').map(({ age, value }) => [age, value]);
    expect(women).toEqual([
      ['Y0T4', 5],
      ['Y5T11', 6],
      ['Y12T17', 7],
      ['Y18T59', 50],
      ['Y_GE60', 8],
      ['_U', 9],
      ['_T', 85],
    ]);
    expect(figureOf(observations, { sex: '_T', age: '_T' })).toBe(171);
  });

  it('reads months by name and number under a title that says what is counted', async () => {
    const { observations } = await readSample('valid/unhcr-breakdowns.popstats-monthly.csv');
    expect(
      observations.map(({ indicator, counterpart, period, value }) => [indicator, counterpart, period, value]),
    ).toEqual([
      ['ASYLUM_APPLICATIONS', 'AFG', '1999-M01', 8],
      ['ASYLUM_APPLICATIONS', 'AFG', '1999-M02', null],
      ['ASYLUM_APPLICATIONS', 'CSK', '1999-M02', 5],
    ]);
  });
});

describe('remittances in tables of other years', () => {
  it('writes millions out exactly, marks estimates, and names groups that are left out', async () => {
    const { reading, observations, findings } = await readSample('valid/world-bank-remittance-flows.inflows.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_REMITTANCE_FLOWS', dated: '2023-12-01' });
    expect(figureOf(observations, { refArea: 'SEN', period: '2020' })).toBe(2_562_100_000);
    expect(figureOf(observations, { refArea: 'ANT', period: '2023' })).toBe(1_100_000);
    const newest = observations.filter(({ refArea, period }) => refArea === 'SEN' && period === '2023');
    expect(newest.map(({ indicator, value, status }) => [indicator, value, status])).toEqual([
      ['REMITTANCES_RECEIVED', 2_950_000_000, 'E'],
      ['REMITTANCES_RECEIVED_GDP', 9.2, 'E'],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['group-left-out']);
  });

  it('reads a matrix whose corner says only what the rows do, with numbered rows', async () => {
    const { observations, findings } = await readSample('valid/world-bank-bilateral-remittances.2010-corner-below.csv');
    expect(observations.map(({ refArea, counterpart, value }) => [refArea, counterpart, value])).toEqual([
      ['SEN', 'FRA', 585_300_000],
      ['SEN', 'SCG', 500_000],
      ['ANT', 'SCG', 1_100_000],
      ['SEN', '_T', 585_800_000],
      ['ANT', '_T', 1_100_000],
    ]);
    expect(findings.map(({ rule }) => rule)).toEqual(['total-left-out']);
  });

  it('reads the matrix of migrants in the same layout, unknown origins added up', async () => {
    const { reading, observations } = await readSample('valid/world-bank-bilateral-remittances.2017-migrants.csv');
    expect(reading?.release).toMatchObject({ source: 'WB_BILATERAL_MIGRATION', version: '2017' });
    const stock = { indicator: 'MIGRANT_STOCK', unit: 'PS', period: '2017' };
    expect(figureOf(observations, { ...stock, refArea: 'FRA', counterpart: 'MLI' })).toBe(98_000);
    expect(figureOf(observations, { ...stock, refArea: 'SEN', counterpart: 'XXX' })).toBe(7);
    expect(figureOf(observations, { ...stock, refArea: 'FRA', counterpart: '_T' })).toBe(98_008.5);
    expect(observations.every(({ status }) => status === 'E')).toBe(true);
  });

  it('refuses a matrix whose amounts may be dollars or millions', async () => {
    const { reading, findings } = await readSample('invalid/scale-missing.matrix-without-its-unit.csv');
    expect(reading).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'scale-missing', severity: 'error' }]);
  });

  it('refuses a matrix that names no year, and names no release after nothing', async () => {
    const { reading, findings } = await readSample('invalid/period-missing.matrix-without-its-title.csv');
    expect(reading).toBeUndefined();
    expect(findings).toMatchObject([{ rule: 'period-missing', severity: 'error', where: 'row 1' }]);
  });
});

describe('the SDG open data site', () => {
  it('reads columns named value and year, and a place that is no more', async () => {
    const { reading, observations } = await readSample('valid/unsd-sdg.open-data-site.csv');
    expect(reading?.release.version).toBe('2019.Q2.G.01');
    expect(figureOf(observations, { refArea: 'SEN', period: '2016', sex: 'F' })).toBe(6.9);
    expect(figureOf(observations, { refArea: 'ANT', period: '2015', sex: 'F' })).toBe(7.5);
  });
});
