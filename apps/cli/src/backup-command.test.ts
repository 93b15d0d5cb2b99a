import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bareDatabase } from '@sterna/evidence/testing';
import { afterAll, expect, it } from 'vitest';
import { runProgram } from './testing/run-program.ts';

const folder = mkdtempSync(join(tmpdir(), 'backup-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const SAMPLE = fileURLToPath(
  new URL('../../../conformance/statistics/valid/ilostat-bulk.employment.csv', import.meta.url),
);

it('backs up to one file and restores it elsewhere, printing the same counts and hashes', async () => {
  const [database, other, file] = ['one', 'other', 'all.backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  await runProgram('import', SAMPLE, '--database', database);
  const backup = await runProgram('backup', '--out', file, '--database', database);
  expect(backup.status).toBe(0);
  expect(backup.reported).toContain('Keep it where only you can read it');
  expect(statSync(file).mode & 0o777).toBe(0o600);

  const restored = await runProgram('restore', file, '--database', other);
  expect(restored.status).toBe(0);
  const tables = (out: string): readonly string[] => out.split('\n').filter((line) => /[\da-f]{64}/.test(line));
  expect(tables(backup.out).some((line) => line.endsWith('  observation'))).toBe(true);
  expect(tables(restored.out)).toEqual(tables(backup.out));
  const sources = await runProgram('sources', '--json', '--database', other);
  expect(JSON.parse(sources.out)).toEqual(
    JSON.parse((await runProgram('sources', '--json', '--database', database)).out),
  );

  await expect(runProgram('restore', file, '--database', other)).rejects.toMatchObject({ code: 'database-not-empty' });
  expect((await runProgram('restore', file, '--replace', '--database', other)).status).toBe(0);
});

it('says that a backup without accounts has none', async () => {
  const [database, other, file] = ['two', 'another', 'handed-on.backup'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const path of [database, other]) (await bareDatabase()).copyTo(path);
  await runProgram('import', SAMPLE, '--database', database);
  const backup = await runProgram('backup', '--out', file, '--without-accounts', '--database', database);
  expect(backup.reported).toBe('');
  const restored = await runProgram('restore', file, '--database', other);
  expect(restored.reported).toContain('Accounts are not in this backup');
});
