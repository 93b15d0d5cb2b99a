import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTabularFile } from '@sterna/tabular';
import { expect, test } from 'vitest';
import type { ExportedObservation } from '../exported.ts';
import { shapeOf, writeStatistics } from '../index.ts';
import { writeXlsx } from './xlsx.ts';

const FIGURE: ExportedObservation = {
  ...{ indicator: 'MIGRANT_STOCK', refArea: 'SEN', counterpart: '_T', sex: 'F', age: 'Y15T24', dimensions: {} },
  ...{ unit: 'PS', period: '2020', value: 7, status: 'A' },
  ...{ source: 'UNDESA_STOCK', release: '2020', dated: '2020-12-31' },
};

async function* figures(): AsyncGenerator<readonly ExportedObservation[]> {
  yield [FIGURE];
}

/** Rows of each sheet of a workbook of one figure, by the sheet's name. */
async function sheetsIn(tableLanguage: 'fr' | 'ar'): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const shape = await shapeOf(figures(), { indicators: [] });
  return sheetsOf(writeStatistics('xlsx', figures(), shape, { tableLanguage }));
}

async function sheetsOf(
  bytes: AsyncIterable<Uint8Array>,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-workbook-'));
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of bytes) chunks.push(chunk);
    const path = join(folder, 'figures.xlsx');
    await writeFile(path, Buffer.concat(chunks));
    const file = await openTabularFile(path);
    const sheets = new Map<string, readonly (readonly unknown[])[]>();
    for (const table of file.tables) {
      const rows: (readonly unknown[])[] = [];
      for await (const batch of table.batches()) rows.push(...batch.map(({ cells }) => cells));
      sheets.set(table.name, rows);
    }
    await file.close();
    return sheets;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test('a workbook has the names of codes beside them, in the language of its reader', async () => {
  const sheets = await sheetsIn('fr');
  expect([...sheets.keys()]).toEqual(['Données', 'À propos']);
  const [head = [], row = []] = sheets.get('Données') ?? [];
  const beside = (code: string): unknown => row[head.indexOf(code) + 1];
  expect(row[head.indexOf('REF_AREA')]).toBe('SEN');
  expect(beside('REF_AREA')).toBe('Sénégal');
  expect(beside('COUNTERPART_AREA')).toBe('Tous les pays partenaires');
  expect(beside('SEX')).toBe('Femmes');
  expect(beside('AGE')).toBe('De 15 à 24 ans');
  expect(beside('INDICATOR')).toMatch(/^Immigrés/);
  expect(beside('SOURCE')).toMatch(/^ONU DAES/);
});

test('names of sheets and of places are Arabic for readers of Arabic', async () => {
  const sheets = await sheetsIn('ar');
  const [head = [], row = []] = sheets.get('البيانات') ?? [];
  expect(row[head.indexOf('REF_AREA') + 1]).toBe('السنغال');
});

test('figures that one sheet cannot hold go on in further ones, each with its head', async () => {
  const years = ['2016', '2017', '2018', '2019', '2020', '2021'];
  async function* several(): AsyncGenerator<readonly ExportedObservation[]> {
    for (const period of years) yield [{ ...FIGURE, period }];
  }
  const shape = await shapeOf(several(), { indicators: [] });
  const periods = async (rowsOfSheet: number): Promise<readonly unknown[]> => {
    const sheets = await sheetsOf(writeXlsx(several(), shape, 'en', rowsOfSheet));
    return [...sheets].map(([name, [head = [], ...rows]]) => [
      name,
      ...rows.map((row) => row[head.indexOf('TIME_PERIOD')]),
    ]);
  };
  const [about] = (await periods(99)).slice(-1);
  expect(await periods(5)).toEqual([['Data', ...years.slice(0, 4)], ['Data 2', ...years.slice(4)], about]);
  // Full to the last row, and no empty sheet after it.
  expect(await periods(4)).toEqual([['Data', ...years.slice(0, 3)], ['Data 2', ...years.slice(3)], about]);
});
