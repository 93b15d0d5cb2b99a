import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../finding.ts';
import { proposeMapping, withTableFile } from '../mapping/index.ts';
import { readStatistics } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'sterna-world-bank-'));
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
function fileOf(content: string): string {
  count += 1;
  const path = join(folder, `${count}.csv`);
  writeFileSync(path, content);
  return path;
}

interface Outcome {
  readonly reader?: string;
  readonly release?: string;
  readonly rules: readonly string[];
}

async function outcomeOf(content: string): Promise<Outcome> {
  const read = await readStatistics(fileOf(content));
  const rules = (findings: readonly Finding[]): readonly string[] => findings.map(({ rule }) => rule);
  try {
    if (!('reading' in read)) return { rules: rules(read.findings) };
    for await (const _ of read.reading.batches);
    const { reader, release, findings } = read.reading;
    return { reader, release: `${release.source} ${release.version} ${release.dated}`, rules: rules(findings) };
  } finally {
    await read.file?.close();
  }
}

const NATIONAL = 'Country,Indicator,2019,2020,2021\nSenegal,Emigrants registered,10,20,30\nMali,Returnees,1,2,3\n';

describe('a table of countries, indicators and years', () => {
  it('is nobody’s without codes or marks of a publisher, and can be mapped', async () => {
    expect((await outcomeOf(NATIONAL)).rules).toEqual(['unrecognised-layout']);
    const proposal = await withTableFile(fileOf(NATIONAL), async (file) => proposeMapping(file));
    expect('mapping' in proposal && proposal.columns.map(({ is }) => is)).toEqual([
      'REF_AREA',
      'INDICATOR',
      'OBS_VALUE',
      'OBS_VALUE',
      'OBS_VALUE',
    ]);
  });

  it.each([
    ['its codes of indicators', 'Country,Indicator,2019\nSenegal,SM.POP.NETM,10\n'],
    ['its headings', 'Country Name,Country Code,Indicator Name,Indicator Code,2019\nSenegal,SEN,,SM.POP.NETM,10\n'],
    ['its way of writing years', 'Country,Series,2019 [YR2019]\nSenegal,Net migration,10\n'],
  ])('is the World Bank’s by %s', async (_, content) => {
    expect((await outcomeOf(content)).reader).toBe('world-bank');
  });

  it('has no release of the year 0 where no year can be read', async () => {
    const head = 'Country Name,Country Code,Indicator Name,Indicator Code,Year,Value\n';
    const { release, rules } = await outcomeOf(`${head}Senegal,SEN,,SM.POP.NETM,last year,10\n`);
    expect(release).toBeUndefined();
    expect(rules).toContain('not-a-period');
  });

  it('is dated by its headings where none of its rows can be read', async () => {
    const { release } = await outcomeOf('Country Name,Country Code,Indicator Code,2019\nNowhere,XQX,SM.POP.NETM,1\n');
    expect(release).toBe('WB_WDI to 2019 2019-12-31');
  });
});
