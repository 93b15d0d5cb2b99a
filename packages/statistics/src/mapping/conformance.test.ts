import { readdirSync, readFileSync } from 'node:fs';
import { openTabularFile } from '@sterna/tabular';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import type { SourceObservation } from '../observation.ts';
import { readStatistics } from '../readers/index.ts';
import { checkMapping, type Mapping, mappingFits, proposeMapping } from './index.ts';

const SAMPLES = new URL('../../../../conformance/mapping/', import.meta.url);
const names = (folder: string): string[] =>
  readdirSync(new URL(folder, SAMPLES))
    .filter((file) => file.endsWith('.csv'))
    .map((file) => file.replace(/\.csv$/, ''))
    .sort();
const pathOf = (name: string): string => new URL(`${name}.csv`, SAMPLES).pathname;
const jsonOf = (name: string): unknown => JSON.parse(readFileSync(new URL(`${name}.mapping.json`, SAMPLES), 'utf8'));

interface Outcome {
  readonly observations: readonly SourceObservation[];
  readonly findings: readonly Finding[];
  readonly rejected: number;
}

async function readSample(name: string): Promise<Outcome> {
  const { mapping, findings } = checkMapping(jsonOf(name));
  if (mapping === undefined) return { observations: [], findings, rejected: 0 };
  const opened = await readStatistics(pathOf(name), { mapping });
  if (!('reading' in opened)) {
    await opened.file?.close();
    return { observations: [], findings: opened.findings, rejected: 0 };
  }
  const observations: SourceObservation[] = [];
  for await (const batch of opened.reading.batches) observations.push(...batch);
  await opened.file.close();
  return { observations, findings: opened.reading.findings, rejected: opened.reading.rejectedRows() };
}

const shown = (observations: readonly SourceObservation[]): string[] =>
  observations.map((o) =>
    [o.indicator, o.refArea, o.counterpart, o.sex, o.age, o.period, o.value, o.status, o.unit, o.note]
      .filter((part) => part !== undefined)
      .join(' '),
  );

describe('tables with a mapping that fits', () => {
  it.each(names('valid'))('%s is read whole', async (name) => {
    const { observations, findings, rejected } = await readSample(`valid/${name}`);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(rejected).toBe(0);
    expect(observations.length).toBeGreaterThan(3);
  });

  it.each(names('valid'))('%s is recognised again by its headings', async (name) => {
    const file = await openTabularFile(pathOf(`valid/${name}`));
    const others = names('valid').filter((other) => other !== name);
    const own = await mappingFits(jsonOf(`valid/${name}`) as Mapping, file);
    const fits = await Promise.all(others.map((other) => mappingFits(jsonOf(`valid/${other}`) as Mapping, file)));
    await file.close();
    expect(own).toBeGreaterThanOrEqual(0.5);
    expect(Math.max(...fits)).toBeLessThan(own);
  });

  it('gives numbers with separators, marks and missing values as they are meant', async () => {
    const { observations } = await readSample('valid/long.columns-by-heading');
    expect(shown(observations)).toEqual([
      'MIGRANT_STOCK SEN MLI F _T 2020 1250 A PS',
      'MIGRANT_STOCK SEN MLI M _T 2020 2400 A PS provisional Marked *.',
      'MIGRANT_STOCK SEN GIN F _T 2020  M PS',
      'MIGRANT_STOCK SEN GIN M _T 2020 310 A PS',
      'MIGRANT_STOCK SEN _T F _T 2020 1250 A PS',
    ]);
  });

  it('reads sexes and years from the two rows of a head, in thousands with decimal commas', async () => {
    const { observations } = await readSample('valid/wide.two-row-head-windows-1252');
    expect(shown(observations)).toContain('MIGRANT_STOCK SEN MLI M _T 2023 15750 A PS');
    expect(shown(observations)).toContain('MIGRANT_STOCK SEN CIV F _T 2023 2800 A PS Marked (a).');
    expect(shown(observations)).toContain('MIGRANT_STOCK SEN _T F _T 2023 1120500 A PS');
    expect(observations).toHaveLength(16);
    expect(observations.at(-1)?.at).toEqual({ row: 9, column: 5 });
  });

  it('reads several indicators, each in its unit, and countries named once', async () => {
    const { observations } = await readSample('valid/indicators.one-a-column');
    expect(shown(observations)).toEqual([
      'POPULATION MAR _T _T _T 2020-Q1 36000500 A PS',
      'UNEMPLOYMENT_NATIONAL MAR _T _T _T 2020-Q1 10.5 A PC',
      'REMITTANCES_RECEIVED MAR _T _T _T 2020-Q1 1650000000 A USD',
      'POPULATION MAR _T _T _T 2020-Q2 36100000 A PS',
      'UNEMPLOYMENT_NATIONAL MAR _T _T _T 2020-Q2 12.3 A PC',
      'REMITTANCES_RECEIVED MAR _T _T _T 2020-Q2 -12500000 A USD',
      'POPULATION TUN _T _T _T 2020-Q1 11800000 A PS',
      'UNEMPLOYMENT_NATIONAL TUN _T _T _T 2020-Q1 15.1 A PC',
      'REMITTANCES_RECEIVED TUN _T _T _T 2020-Q1  M USD',
    ]);
  });

  it('reads Arabic words and digits', async () => {
    const { observations } = await readSample('valid/long.arabic-digits');
    expect(shown(observations)).toEqual([
      'MIGRANT_STOCK JOR EGY M Y15T24 2020 12345 A PS',
      'MIGRANT_STOCK JOR EGY F Y_GE65 2020 987 A PS',
      'MIGRANT_STOCK JOR SDN M _T 2020  M PS',
      'MIGRANT_STOCK JOR _T _T _T 2020 13332 A PS',
    ]);
  });

  it('reads a matrix of places, with bounds and values kept back as missing', async () => {
    const { observations } = await readSample('valid/matrix.countries-as-headings');
    expect(shown(observations)).toContain('MIGRANT_STOCK ROU MDA _T _T 2020 2500 A PS');
    expect(shown(observations)).toContain('MIGRANT_STOCK ITA UKR _T _T 2020  M PS <5');
    expect(shown(observations)).toContain('MIGRANT_STOCK RUS MDA _T _T 2020  M PS ~');
  });
});

