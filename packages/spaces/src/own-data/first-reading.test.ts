import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SourceObservation } from '@sterna/statistics';
import { readStatistics } from '@sterna/statistics/readers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { firstReading } from './first-reading.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-first-reading-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(text: string): Promise<string> {
  const path = join(folder, `${Math.random()}.csv`);
  await writeFile(path, text);
  return path;
}

/** What a file says when it is read as it is proposed: `POPULATION SEN _T _T 2020 5`. */
async function read(text: string): Promise<readonly string[] | string> {
  const path = await fileOf(text);
  const first = await firstReading(path, 'SEN');
  if (first.kind !== 'proposed') return first.kind;
  const opened = await readStatistics(path, { mapping: first.mapping });
  if (!('reading' in opened)) return 'refused';
  const found: SourceObservation[] = [];
  for await (const batch of opened.reading.batches) found.push(...batch);
  await opened.file.close();
  return found.map((one) => [one.indicator, one.refArea, one.counterpart, one.sex, one.period, one.value].join(' '));
}

describe('a national table', () => {
  it('of years, indicators by name and values with decimal commas is read for the place of the space', async () => {
    expect(
      await read(
        'annee;indicateur;valeur\n2019;Population;16209125\n2020;Envois de fonds reçus, en part du PIB;10,59\n',
      ),
    ).toEqual(['POPULATION SEN _T _T 2019 16209125', 'REMITTANCES_RECEIVED_GDP SEN _T _T 2020 10.59']);
  });

  it('is read by sex, with indicators by code', async () => {
    expect(await read('year,indicator,sex,value\n2019,POPULATION,F,8200000\n2019,POPULATION,M,8000000\n')).toEqual([
      'POPULATION SEN _T F 2019 8200000',
      'POPULATION SEN _T M 2019 8000000',
    ]);
  });

  it('is read by months and quarters in French words', async () => {
    const table =
      'Période;Indicateur;Valeur\nT1 2020;POPULATION;12\n2e trimestre 2020;POPULATION;13\njanvier 2021;POPULATION;14\n';
    expect(await read(table)).toEqual([
      'POPULATION SEN _T _T 2020-Q1 12',
      'POPULATION SEN _T _T 2020-Q2 13',
      'POPULATION SEN _T _T 2021-M01 14',
    ]);
  });

  it('with years as columns is read too', async () => {
    expect(await read('Indicateur;2019;2020\nPopulation;16296362;16705608\n')).toEqual([
      'POPULATION SEN _T _T 2019 16296362',
      'POPULATION SEN _T _T 2020 16705608',
    ]);
  });

  it('means all together by an empty sex or partner country', async () => {
    const rows = [
      '2020;Émigrés;France;;150000',
      '2020;Émigrés;France;F;70000',
      '2020;Population;;;5',
      '2020;Population;;F;3',
      '2019;Population;;F;2',
    ];
    expect(await read(`annee;indicateur;pays partenaire;sexe;valeur\n${rows.join('\n')}\n`)).toEqual([
      'EMIGRANT_STOCK SEN FRA _T 2020 150000',
      'EMIGRANT_STOCK SEN FRA F 2020 70000',
      'POPULATION SEN _T _T 2020 5',
      'POPULATION SEN _T F 2020 3',
      'POPULATION SEN _T F 2019 2',
    ]);
  });

  it('keeps the place that its rows name', async () => {
    expect(await read('pays,annee,indicateur,valeur\nSénégal,2020,Population,5\nMali,2020,Population,6\n')).toEqual([
      'POPULATION SEN _T _T 2020 5',
      'POPULATION MLI _T _T 2020 6',
    ]);
  });
});

describe('a table that leaves something open', () => {
  it.each([
    ['an indicator that its heading only hints at', 'annee;Transferts des migrants (milliards)\n2020;12\n2021;13\n'],
    ['headings that say nothing', 'a;b;c\n12;5;7\n13;8;9\n'],
    [
      'gaps that may mean what stands above',
      'annee;indicateur;sexe;valeur\n2019;Population;F;5\n2020;Population;;6\n2019;Population;M;7\n2020;Population;;8\n',
    ],
    [
      'numbers that can be read in two ways',
      'annee;indicateur;valeur\n2019;Population;16.209\n2020;Population;16.705\n',
    ],
    [
      'a column of numbers that nobody understands',
      'annee;indicateur;valeur;machin\n2019;Population;5;7\n2020;Population;6;8\n',
    ],
  ])('is shown to a person first: %s', async (_, table) => {
    expect(await read(table)).toBe('untold');
  });

  it('is no matter of columns when it is no table, or a publisher’s that is known', async () => {
    expect((await firstReading(await fileOf('<!doctype html><body>x'), 'SEN')).kind).toBe('known');
    const published = 'INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE,SOURCE,RELEASE\nPOPULATION,SEN,2020,5,X,2020\n';
    expect((await firstReading(await fileOf(published), 'SEN')).kind).toBe('known');
  });
});
