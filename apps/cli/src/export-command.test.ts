import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migratedDatabase } from '@sterna/evidence/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgramRun, runProgram } from './testing/run-program.ts';

const FORMATS = ['csv', 'xlsx', 'sdmx-csv', 'sdmx-json', 'sdmx-ml'];

const TABLE = `destination,origin,year,sex,value
RUS,MDA,2020,Male,150000
RUS,MDA,2020,Female,144152
ITA,MDA,2020,Male,64000
ITA,MDA,2020,Female,130480
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-export-'));
  await writeFile(join(folder, 'stock.csv'), TABLE);
  const migrated = await migratedDatabase();
  for (const name of ['first', 'told', ...FORMATS.map((format) => `again-${format}`)]) {
    migrated.copyTo(join(folder, name));
  }
  await run('first', 'import', join(folder, 'stock.csv'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(database: string, ...argv: readonly string[]): Promise<ProgramRun> {
  return runProgram(...argv, '--database', join(folder, database));
}

describe('sterna export', () => {
  it.each(FORMATS)(
    'as %s, imported and exported again, gives the same bytes, derived figures included',
    async (format) => {
      const [one, two] = [join(folder, `one.${format}`), join(folder, `two.${format}`)];
      expect(await run('first', 'export', '--format', format, '--out', one)).toMatchObject({ status: 0 });
      const imported = await run(`again-${format}`, 'import', one, '--json');
      expect(imported.status, imported.out).toBe(0);
      expect(await run(`again-${format}`, 'export', '--format', format, '--out', two)).toMatchObject({ status: 0 });
      expect((await readFile(two)).equals(await readFile(one))).toBe(true);
    },
    60_000,
  );

  it('holds derived figures with their derivation, and leaves them out when told', async () => {
    const file = join(folder, 'derived.csv');
    await run('first', 'export', '--format', 'csv', '--out', file);
    expect(await readFile(file, 'utf8')).toContain(
      'EMIGRANT_STOCK,MDA,RUS,F,_T,2020,144152,PS,A,UNDESA_STOCK,2020 revision,2020-12-31,,,mirror',
    );
    await run('first', 'export', '--format', 'csv', '--out', file, '--no-derived');
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(6);
  });

  it('takes the filters of data, and writes nothing when no figure fits', async () => {
    const file = join(folder, 'none.csv');
    const { status, reported } = await run('first', 'export', '--format', 'csv', '--out', file, '--place', 'FRA');
    expect([status, reported]).toEqual([2, expect.stringContaining('nothing was written')]);
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
  });

  it('leaves no unfinished file behind', async () => {
    expect((await readdir(folder)).filter((name) => name.includes('.part'))).toEqual([]);
  });
});

describe('sterna import', () => {
  it('takes source, release and date from its options, and checks them', async () => {
    const file = join(folder, 'stock.csv');
    const told = ['--source', 'BNS_CENSUS', '--release', '2020 census', '--dated', '2021-05-01'];
    const { out } = await run('told', 'import', file, '--json', ...told);
    expect(JSON.parse(out)).toMatchObject([{ source: 'BNS_CENSUS', release: '2020 census', status: 'imported' }]);
    for (const wrong of [
      ['--source', '../x'],
      ['--dated', '2021-02-30'],
      ['--release', ' '],
    ]) {
      await expect(run('told', 'import', file, ...wrong)).rejects.toThrow(/not a/);
    }
  });
});

describe('sterna undo', () => {
  it('takes one file of a release back, by its number', async () => {
    const listed = (await run('first', 'sources')).out;
    const release = /#(\d+) {2}2020 revision/.exec(listed)?.[1] ?? '';
    await expect(run('first', 'undo', release, '--file', '999')).rejects.toThrow(/no file 999; its files are #\d+ /);
    const before = (await run('first', 'data')).out;
    const more = join(folder, 'more.csv');
    await writeFile(more, 'destination,origin,year,sex,value\nITA,MDA,2020,Male,64000\nFRA,MDA,2020,Male,7\n');
    await run('first', 'import', more);
    const file = /#(\d+) {2}more\.csv/.exec((await run('first', 'sources')).out)?.[1] ?? '';
    expect((await run('first', 'data')).out).not.toBe(before);
    const { out } = await run('first', 'undo', release, '--file', file);
    expect(out).toContain('UNDESA_STOCK, release 2020 revision, more.csv: taken back');
    expect((await run('first', 'data')).out).toBe(before);
  });

  it('takes a release back by its number', async () => {
    const listed = await run('first', 'sources');
    const number = /#(\d+) {2}2020 revision {2}dated \S+ {2}in force/.exec(listed.out)?.[1] ?? '';
    const { status, out } = await run('first', 'undo', number);
    expect([status, out]).toEqual([0, expect.stringContaining('UNDESA_STOCK, release 2020 revision: taken back')]);
    expect((await run('first', 'data')).out.split('\n')).toHaveLength(2);
    await expect(run('first', 'undo', number)).rejects.toThrow(/undone already/);
    await expect(run('first', 'undo', '999')).rejects.toThrow(/no release 999/);
    await expect(run('first', 'undo', 'x')).rejects.toThrow(/not the number/);
  });
});
