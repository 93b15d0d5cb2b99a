import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { findPostgres, type PostgresBinaries } from './postgres-binaries.ts';

/** A PostgreSQL server of a test's own. */
export interface PostgresServer {
  /** Makes an empty database and returns its URL. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

const STARTS_WITHIN_MS = 30_000;

/**
 * Starts a PostgreSQL server on a free port, with its files in a temporary directory.
 *
 * @returns nothing where it cannot run, after saying why
 */
export async function startPostgres(): Promise<PostgresServer | undefined> {
  const directory = mkdtempSync(join(tmpdir(), 'sterna-postgres-'));
  // Started by root, the server runs as another user, who must be able to reach its directory.
  chmodSync(directory, 0o755);
  try {
    return await startIn(directory);
  } catch (error) {
    console.warn(`PostgreSQL cannot run here, so nothing is tried on it: ${error}`);
    rmSync(directory, { recursive: true, force: true });
    return undefined;
  }
}

async function startIn(directory: string): Promise<PostgresServer> {
  const binaries = await findPostgres(directory);
  const [port, password] = [await freePort(), randomUUID()];
  const data = makeCluster(directory, binaries, password);
  const flags = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', ''];
  const server = spawn(binaries.postgres, flags, { ...binaries.user, stdio: 'ignore' });
  // A program that cannot be run shows when the connection fails.
  server.on('error', () => {});
  const url = (name: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
  const admin = await connect(url('postgres'), server);
  let databases = 0;
  return {
    async createDatabase() {
      databases += 1;
      await admin.query(`create database sterna_${databases}`);
      return url(`sterna_${databases}`);
    },
    async stop() {
      await admin.end();
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGINT');
      await ended;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** Makes a cluster of databases. @returns its directory */
function makeCluster(directory: string, { initdb, user }: PostgresBinaries, password: string): string {
  const data = join(directory, 'data');
  const passwordFile = join(directory, 'password');
  mkdirSync(data);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const flags = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const made = spawnSync(initdb, [...flags, '--locale=C', '--no-sync'], { ...user, encoding: 'utf8' });
  rmSync(passwordFile);
  if (made.status !== 0) throw made.error ?? new Error(made.stderr);
  return data;
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
