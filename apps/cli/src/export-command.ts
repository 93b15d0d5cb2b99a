import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { openEvidence } from '@sterna/evidence';
import { type EvidenceShape, type ExportFormat, shapeOf, writeStatistics } from '@sterna/exchange';
import { type DataFilters, queryOf } from './data-query.ts';
import { spooled } from './spooled.ts';
import { DONE, databaseOf, NOTHING_DONE, type Surroundings } from './surroundings.ts';

/** Formats of `sterna export`. */
export const EXPORT_FORMATS: readonly ExportFormat[] = ['sdmx-csv', 'sdmx-json', 'sdmx-ml', 'csv', 'xlsx'];

export interface ExportArguments extends DataFilters {
  readonly database?: string;
  readonly format: ExportFormat;
  readonly out: string;
  /** Derived figures too, unless false. */
  readonly derived: boolean;
  readonly starter?: boolean;
}

/** `sterna export`: the figures that `sterna data` prints, and those stated as missing, as a file for partners. */
export async function runExport(options: ExportArguments, surroundings: Surroundings): Promise<number> {
  const database = databaseOf(options.database, surroundings);
  const evidence = await openEvidence({
    database,
    starter: options.starter ?? false,
    onProgress: surroundings.isTerminal ? surroundings.report : () => {},
  });
  try {
    const indicators = await evidence.indicators();
    const query = queryOf(
      options,
      indicators.map(({ code }) => code),
    );
    const progress = new Progress(options.out, surroundings);
    const observations = evidence.exported(query, { derived: options.derived });
    const unfinished = await unfinishedName(options.out);
    const spool = `${unfinished}.figures`;
    // Which columns there are is known only when all figures have been seen; holding them would take memory.
    const { first, again } = spooled(observations, spool);
    try {
      const shape = await shapeOf(progress.of(first, 'found'), { indicators });
      if (shape.sources.length === 0) {
        surroundings.report('No figures fit the filters; nothing was written.');
        return NOTHING_DONE;
      }
      await writeWhole(options.out, unfinished, writeStatistics(options.format, progress.of(again, 'written'), shape));
      surroundings.report(`${options.out}: ${countOf(shape).toLocaleString('en')} figures`);
    } finally {
      await rm(spool, { force: true });
    }
    return DONE;
  } finally {
    if (surroundings.isTerminal) process.stderr.write('\r\u001b[K');
    await evidence.close();
  }
}

function countOf({ sources }: EvidenceShape): number {
  return sources.reduce((sum, { observations = 0 }) => sum + observations, 0);
}

/** Says to a person how far it has come, once in a while. */
class Progress {
  readonly #file: string;
  readonly #isShown: boolean;

  constructor(file: string, { isTerminal }: Surroundings) {
    this.#file = file;
    this.#isShown = isTerminal;
  }

  async *of<T>(batches: AsyncIterable<readonly T[]>, step: string): AsyncGenerator<readonly T[]> {
    let count = 0;
    for await (const batch of batches) {
      count += batch.length;
      if (this.#isShown) process.stderr.write(`\r${this.#file}: ${count.toLocaleString('en')} figures ${step}\u001b[K`);
      yield batch;
    }
  }
}

/** A name beside the file's, on the same disk. */
async function unfinishedName(path: string): Promise<string> {
  const existing = await stat(path).catch(() => undefined);
  if (existing?.isDirectory()) throw new Error(`${path} is a folder: name the file to write`);
  return `${path}.${randomUUID().slice(0, 8)}.part`;
}

/** Writes a file under another name and gives it its own when it is whole: nobody finds half a file. */
async function writeWhole(path: string, unfinished: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    await pipeline(bytes, createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
