import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openStore } from '../store.ts';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';
import { copyCluster, makeCluster, type PostgresCluster } from './postgres-cluster.ts';
import { prepareOnce } from './prepared-folder.ts';

/** A PostgreSQL server of a test's own. */
export interface PostgresServer {
  /** Makes a database, empty unless told that it shall have the newest schema, and returns its URL. */
  createDatabase(state?: 'empty' | 'migrated'): Promise<string>;
  stop(): Promise<void>;
}

interface PostgresOptions {
  /** Keep what is written over a power cut, as servers do: for measuring. Tests take away their files anyway. */
  readonly durable?: boolean;
}

const STARTS_WITHIN_MS = 30_000;
const FORGETFUL = ['fsync', 'synchronous_commit', 'full_page_writes'].flatMap((name) => ['-c', `${name}=off`]);
const MIGRATED = 'migrated';

/**
 * Starts a PostgreSQL server on a free port, with its files in a temporary directory.
 *
 * @returns nothing where it cannot run, after saying why
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'sterna-postgres-'));
  // Started by root, the server runs as another user, who must be able to reach its directory.
  chmodSync(directory, 0o755);
  try {
    const binaries = await preparedBinaries();
    const cluster = copyCluster(await preparedCluster(binaries), directory, binaries);
    const { admin, url, stop } = await startOn(cluster, binaries, options);
    let databases = 0;
    return {
      async createDatabase(state = 'empty') {
        databases += 1;
        const name = `sterna_${databases}`;
        await admin.query(`create database ${name}${state === 'migrated' ? ` template ${MIGRATED}` : ''}`);
        return url(name);
      },
      async stop() {
        await stop();
        rmSync(directory, { recursive: true, force: true });
      },
    };
  } catch (error) {
    console.warn(`PostgreSQL cannot run here, so nothing is tried on it: ${error}`);
    rmSync(directory, { recursive: true, force: true });
    return undefined;
  }
}

async function preparedBinaries(): Promise<PostgresBinaries> {
  const scratch = await prepareOnce('postgres-programs', async (folder) => {
    await findPostgres(folder);
  });
  return findPostgres(scratch);
}

/** The cluster that all servers of a run begin with a copy of. In it is a database with the newest schema. */
async function preparedCluster(binaries: PostgresBinaries): Promise<PostgresCluster> {
  const folder = await prepareOnce('postgres', async (making) => {
    const cluster = makeCluster(making, binaries);
    const { admin, url, stop } = await startOn(cluster, binaries, {});
    try {
      await admin.query(`create database ${MIGRATED}`);
      await (await openStore({ database: url(MIGRATED) })).close();
    } finally {
      await stop();
    }
    writeFileSync(join(making, 'password'), cluster.password, { mode: 0o600 });
  });
  return { data: join(folder, 'data'), password: readFileSync(join(folder, 'password'), 'utf8') };
}

interface Running {
  readonly admin: pg.Client;
  /** @param name of a database */
  url(name: string): string;
  stop(): Promise<void>;
}

async function startOn(
  { data, password }: PostgresCluster,
  { postgres, user }: PostgresBinaries,
  { durable = false }: PostgresOptions,
): Promise<Running> {
  const port = await freePort();
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', ''];
  const server = spawn(postgres, [...flags, ...(durable ? [] : FORGETFUL)], { ...user, stdio: 'ignore' });
  // A program that cannot be run shows when the connection fails.
  server.on('error', () => {});
  const url = (name: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
  const admin = await connect(url('postgres'), server);
  const stop = async (): Promise<void> => {
    await admin.end();
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGINT');
    await ended;
  };
  return { admin, url, stop };
}

/** Connects as soon as the server answers. */
async function connect(url: string, server: ChildProcess): Promise<pg.Client> {
  const until = Date.now() + STARTS_WITHIN_MS;
  for (;;) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (server.exitCode !== null || Date.now() > until) throw error;
      await wait(50);
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
