import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { importEach } from './import-each.ts';

const STOCK = 'Destination,Origin,Year,Migrant stock\nItaly,Moldova,2020,12\n';
const DOWNLOAD = (date: string, value: number): string =>
  `"Last Updated Date","${date}"\n\nCountry Name,Country Code,Indicator Name,Indicator Code,2020\nMali,MLI,Net migration,SM.POP.NETM,${value}\n`;

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-each-'));
  store = await openStore({ database: (await migratedDatabase()).inMemory });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function archiveOf(members: Readonly<Record<string, string>>): Promise<string> {
  const zip = new ZipFile();
  for (const [name, text] of Object.entries(members)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Buffer>) parts.push(part);
  const path = join(folder, 'several.zip');
  await writeFile(path, Buffer.concat(parts));
  return path;
}

describe('an archive of several publishers', () => {
  it('has a report for each member, and one that cannot be read does not stop the others', async () => {
    const path = await archiveOf({
      'un/stock.csv': STOCK,
      'broken.csv': '<!doctype html><html></html>',
      'bank.csv': DOWNLOAD('2025-06-05', -3),
      'own.csv': 'Ort,Zahl\nBern,4\n',
    });
    const reports = await importEach(store, path);
    expect(reports.map(({ file, status, source }) => [file, status, source])).toEqual([
      ['several.zip/un/stock.csv', 'imported', 'UNDESA_STOCK'],
      ['several.zip/broken.csv', 'refused', undefined],
      ['several.zip/bank.csv', 'imported', 'WB_WDI'],
      ['several.zip/own.csv', 'refused', undefined],
    ]);
    expect(
      reports.map(({ findings }) => findings.map(({ rule }) => rule).filter((rule) => /table|layout/.test(rule))),
    ).toEqual([[], ['not-a-table'], [], ['unrecognised-layout']]);
  });

  it('keeps editions of one publisher apart', async () => {
    const path = await archiveOf({ 'a.csv': DOWNLOAD('2024-01-05', -3), 'b.csv': DOWNLOAD('2025-06-05', -4) });
    const reports = await importEach(store, path);
    expect(reports.map(({ release, observations }) => [release, observations])).toEqual([
      ['2024-01-05', 1],
      ['2025-06-05', 1],
    ]);
  });

  it('has a warning for a path that leads out of it, whose last part alone is kept', async () => {
    const path = await archiveOf({ 'xx/xx/evil.csv': STOCK, 'bank.csv': DOWNLOAD('2025-06-05', -3) });
    const { readFile } = await import('node:fs/promises');
    const bytes = (await readFile(path)).toString('latin1').replaceAll('xx/xx/evil.csv', '../../evil.csv');
    await writeFile(path, Buffer.from(bytes, 'latin1'));
    const [first] = await importEach(store, path);
    expect(first?.file).toBe('several.zip/evil.csv');
    expect(first?.findings).toContainEqual(expect.objectContaining({ rule: 'member-path', severity: 'warning' }));
  });

  it('names members without figures once', async () => {
    const path = await archiveOf({ 'a.csv': STOCK, 'b.csv': DOWNLOAD('2025-06-05', 1), 'readme.pdf': '%PDF' });
    const reports = await importEach(store, path);
    const said = reports.flatMap(({ findings }) => findings).filter(({ rule }) => rule === 'member-without-figures');
    expect(said).toMatchObject([{ severity: 'info', message: expect.stringContaining('readme.pdf') }]);
  });
});

describe('an archive that is one publication', () => {
  it('is read whole: figures of the World Bank with the tables about them', async () => {
    const about = '"Country Code","Region","IncomeGroup","SpecialNotes"\n"MLI","Africa","Low","Figures of 2009"\n';
    const path = await archiveOf({ 'API.csv': DOWNLOAD('2025-06-05', -3), 'Metadata_Country.csv': about });
    const reports = await importEach(store, path);
    expect(reports).toMatchObject([{ file: 'several.zip', status: 'imported', source: 'WB_WDI', observations: 1 }]);
    expect(reports[0]?.findings.filter(({ rule }) => rule.startsWith('member'))).toEqual([]);
  });
});
