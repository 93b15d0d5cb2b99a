import { existsSync, openAsBlob, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { Compilable } from 'kysely';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import {
  type Actor,
  BECOME_IDENTITY,
  becomeMember,
  becomeReader,
  type Changed,
  type Engine,
  type Session,
} from './engine.ts';
import { StoreError } from './errors.ts';

/**
 * PostgreSQL in this process, in memory: gone when closed.
 *
 * @param image file with the state to begin with, as `dumpDataDir` of PGlite writes it
 */
export async function openMemory(image?: string): Promise<Engine> {
  const state = image === undefined ? {} : { loadDataDir: await openAsBlob(image) };
  return new PGliteEngine(await PGlite.create(state), undefined);
}

/**
 * PostgreSQL in this process, on a directory, which is created when missing. It holds `cluster`, the database's own
 * files, and `lock`, which says which process has it open.
 *
 * @throws DatabaseBusyError when another process has it open
 * @throws StoreError `database-foreign` for a directory with other things in it, `database-unreadable`
 */
export async function openDirectory(directory: string): Promise<Engine> {
  refuseForeign(directory);
  const lock = await lockDirectory(directory);
  try {
    return new PGliteEngine(await openCluster(directory), lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

function refuseForeign(directory: string): void {
  if (!existsSync(directory) || existsSync(join(directory, 'cluster'))) return;
  if (!statSync(directory).isDirectory()) {
    throw new StoreError('database-foreign', `${directory} is a file and no Sterna database. Give a directory.`);
  }
  const others = readdirSync(directory).filter((name) => !name.startsWith('lock') && name !== 'cluster.new');
  if (others.length === 0) return;
  throw new StoreError(
    'database-foreign',
    `${directory} holds other files and no Sterna database. Give an empty or a new directory.`,
  );
}

async function openCluster(directory: string): Promise<PGlite> {
  const cluster = join(directory, 'cluster');
  if (!existsSync(cluster)) {
    // Made beside and then renamed: a process killed while making it leaves nothing that looks like a database.
    const unfinished = join(directory, 'cluster.new');
    rmSync(unfinished, { recursive: true, force: true });
    await (await PGlite.create(unfinished)).close();
    renameSync(unfinished, cluster);
  }
  try {
    return await PGlite.create(cluster);
  } catch (cause) {
    throw new StoreError('database-unreadable', `The database in ${directory} cannot be opened.`, { cause });
  }
}

class PGliteEngine implements Engine {
  readonly kind = 'pglite';
  readonly #database: PGlite;
  readonly #lock: DirectoryLock | undefined;

  constructor(database: PGlite, lock: DirectoryLock | undefined) {
    this.#database = database;
    this.#lock = lock;
  }

  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#database.transaction((transaction) => work(sessionOf(transaction)));
  }

  read<T>(spaces: readonly number[], work: (session: Session) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (transaction) => {
      await transaction.exec(`set transaction read only; ${becomeReader(spaces)}`);
      return work(sessionOf(transaction));
    });
  }

  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#database.transaction(async (transaction) => {
      await transaction.exec('set transaction read only');
      return work(sessionOf(transaction));
    });
  }

  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    return this.write(async (session) => {
      await becomeMember(session, actor);
      return work(session);
    });
  }

  identify<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.write(async (session) => {
      await session.run(BECOME_IDENTITY);
      return work(session);
    });
  }

  async maintain(command: string): Promise<void> {
    await this.#database.exec(command);
  }

  async close(): Promise<void> {
    if (this.#database.closed) return;
    await this.#database.close();
    this.#lock?.release();
  }
}

function sessionOf(transaction: Transaction): Session {
  return {
    async rows<Row>(query: Compilable<Row>): Promise<Row[]> {
      const { sql, parameters } = query.compile();
      return (await transaction.query<Row>(sql, [...parameters])).rows;
    },
    async change<Row>(query: Compilable<Row>): Promise<Changed<Row>> {
      const { sql, parameters } = query.compile();
      const { rows, affectedRows } = await transaction.query<Row>(sql, [...parameters]);
      return { rows, count: affectedRows ?? 0 };
    },
    async run(script) {
      await transaction.exec(script);
    },
    async copy(table, columns, rows) {
      const command = `copy ${table} (${columns.join(', ')}) from '/dev/blob'`;
      await transaction.query(command, [], {
        blob: new BytesBlob(typeof rows === 'string' ? Buffer.from(rows) : rows),
      });
    },
    async copyOut(query) {
      const { blob } = await transaction.query(`copy (${query}) to '/dev/blob'`);
      return blob === undefined ? Buffer.alloc(0) : Buffer.from(await blob.arrayBuffer());
    },
  };
}

/** A blob of bytes that the database may read where they lie: one of the usual kind copies them twice. */
class BytesBlob extends Blob {
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    super([]);
    this.#bytes = bytes;
  }

  override async arrayBuffer(): Promise<ArrayBuffer> {
    const { buffer, byteOffset, byteLength } = this.#bytes;
    // The buffer is longer than what is written of it.
    return byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
  }
}
