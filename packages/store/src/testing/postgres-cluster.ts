import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, chownSync, cpSync, lchownSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from './postgres-binaries.ts';

/** The files of a server's databases. */
export interface PostgresCluster {
  readonly data: string;
  /** Of the user `postgres`. */
  readonly password: string;
}

/** Makes the cluster of a new server in a folder. */
export function makeCluster(folder: string, { initdb, user }: PostgresBinaries): PostgresCluster {
  const data = join(folder, 'data');
  const passwordFile = join(folder, 'password');
  const password = randomUUID();
  mkdirSync(data);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user) for (const path of [data, passwordFile]) chownSync(path, user.uid, user.gid);
  const flags = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  const made = spawnSync(initdb, [...flags, '--locale=C', '--no-sync'], { ...user, encoding: 'utf8' });
  rmSync(passwordFile);
  if (made.status !== 0) throw made.error ?? new Error(made.stderr);
  return { data, password };
}

/** Copies the cluster of a server that has ended into another folder. */
export function copyCluster(cluster: PostgresCluster, folder: string, { user }: PostgresBinaries): PostgresCluster {
  const data = join(folder, 'data');
  cpSync(cluster.data, data, { recursive: true });
  // The server refuses files that others may read or that belong to others.
  chmodSync(data, 0o700);
  if (user) {
    for (const path of ['', ...readdirSync(data, { recursive: true, encoding: 'utf8' })]) {
      lchownSync(join(data, path), user.uid, user.gid);
    }
  }
  return { ...cluster, data };
}
