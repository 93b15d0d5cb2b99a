import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTabularFile } from '@sterna/tabular';
import { expect, it } from 'vitest';
import { proposeMapping } from './propose-mapping.ts';

it.each([
  'Country,Year,Both sexes,Men,Women',
  'Pays,Année,Les deux sexes,Hommes,Femmes',
  'País,Año,Ambos sexos,Hombres,Mujeres',
  'البلد,السنة,كلا الجنسين,ذكور,إناث',
])('takes both sexes together for a column of values: %s', async (headings) => {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-sexes-'));
  const path = join(folder, 'stock by sex.csv');
  await writeFile(path, `${headings}\nMali,2019,30,10,20\nChad,2019,5,2,3\n`);
  const file = await openTabularFile(path);
  const { columns, mapping } = await proposeMapping(file);
  await file.close();
  await rm(folder, { recursive: true });
  expect(columns.slice(2).map(({ is }) => is)).toEqual(['OBS_VALUE', 'OBS_VALUE', 'OBS_VALUE']);
  expect(mapping).toMatchObject({ name: 'stock by sex', release: { source: 'STOCK_BY_SEX' } });
});
