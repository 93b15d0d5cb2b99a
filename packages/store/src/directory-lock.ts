import { closeSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { DatabaseBusyError, StoreError } from './errors.ts';

/** Who holds a directory: a process id alone may be given again, its starting time tells the two apart. */
interface Holder {
  readonly pid: number;
  readonly started: string;
}

const FILE = 'lock';
/** A process killed between creating and writing the file leaves it empty; a living one fills it at once. */
const EMPTY_LOCK_PATIENCE_MS = 200;

/** A directory held for this process. */
export interface DirectoryLock {
  release(): void;
}

/**
 * Takes a directory for this process, by a file in it that names the process and when it started.
 * The lock of a process that has ended, killed or not, is taken over without a word.
 *
 * @throws DatabaseBusyError while another living process, or this one, holds the directory
 * @throws StoreError `database-forbidden` when this user may not write to it
 */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  try {
    return await takeLock(directory);
  } catch (cause) {
    if (!FORBIDDEN.has(codeOf(cause) ?? '')) throw cause;
    throw new StoreError(
      'database-forbidden',
      `The database directory ${directory} may not be written to by the user that runs Sterna. ` +
        'Give it to that user, or name another directory.',
      { cause },
    );
  }
}

/** The system's codes for what this user may not do. */
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);

async function takeLock(directory: string): Promise<DirectoryLock> {
  mkdirSync(directory, { recursive: true });
  const path = join(directory, FILE);
  const own: Holder = { pid: process.pid, started: startOf(process.pid) };
  for (;;) {
    if (create(path, JSON.stringify(own))) break;
    const found = await readLock(path);
    if (found === undefined) continue;
    const holder = parseHolder(found);
    if (holder && isAlive(holder)) throw new DatabaseBusyError(directory, holder.pid);
    removeStale(path, found);
  }
  return {
    release() {
      if (tryRead(path) === JSON.stringify(own)) rmSync(path, { force: true });
    },
  };
}

function create(path: string, content: string): boolean {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, content);
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(path: string): Promise<string | undefined> {
  const first = tryRead(path);
  if (first !== '') return first;
  await delay(EMPTY_LOCK_PATIENCE_MS);
  return tryRead(path);
}

/** Moves the stale lock aside first: of two processes that find it, only one may remove it, and never a fresh one. */
function removeStale(path: string, content: string): void {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  const taken = tryRead(aside);
  if (taken !== content && taken !== undefined) create(path, taken);
  rmSync(aside, { force: true });
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('started' in value)) return undefined;
    const { pid, started } = value;
    return Number.isInteger(pid) && typeof started === 'string' ? { pid: Number(pid), started } : undefined;
  } catch {
    return undefined;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  const started = startOf(holder.pid);
  return started === '' || holder.started === '' || started === holder.started;
}

/** When a process started, as this system tells it; empty where it does not, or for a process that is gone. */
function startOf(pid: number): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name in brackets may hold spaces; the start time is the 20th field after it.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${boot} ${ticks}`;
  } catch {
    return pid === process.pid ? String(Math.round(Date.now() / 1000 - process.uptime())) : '';
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
