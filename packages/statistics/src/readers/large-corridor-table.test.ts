import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PLACES } from '@sterna/vocabulary';
import { afterAll, expect, it } from 'vitest';
import { readStatistics } from './read-statistics.ts';

const directory = mkdtempSync(join(tmpdir(), 'sterna-corridors-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

it('is of the newest year of all its rows, and of no more countries than it has, by name as by code', async () => {
  const countries = PLACES.filter(({ kind }) => kind === 'country').slice(0, 110);
  const lines = ['destination,origin,year,migrants'];
  for (const year of [1990, 2000, 2010, 2020]) {
    for (const to of countries)
      for (const from of countries) lines.push(`"${to.name.en}",${from.code},${year},${lines.length}`);
  }
  lines.push(`"${countries[0]?.name.en}",${countries[1]?.code},2024,1`);
  const path = join(directory, 'stock.csv');
  writeFileSync(path, `${lines.join('\n')}\n`);
  const read = await readStatistics(path);
  if (!('reading' in read)) throw new Error(JSON.stringify(read.findings));
  expect(read.reading.release.version).toBe('2024 revision');
  let figures = 0;
  for await (const batch of read.reading.batches) figures += batch.length;
  await read.file.close();
  expect(figures).toBe(lines.length - 1);
  expect(read.reading.release.completeOver).toEqual(['COUNTERPART_AREA']);
});