describe('tables or mappings with something wrong', () => {
  it.each(names('invalid'))('%s ends in the finding it is named after', async (name) => {
    const { findings } = await readSample(`invalid/${name}`);
    expect(findings.map(({ rule }) => rule)).toContain(name.split('.')[0]);
  });

  it.each(names('invalid').filter((name) => !name.startsWith('mapping-')))(
    '%s names the cell, and keeps the row before',
    async (name) => {
      const { observations, findings } = await readSample(`invalid/${name}`);
      const finding = findings.find(({ rule }) => rule === name.split('.')[0]);
      expect(finding?.at?.row).toBeGreaterThan(1);
      if (!/duplicate|indicator/.test(name)) expect(finding?.message ?? '').toMatch(/[A-E]3|people cannot be/);
      if (!name.startsWith('unknown-indicator')) expect(observations[0]?.value).toBe(5);
    },
  );

  it('a misspelt place is never guessed, but the likely one is named with the line to add to the mapping', async () => {
    const { findings, observations } = await readSample('invalid/unknown-place.misspelt');
    expect(observations).toHaveLength(1);
    expect(findings[0]).toMatchObject({ at: { row: 3, column: 1 }, severity: 'error' });
    expect(findings[0]?.message).toContain('Senegal (SEN)');
    expect(findings[0]?.message).toContain('"words": {"REF_AREA": {"Sengal": "SEN"}}');
  });
});

describe('a proposal', () => {
  const proposed = async (name: string): Promise<Mapping> => {
    const file = await openTabularFile(pathOf(`valid/${name}`));
    const { mapping } = await proposeMapping(file);
    await file.close();
    return mapping;
  };

  it('reads a two-row head, the place, the indicator and the multiplier from a French table', async () => {
    expect(await proposed('wide.two-row-head-windows-1252')).toEqual({
      mapping: 1,
      name: 'Tableau 4. Étrangers résidents par nationalité et par sexe',
      release: { source: 'TABLEAU_4_ETRANGERS_RESIDENTS_PAR_NATIONALITE_ET_PAR_SEXE' },
      head: [3, 4],
      columns: [
        { heading: 'Nationalité', is: 'COUNTERPART_AREA' },
        { columns: 'B:', is: 'OBS_VALUE', headGives: ['SEX', 'TIME_PERIOD'] },
      ],
      constants: { INDICATOR: 'MIGRANT_STOCK' },
      numbers: { decimal: ',', multiplier: 1000 },
    });
  });

  it('names every column of an Arabic table', async () => {
    const { columns } = await proposed('long.arabic-digits');
    expect(columns.map(({ is }) => is)).toEqual(['COUNTERPART_AREA', 'SEX', 'AGE', 'TIME_PERIOD', 'OBS_VALUE']);
  });

  it('tells several indicators apart by their headings, with unit and multiplier', async () => {
    const { columns } = await proposed('indicators.one-a-column');
    expect(columns).toContainEqual({ heading: 'Pays', is: 'REF_AREA', fillDown: true });
    const population = columns.find(({ heading }) => heading?.startsWith('Population'));
    expect(population).toMatchObject({ is: 'OBS_VALUE', of: { INDICATOR: 'POPULATION' }, multiplier: 1000 });
  });

  it('takes places as headings for the other end of corridors', async () => {
    const { columns } = await proposed('matrix.countries-as-headings');
    expect(columns).toContainEqual({ columns: 'B:', is: 'OBS_VALUE', headGives: expect.stringContaining('_AREA') });
  });
});
