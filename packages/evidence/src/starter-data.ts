import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Reading, ReleaseDescription } from '@sterna/statistics';
import type { ImportOptions, Store, StoredRelease } from '@sterna/store';
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

/** Tables of a set that are to be imported; with `replaces`, the first takes the place of that release. */
interface PendingTables {
  readonly tables: readonly string[];
  readonly replaces?: number;
}

/**
 * Loads the starter data into a database that holds nothing else, and completes a start that was interrupted. A set that
 * has changed since it was loaded takes the place of the older one, unless its release holds files of others too. A set
 * that somebody has taken back stays away.
 */
export async function loadStarterData(store: Store, onProgress: (line: string) => void): Promise<void> {
  const releases = await store.releases();
  const isOwn = !releases.some(({ files }) => files.some(({ reader }) => reader !== STARTER_READER));
  const folder = starterFolder();
  for (const name of await setsIn(folder)) {
    const { tables, replaces } = await pendingTables(join(folder, name), name, releases, isOwn);
    if (tables.length === 0) continue;
    const set = JSON.parse(await readFile(join(folder, name, 'release.json'), 'utf8')) as StarterSet;
    onProgress(`Loading starter data: ${set.source}, ${set.version}`);
    for (const [index, table] of tables.entries()) {
      const replacing = index === 0 && replaces !== undefined ? { replaces } : {};
      await importStarterTable(store, set, `${name}/${table}`, await readFile(join(folder, name, table)), replacing);
    }
  }
}

async function pendingTables(
  folder: string,
  name: string,
  releases: readonly StoredRelease[],
  isOwn: boolean,
): Promise<PendingTables> {
  const tables = (await readdir(folder)).filter((entry) => entry.endsWith('.csv')).sort();
  const own = releases.filter(({ files }) => files.some((file) => file.name.startsWith(`${name}/`)));
  const live = own.find(({ state }) => state !== 'undone');
  if (!live) return { tables: own.length === 0 && isOwn ? tables : [] };
  const stored = new Map(live.files.map((file) => [file.name, file.sha256]));
  const isAlone = live.files.every(({ reader }) => reader === STARTER_READER);
  for (const table of tables) {
    const before = stored.get(`${name}/${table}`);
    if (before === undefined || before === digestOf(await readFile(join(folder, table)))) continue;
    return isAlone ? { tables, replaces: live.id } : { tables: [] };
  }
  return { tables: tables.filter((table) => !stored.has(`${name}/${table}`)) };
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

async function importStarterTable(
  store: Store,
  set: StarterSet,
  name: string,
  bytes: Buffer,
  options: ImportOptions,
): Promise<void> {
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
  await store.importReading({ name, size: bytes.length, sha256: digestOf(bytes) }, reading, options);
}

function digestOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
