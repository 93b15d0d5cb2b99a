import type { Compilable } from 'kysely';
import pg from 'pg';
import { CopyIn } from './copy-in.ts';
import { CopyOut } from './copy-out.ts';
import { type Actor, BECOME_IDENTITY, becomeReader, type Changed, type Engine, type Session } from './engine.ts';
import { StoreError } from './errors.ts';

/**
 * A PostgreSQL server.
 *
 * @param url `postgres://user:password@host:port/database`
 * @param log told of connections lost while idle
 * @throws StoreError `database-unreachable`
 */
export async function openPostgres(url: string, log: (line: string) => void): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: 8, application_name: 'sterna' });
  pool.on('error', (error) => log(`A connection to the database was lost: ${error.message}`));
  try {
    (await pool.connect()).release();
  } catch (cause) {
    await pool.end();
    const reason = cause instanceof Error && cause.message !== '' ? ` ${cause.message}` : '';
    throw new StoreError('database-unreachable', `No connection to the database ${placeOf(url)}.${reason}`, { cause });
  }
  return new PostgresEngine(pool);
}

/** Host and database of a connection URL, without user and password. */
function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'given';
  }
}

class PostgresEngine implements Engine {
  readonly kind = 'postgres';
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  write<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction('begin', work);
  }

  read<T>(spaces: readonly number[], work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction(`begin isolation level repeatable read read only; ${becomeReader(spaces)}`, work);
  }

  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction('begin isolation level repeatable read read only', work);
  }

  act<T>(actor: Actor, work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction(beginAsMember(actor), work);
  }

  identify<T>(work: (session: Session) => Promise<T>): Promise<T> {
    return this.#transaction(`begin; ${BECOME_IDENTITY}`, work);
  }

  async #transaction<T>(begin: string, work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    const session = new PostgresSession(client);
    let broken = false;
    // A connection lost in the middle fails the statement under way; unheard, the event would end the process.
    const onLoss = (): void => {
      broken = true;
    };
    client.on('error', onLoss);
    try {
      await client.query(begin);
      const result = await work(session);
      await session.rest();
      await client.query('commit');
      return result;
    } catch (error) {
      await session.rest();
      // A connection that cannot even roll back is thrown away instead of going back to the pool.
      await client.query('rollback').catch(() => {
        broken = true;
      });
      throw error;
    } finally {
      client.off('error', onLoss);
      client.release(broken);
    }
  }

  async maintain(command: string): Promise<void> {
    await this.#pool.query(command);
  }

  async close(): Promise<void> {
    if (!this.#pool.ended) await this.#pool.end();
  }
}

/** Begins a member's transaction in one journey to the server: every page takes several of them. */
function beginAsMember({ account, isStrong }: Actor): string {
  const strong = isStrong ? 'on' : 'off';
  return `begin; select set_config('sterna.account', ${pg.escapeLiteral(account)}, true),
    set_config('sterna.strong', '${strong}', true), set_config('role', 'sterna_member', true)`;
}

/** A session whose commands may be given before earlier ones have ended: they follow one another. */
class PostgresSession implements Session {
  readonly #client: pg.PoolClient;
  #last: Promise<unknown> = Promise.resolve();

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  rows<Row>(query: Compilable<Row>): Promise<Row[]> {
    const { sql, parameters } = query.compile();
    return this.#next(async () => {
      const result = await this.#client.query({ text: sql, values: [...parameters] });
      return result.rows as Row[];
    });
  }

  change<Row>(query: Compilable<Row>): Promise<Changed<Row>> {
    const { sql, parameters } = query.compile();
    return this.#next(async () => {
      const result = await this.#client.query({ text: sql, values: [...parameters] });
      return { rows: result.rows as Row[], count: result.rowCount ?? 0 };
    });
  }

  run(script: string): Promise<void> {
    return this.#next(async () => {
      await this.#client.query(script);
    });
  }

  copy(table: string, columns: readonly string[], rows: Uint8Array<ArrayBuffer> | string): Promise<void> {
    const command = `copy ${table} (${columns.join(', ')}) from stdin`;
    return this.#next(
      () =>
        new Promise((resolve, reject) => {
          this.#client.query(new CopyIn(command, rows, (error) => (error ? reject(error) : resolve())));
        }),
    );
  }

  copyOut(query: string): Promise<Buffer> {
    return this.#next(
      () =>
        new Promise((resolve, reject) => {
          const copy = new CopyOut(`copy (${query}) to stdout`, (error) =>
            error ? reject(error) : resolve(copy.rows),
          );
          this.#client.query(copy);
        }),
    );
  }

  /** Waits for all commands given so far, whatever became of them. */
  async rest(): Promise<void> {
    await this.#last;
  }

  #next<T>(command: () => Promise<T>): Promise<T> {
    const result = this.#last.then(command);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
