import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { SourceObservation } from '../observation.ts';
import type { Reading } from '../reader.ts';
import { readStatistics } from './index.ts';

const DATA = new URL('../../../../../shared/data/', import.meta.url);

async function readWhole(path: string): Promise<{ reading: Reading; observations: readonly SourceObservation[] }> {
  const opened = await readStatistics(new URL(path, DATA).pathname);
  if (!('reading' in opened)) throw new Error(opened.findings.map(({ message }) => message).join('\n'));
  const observations: SourceObservation[] = [];
  for await (const batch of opened.reading.batches) observations.push(...batch);
  await opened.file.close();
  return { reading: opened.reading, observations };
}

function sum(observations: readonly SourceObservation[], wanted: Partial<SourceObservation>): number {
  let total = 0;
  for (const observation of observations) {
    const fits = Object.entries(wanted).every(([key, value]) => observation[key as keyof SourceObservation] === value);
    if (fits) total += observation.value ?? 0;
  }
  return total;
}

describe.skipIf(!existsSync(DATA))('files as published', () => {
  it('has the immigrants and emigrants of the 2020 revision', async () => {
    const { reading, observations } = await readWhole('stock/undesa-2020-origin-destination-by-sex.csv');
    expect(observations).toHaveLength(150_570);
    expect(sum(observations, { period: '2020' })).toBe(280_598_105);
    expect(sum(observations, { period: '2020', refArea: 'SEN' })).toBe(274_929);
    expect(sum(observations, { period: '2020', counterpart: 'MDA' })).toBe(1_159_443);
    expect(sum(observations, { period: '2020', counterpart: 'TUN', refArea: 'FRA' })).toBe(444_572);
    expect(reading.release.completeOver).toEqual(['COUNTERPART_AREA', 'REF_AREA']);
  });

  it('has the same immigrants from the workbook, with women’s share and population', async () => {
    const { reading, observations } = await readWhole('stock/undesa_pd_2020_ims_stock_by_sex_and_destination.xlsx');
    const total = { period: '2020', sex: '_T', counterpart: '_T' } as const;
    expect(sum(observations, { ...total, indicator: 'MIGRANT_STOCK', refArea: 'WLD' })).toBe(280_598_105);
    expect(sum(observations, { ...total, indicator: 'MIGRANT_STOCK', refArea: 'ECU' })).toBe(784_787);
    expect(sum(observations, { ...total, indicator: 'POPULATION', refArea: 'SEN' })).toBe(16_743_930);
    expect(sum(observations, { ...total, indicator: 'IMMIGRANT_WOMEN_SHARE', refArea: 'WLD' })).toBeCloseTo(48.09, 2);
    expect(reading.rejectedRows()).toBe(0);
    expect(reading.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('reads the archive of a country as published, with definitions from its other members', async () => {
    const { reading } = await readWhole('wdi/API_BGD_DS2_en_csv_v2_1224638.zip');
    expect(reading.release.version).toBe('2020-07-01');
    expect(reading.indicators.find(({ code }) => code === 'SP.ADO.TFRT')?.definition).toBeTruthy();
    expect(reading.rejectedRows()).toBe(0);
  });

  it.each([
    ['wdi/API_SM.POP.NETM_DS2_en_csv_v2_3401672.csv', 'NET_MIGRATION'],
    ['wdi/API_SL.UEM.TOTL.ZS_DS2_en_csv_v2_10473697_RH.csv', 'UNEMPLOYMENT'],
    ['sdg/unsd_10.c.1-SI_RMT_COST_long.csv', 'REMITTANCE_COST_SDG'],
    ['sdg/unsd_Data_17.3.2_BX_TRF_PWKR.xlsx', 'REMITTANCES_RECEIVED_GDP'],
    ['sdg/ddf--datapoints--sm_dth_migr--by--geo_area--nature--units--year.csv', 'MIGRANT_DEATHS'],
    ['remittances/WB_Bilateral_Remittance_Estimates_2017.xlsx', 'BILATERAL_REMITTANCES'],
  ])('reads all of %s as %s', async (path, indicator) => {
    const { reading, observations } = await readWhole(path);
    expect(new Set(observations.map((observation) => observation.indicator))).toEqual(new Set([indicator]));
    expect(reading.rejectedRows()).toBe(0);
  });

  it('has all refugees of UNHCR’s file, also where the origin is written in two ways', async () => {
    const { reading, observations } = await readWhole('unhcr/unhcr_end_year_population_totals.csv');
    expect(sum(observations, { indicator: 'REFUGEES_HOSTED', period: '2019' })).toBe(20_444_819);
    expect(sum(observations, { indicator: 'REFUGEES_HOSTED', period: '1993' })).toBe(16_025_299);
    expect(reading.rejectedRows()).toBe(0);
  });
});
