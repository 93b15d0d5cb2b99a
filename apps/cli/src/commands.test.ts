import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bareDatabase } from '@sterna/evidence/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ProgramRun, runProgram } from './testing/run-program.ts';

const TABLE = [
  'destination,origin,year,sex,value',
  'RUS,MDA,2020,Male,150000',
  'RUS,MDA,2020,Female,144152',
  'ITA,MDA,2020,Male,64000',
  'ITA,MDA,2020,Female,130480',
];

let folder: string;
let database: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sterna-cli-'));
  database = join(folder, 'database');
  await writeFile(join(folder, 'stock.csv'), `${TABLE.join('\n')}\n`);
  await writeFile(
    join(folder, 'misspelt.csv'),
    `${TABLE.join('\n').replace('ITA,MDA,2020,Male', 'Itlay,MDA,2015,Male')}\n`,
  );
  await writeFile(join(folder, 'letter.txt'), 'Dear colleague,\nplease find the figures attached.\n');
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

function run(...argv: readonly string[]): Promise<ProgramRun> {
  return runProgram(...argv, ...(argv.includes('--database') ? [] : ['--database', database]));
}

describe('sterna import', () => {
  it('stores a file and says what it was', async () => {
    const { status, out } = await run('import', join(folder, 'stock.csv'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      {
        file: join(folder, 'stock.csv'),
        source: 'UNDESA_STOCK',
        release: '2020 revision',
        series: 4,
        observations: 4,
        findings: [],
      },
    ]);
  });

  it('changes nothing when the file is there already', async () => {
    const before = await run('data');
    const { status, out } = await run('import', join(folder, 'stock.csv'), '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ status: 'unchanged', observations: 0 }]);
    expect(await run('data')).toEqual(before);
  });

  it('ends with 1 when rows were rejected, and names the cell', async () => {
    const { status, out } = await run('import', join(folder, 'misspelt.csv'), '--json');
    expect(status).toBe(1);
    const [report] = JSON.parse(out);
    expect(report.findings[0]).toMatchObject({ rule: 'unknown-place', severity: 'error' });
    expect(report.findings[0].message).toContain('Itlay');
    expect(report.findings[0].where).toMatch(/row 4/);
  });

  it('ends with 2 when nothing could be done, and says how to mend it', async () => {
    const { status, out } = await run('import', join(folder, 'letter.txt'), join(folder, 'nowhere.csv'), '--json');
    expect(status).toBe(2);
    const rules = JSON.parse(out).map((report: { findings: { rule: string }[] }) => report.findings[0]?.rule);
    expect(rules[1]).toBe('file-not-found');
    expect(rules[0]).toBeTruthy();
  });
});

describe('sterna import, of several files', () => {
  it('goes on after a file that cannot be read, and says of each what became of it', async () => {
    const unsaid = join(folder, 'unsaid.csv');
    await writeFile(unsaid, 'origin,destination,year,value\nUSA,MEX,2021,41000\n');
    const { status, out } = await run('import', folder, unsaid, join(folder, 'stock.csv'), '--json');
    expect(status).toBe(1);
    const reports: { status: string; findings: { rule: string }[] }[] = JSON.parse(out);
    expect(reports.map((report) => [report.status, report.findings[0]?.rule])).toEqual([
      ['refused', 'not-a-file'],
      ['refused', 'indicator-unknown'],
      ['unchanged', 'already-imported'],
    ]);
  });

  it('is told by an option what a file counts that does not say it', async () => {
    (await bareDatabase()).copyTo(join(folder, 'other'));
    const NAMED = ['--indicator', 'MIGRANT_STOCK', '--json', '--database', join(folder, 'other')];
    const { status, out } = await run('import', join(folder, 'unsaid.csv'), ...NAMED);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject([{ release: '2021 revision', observations: 1 }]);
  });
});

describe('the database option', () => {
  it.each(['http://sterna:hush@127.0.0.1/x', 'mysql://sterna:hush@127.0.0.1/x'])('refuses %s', async (address) => {
    const failure = await run('data', '--database', address).catch((error: unknown) => error);
    expect(String(failure)).toMatch(/is no database of ours/);
    expect(String(failure)).not.toContain('hush');
  });
});

describe('sterna data', () => {
  it('prints totals with _T, derived figures and their release', async () => {
    const { out } = await run(
      'data',
      '--indicator',
      'MIGRANT_STOCK',
      '--place',
      'Russian Federation',
      '--counterpart',
      '_T',
    );
    expect(out.split('\n')).toEqual([
      'INDICATOR,REF_AREA,COUNTERPART_AREA,SEX,AGE,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,OBS_STATUS,SOURCE,RELEASE',
      'MIGRANT_STOCK,RUS,_T,F,_T,2020,144152,PS,A,UNDESA_STOCK,2020 revision',
      'MIGRANT_STOCK,RUS,_T,M,_T,2020,150000,PS,A,UNDESA_STOCK,2020 revision',
      'MIGRANT_STOCK,RUS,_T,_T,_T,2020,294152,PS,A,UNDESA_STOCK,2020 revision',
      '',
    ]);
  });

  it('prints the same as JSON', async () => {
    const { out } = await run(
      'data',
      '--indicator',
      'EMIGRANT_STOCK',
      '--place',
      'MDA',
      '--counterpart',
      'RUS',
      '--sex',
      'F',
      '--format',
      'json',
    );
    expect(JSON.parse(out)).toMatchObject([{ REF_AREA: 'MDA', COUNTERPART_AREA: 'RUS', SEX: 'F', OBS_VALUE: 144152 }]);
  });

  it('does not let a code of a file become a formula in a spreadsheet', async () => {
    const [file, other] = [join(folder, 'formula.csv'), join(folder, 'formulas')];
    const rows = ['Country Name,Country Code,Indicator Name,Indicator Code,2020', 'Senegal,SEN,Trap,=1+1,-5'];
    await writeFile(file, `${rows.join('\n')}\n`);
    (await bareDatabase()).copyTo(other);
    await run('import', file, '--database', other);
    const { out } = await run('data', '--place', 'SEN', '--database', other);
    expect(out).toContain("\n'=1+1,SEN,_T,_T,_T,2020,-5,");
  });

  it('suggests places for one it does not know', async () => {
    await expect(run('data', '--place', 'Moldovia')).rejects.toThrow(/unknown place: Moldovia\. Did you mean .*MDA/);
  });
});

describe('sterna sources', () => {
  it('lists sources, releases and files', async () => {
    const { status, out } = await run('sources');
    expect(status).toBe(0);
    expect(out).toMatch(/UNDESA_STOCK.*\n +#\d+ +2020 revision/);
    expect(out).toContain('stock.csv');
  });
});

describe('sterna profile', () => {
  it('writes the profile of what the database holds', async () => {
    const file = join(folder, 'profile.html');
    const { status } = await run('profile', 'rus', '--lang', 'en', '--format', 'html', '--out', file);
    expect(status).toBe(0);
    expect(await readFile(file, 'utf8')).toContain('294,152');
  });

  it('refuses a format without a file to write to', async () => {
    await expect(run('profile', 'rus', '--format', 'pdf')).rejects.toThrow(/--out/);
  });
});

describe('usage', () => {
  it('ends with 2 for a command it does not have', async () => {
    expect((await run('dance')).status).toBe(2);
  });
});
