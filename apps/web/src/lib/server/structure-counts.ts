import type { ImportJob } from '@sterna/evidence';
import { readStatistics } from '@sterna/statistics/readers';
import { isStructures } from '#lib/import-standing.ts';
import { workbench } from './workbench.ts';

/** Bytes from which on a message is not read again only to be counted. */
const LARGEST = 8 * 2 ** 20;

/** How many structures of each kind a message holds. */
export interface StructureCounts {
  readonly dataStructures: number;
  readonly codelists: number;
  readonly others: number;
}

/** Counts the structures of a message by kind. @returns nothing for a message of figures, or one too large or gone */
export async function structureCountsOf(job: ImportJob): Promise<StructureCounts | undefined> {
  if (!isStructures(job.preview) || job.size > LARGEST) return undefined;
  const path = await workbench().evidence.imports.pathOf(job.id);
  if (path === undefined) return undefined;
  const read = await readStatistics(path, job.options);
  try {
    if (!('reading' in read)) return undefined;
    for await (const _ of read.reading.batches);
    const kinds = (read.reading.structures ?? []).map(({ kind }) => kind);
    const dataStructures = kinds.filter((kind) => kind === 'datastructure').length;
    const codelists = kinds.filter((kind) => kind === 'codelist').length;
    return { dataStructures, codelists, others: kinds.length - dataStructures - codelists };
  } finally {
    await read.file?.close();
  }
}
