import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading, ReleaseDescription } from '@sterna/statistics';
import type { Store } from '@sterna/store';
import { parseStarterTable } from './starter-table.ts';

/** One set of starter data: a release of a source, carried over from its publisher's files. */
export interface StarterSet extends ReleaseDescription {
  readonly licence: string;
  /** The publisher's files that the figures were taken from. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly bytes: number }[];
}

/** Names the reader of starter data among the readers of files. */
export const STARTER_READER = 'starter-data';

/** The folder of starter data, found from here upwards. */
function starterFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (dirname(folder) !== folder) {
    const candidate = join(folder, 'reference-data', 'statistics');
    if (existsSync(candidate)) return candidate;
    folder = dirname(folder);
  }
  throw new Error('reference-data/statistics is missing: the starter data cannot be loaded');
}

/**
 * Loads the starter data into a database that holds nothing else. Sets that are there already are left alone, so a
 * start that was interrupted is completed by the next one.
 */
export async function loadStarterData(store: Store, onProgress: (line: string) => void): Promise<void> {
  const releases = await store.releases();
  const files = releases.flatMap((release) => release.files);
  if (files.some((file) => file.reader !== STARTER_READER)) return;
  const known = new Set(files.map((file) => file.name));
  const folder = starterFolder();
  for (const name of await setsIn(folder)) {
    const set = JSON.parse(await readFile(join(folder, name, 'release.json'), 'utf8')) as StarterSet;
    const tables = (await readdir(join(folder, name)))
      .filter((entry) => entry.endsWith('.csv'))
      .filter((table) => !known.has(`${name}/${table}`))
      .sort();
    if (tables.length > 0) onProgress(`Loading starter data: ${set.source}, ${set.version}`);
    for (const table of tables) {
      await importStarterTable(store, set, `${name}/${table}`, await readFile(join(folder, name, table)));
    }
  }
}

/**
 * The set that a starter table belongs to; `undefined` when it is no longer among the starter data.
 *
 * @param table as the store names it: `unsd-sdg-2020/observations.csv`
 */
export async function findStarterSet(table: string): Promise<StarterSet | undefined> {
  const [set = ''] = table.split('/');
  const path = join(starterFolder(), set, 'release.json');
  return existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as StarterSet) : undefined;
}

/** Folders of sets, in an order that does not change. */
async function setsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

async function importStarterTable(store: Store, set: StarterSet, name: string, bytes: Buffer): Promise<void> {
  const { source, version, dated, title, completeOver } = set;
  const reading: Reading = {
    reader: STARTER_READER,
    release: { source, version, dated, title, completeOver },
    batches: parseStarterTable(
      bytes.toString('utf8'),
      set.files.map((file) => file.name),
    ),
    findings: [],
    indicators: [],
    rejectedRows: () => 0,
  };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await store.importReading({ name, size: bytes.length, sha256 }, reading);
}
