import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Structure } from '@sterna/sdmx';
import type { Finding } from '../../finding.ts';
import type { SourceObservation } from '../../observation.ts';
import type { PublisherIndicator, ReadOptions, ReleaseDescription } from '../../reader.ts';
import { readStatistics } from '../index.ts';

/** What became of a file, all of it in memory. */
export interface TextRead {
  /** `undefined` for one that is refused. */
  readonly reader: string | undefined;
  readonly releases: readonly ReleaseDescription[];
  readonly observations: readonly SourceObservation[];
  readonly findings: readonly Finding[];
  readonly indicators: readonly PublisherIndicator[];
  readonly structures: readonly Structure[];
}

const REFUSED = { reader: undefined, releases: [], observations: [], indicators: [], structures: [] };

/** Reads a text as the file that it would be. */
export async function readText(content: string, options: ReadOptions = {}): Promise<TextRead> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-read-'));
  try {
    const path = join(folder, 'table.csv');
    await writeFile(path, content);
    const opened = await readStatistics(path, options);
    if (!('reading' in opened)) {
      await opened.file?.close();
      return { ...REFUSED, findings: opened.findings };
    }
    const { reading, file } = opened;
    const observations: SourceObservation[] = [];
    for await (const batch of reading.batches) observations.push(...batch);
    await file.close();
    const { reader, release, releases = [release], findings, indicators, structures = [] } = reading;
    return { reader, releases, observations, findings, indicators, structures };
  } finally {
    await rm(folder, { recursive: true });
  }
}
