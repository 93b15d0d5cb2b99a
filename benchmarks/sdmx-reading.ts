import { execFile } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readMessage } from '../packages/sdmx/src/index.ts';
import { type Measurement, summarise } from './measurement.ts';
import { fileSource, STRUCTURE } from './sdmx-message.ts';

const MEMORY_ROUNDS = 3;

/** Reads every record of every batch, as an import would take them. @throws Error when there are more or fewer */
export async function readToRecords(path: string, expected: number): Promise<void> {
  const message = await readMessage(fileSource(path), { structures: [STRUCTURE] });
  if (message.kind !== 'data') throw new Error(`read as ${message.kind}`);
  let observations = 0;
  for await (const batch of message.records) {
    for (const record of batch) if (record.kind === 'observation') observations++;
  }
  if (observations !== expected) throw new Error(`${observations} observations`);
}

/** Most memory alive while a message is read, in a process of its own each time. */
export async function memoryOf(what: string, path: string): Promise<Measurement> {
  const script = fileURLToPath(new URL('sdmx-memory.ts', import.meta.url));
  const batches = Math.ceil(statSync(path).size / 65_536);
  const peaks: number[] = [];
  for (let round = 0; round < MEMORY_ROUNDS; round++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, path, String(batches)]);
    peaks.push(Number(stdout));
  }
  return summarise(what, 'kB', peaks);
}
