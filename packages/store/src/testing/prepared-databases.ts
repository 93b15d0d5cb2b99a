import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { openEngine, openStore } from '../store.ts';
import { prepareOnce } from './prepared-folder.ts';

/**
 * A database within the process that is made once in a run of tests. Making one takes seconds, most of them for
 * PostgreSQL's own tables; a copy is there in a fraction of that.
 */
export interface PreparedDatabase {
  /** To open as a database: a copy in memory, gone when closed. */
  readonly inMemory: string;
  /** Puts a copy into a directory that holds no database. */
  copyTo(directory: string): void;
}

/**
 * A database that is made the first time it is asked for.
 *
 * @param name of its state, among all that tests prepare
 * @param make makes it in a directory, and closes it
 */
export async function prepareDatabase(
  name: string,
  make: (directory: string) => Promise<void>,
): Promise<PreparedDatabase> {
  const prepared = await prepareOnce(name, async (folder) => {
    const directory = join(folder, 'directory');
    await make(directory);
    const cluster = await PGlite.create(join(directory, 'cluster'));
    const image = await cluster.dumpDataDir('none');
    await cluster.close();
    writeFileSync(join(folder, 'image'), Buffer.from(await image.arrayBuffer()));
  });
  return {
    inMemory: `memory:${join(prepared, 'image')}`,
    copyTo: (directory) => {
      mkdirSync(directory, { recursive: true });
      cpSync(join(prepared, 'directory', 'cluster'), join(directory, 'cluster'), { recursive: true });
    },
  };
}

/** A database that Sterna has never opened. */
export function bareDatabase(): Promise<PreparedDatabase> {
  return prepareDatabase('bare', async (directory) => {
    await (await openEngine(directory, () => {})).close();
  });
}

/** A database with the newest schema and nothing in it. */
export function migratedDatabase(): Promise<PreparedDatabase> {
  return prepareDatabase('migrated', async (directory) => {
    (await bareDatabase()).copyTo(directory);
    await (await openStore({ database: directory })).close();
  });
}
