import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migratedDatabase } from '@sterna/evidence/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgramRun, runProgram } from './testing/run-program.ts';

const SAMPLES = new URL('../../../conformance/mapping/', import.meta.url).pathname;
const TABLE = join(SAMPLES, 'valid/long.columns-by-heading.csv');
const MAPPING = join(SAMPLES, 'valid/long.columns-by-heading.mapping.json');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-mapping-'));
  (await migratedDatabase()).copyTo(join(folder, 'database'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

function run(...argv: readonly string[]): Promise<ProgramRun> {
  return runProgram(...argv, '--database', join(folder, 'database'));
}

describe('sterna import --mapping', () => {
  it('stores a table that no reader knows', async () => {
    const { status, out } = await run('import', TABLE, '--mapping', MAPPING, '--json');
    expect(JSON.parse(out)).toMatchObject([
      { source: 'PERMITS', release: '2020 register', status: 'imported', observations: 5, findings: [] },
    ]);
    expect(status).toBe(0);
    const { out: data } = await run('data', '--indicator', 'MIGRANT_STOCK', '--place', 'SEN', '--counterpart', 'MLI');
    expect(data).toContain('MIGRANT_STOCK,SEN,MLI,F,_T,2020,1250,PS,A,PERMITS,2020 register');
  });

  it('says what is wrong with a mapping, and stores nothing', async () => {
    const broken = join(folder, 'broken.json');
    await writeFile(broken, '{"mapping": 1, "columns": [{"heading": "Year", "is": "YEAR"}]}');
    const { status, out } = await run('import', TABLE, '--mapping', broken, '--json');
    expect(status).toBe(2);
    expect(JSON.parse(out)).toMatchObject([{ status: 'refused', findings: [{ rule: 'mapping-field' }] }]);
  });

  it('says that a mapping is not JSON, or not there', async () => {
    const text = join(folder, 'text.json');
    await writeFile(text, 'mapping: 1');
    expect((await run('import', TABLE, '--mapping', text)).out).toContain('mapping-not-json');
    expect((await run('import', TABLE, '--mapping', join(folder, 'none.json'))).out).toContain('file-not-found');
  });
});

describe('sterna import --propose-mapping', () => {
  it('prints a mapping to start from, with the reasons beside it', async () => {
    const { status, out, reported } = await run('import', '--propose-mapping', TABLE);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      mapping: 1,
      columns: [
        { heading: 'Country of citizenship', is: 'COUNTERPART_AREA' },
        { heading: 'Sex', is: 'SEX' },
        { heading: 'Year', is: 'TIME_PERIOD' },
        { heading: 'Remarks', is: 'NOTE' },
        { heading: 'Persons', is: 'OBS_VALUE' },
      ],
    });
    expect(reported).toContain('100 % of its cells read as sexes');
    expect(reported).toContain('Still to be said, as constants or columns: INDICATOR, REF_AREA');
  });

  it('prints what it has given as reasons too, and that can be given back whole', async () => {
    const { out } = await run('import', '--propose-mapping', TABLE, '--json');
    const proposal = JSON.parse(out) as { mapping: object };
    const path = join(folder, 'proposal.json');
    const constants = { INDICATOR: 'MIGRANT_STOCK', REF_AREA: 'MLI' };
    await writeFile(path, JSON.stringify({ ...proposal, mapping: { ...proposal.mapping, constants } }));
    const { status } = await run('import', TABLE, '--mapping', path);
    expect(status).toBe(0);
  });

  it('gives its reasons in the language asked for', async () => {
    const { reported } = await run('import', '--propose-mapping', TABLE, '--lang', 'fr');
    expect(reported).toContain('Son intitulé «\u00a0Year\u00a0» le dit, et 100\u00a0% de ses cellules');
    expect(reported).not.toContain('Its heading');
    const { out } = await run('import', '--propose-mapping', TABLE, '--lang', 'ar', '--json');
    const reasons = JSON.parse(out).columns.map(({ reason }: { reason: string }) => reason);
    for (const reason of reasons) expect(reason).toMatch(/\p{Script=Arabic}/u);
  });

  it('has nothing to propose for a file that is none', async () => {
    expect((await run('import', '--propose-mapping', join(folder, 'none.csv'))).status).toBe(2);
  });
});
