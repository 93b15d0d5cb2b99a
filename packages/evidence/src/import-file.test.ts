import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '@sterna/store';
import { migratedDatabase } from '@sterna/store/testing/prepared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importFile } from './import-file.ts';

const HEAD = 'destination,origin,year,sex,migrants';

let folder: string;
let store: Store;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-evidence-'));
  store = await openStore({ database: (await migratedDatabase()).inMemory });
  await importFile(store, await file('first.csv', 'RUS,MDA,2020,Male,155894', 'RUS,MDA,2020,Female,138258'));
});

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function file(name: string, ...rows: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `${[HEAD, ...rows].join('\n')}\n`);
  return path;
}

describe('what became of a file', () => {
  it('that the release has from another file already: nothing, and why', async () => {
    const report = await importFile(store, await file('part.csv', 'RUS,MDA,2020,Female,138258'));
    expect(report).toMatchObject({ status: 'unchanged', observations: 0, rejectedRows: 0 });
    expect(report.findings[0]?.message).toContain('from other files');
  });

  it('that gives other values: they are left out and count as refused', async () => {
    const path = await file('altered.csv', 'RUS,MDA,2020,Female,1', 'ITA,MDA,2020,Female,131124');
    const report = await importFile(store, path);
    expect(report).toMatchObject({ status: 'imported', observations: 1, rejectedRows: 1 });
    expect(report.findings[0]).toMatchObject({ rule: 'conflicting-files', severity: 'warning' });
  });

  it('of which every row is refused: it is refused, with the number of its rows', async () => {
    const report = await importFile(
      store,
      await file('wrong.csv', 'Atlantis,MDA,2020,Male,1', 'Itlay,MDA,2020,Male,1'),
    );
    expect(report).toMatchObject({ status: 'refused', observations: 0, rejectedRows: 2 });
    expect(report.findings.map(({ rule }) => rule)).toContain('no-values');
  });
});
