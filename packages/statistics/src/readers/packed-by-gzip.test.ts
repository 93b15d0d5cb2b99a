import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it } from 'vitest';
import { readStatistics } from './read-statistics.ts';

const SAMPLES = new URL('../../../../conformance/', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'packed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function indicatorsIn(path: string, name?: string): Promise<readonly string[]> {
  const opened = await readStatistics(path, name === undefined ? {} : { name });
  if (!('reading' in opened)) throw new Error(opened.findings.map(({ message }) => message).join(' '));
  const found = new Set<string>();
  for await (const batch of opened.reading.batches) {
    for (const { indicator } of batch) found.add(indicator);
  }
  await opened.file.close();
  return [...found];
}

it('takes the data set from the name that Eurostat gives a packed table, also where it is kept under another', async () => {
  const packed = gzipSync(
    readFileSync(new URL('statistics/valid/eurostat-tsv.immigration-by-citizenship.tsv', SAMPLES)),
  );
  const named = join(folder, 'estat_migr_imm1ctz.tsv.gz');
  const kept = join(folder, '0d9f');
  writeFileSync(named, packed);
  writeFileSync(kept, packed);
  expect(await indicatorsIn(named)).toEqual(['ESTAT:MIGR_IMM1CTZ']);
  expect(await indicatorsIn(kept, 'migr_imm1ctz.tsv.gz')).toEqual(['ESTAT:MIGR_IMM1CTZ']);
});

it('reads SDMX in packed XML', async () => {
  const xml = join(folder, 'message.xml.gz');
  const sample = readFileSync(new URL('sdmx/valid/sdmx-ml-2.1-generic/cross-section.sex-at-observation.xml', SAMPLES));
  writeFileSync(xml, gzipSync(sample));
  expect((await indicatorsIn(xml)).length).toBeGreaterThan(0);
});
