import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type BackupSource, packBackup, writeBackup } from '@sterna/store/backup';
import { backupDoorFile, type DoorAnswer, type DoorRequest, LONGEST_LINE, readLine, SPOOLED } from './door-protocol.ts';

export interface BackupDoorOptions {
  readonly store: BackupSource;
  /** The database's directory. */
  readonly directory: string;
  /** Folder of uploads that wait to be imported. */
  readonly uploads: string;
  /** Told of what goes wrong, one line at a time. */
  readonly log?: (line: string) => void;
}

/** Where the process that has a database directory open gives backups of it. */
export interface BackupDoor {
  close(): Promise<void>;
}

/** Milliseconds within which a caller has to say what it wants. */
const PATIENCE_MS = 10_000;

/**
 * Lets `sterna backup` have a backup of a directory that this process has open: on a port of the loopback address, for
 * callers that know a secret. The secret lies in the directory, in a file for this user alone to read.
 */
export async function openBackupDoor(options: BackupDoorOptions): Promise<BackupDoor> {
  const { directory, log = () => {} } = options;
  await sweep(directory);
  const secret = randomBytes(32).toString('hex');
  const callers = new Set<Socket>();
  const turns = new Turns();
  const server = createServer((socket) => {
    callers.add(socket);
    socket.once('close', () => callers.delete(socket));
    // Callers that go away are no matter.
    socket.on('error', () => {});
    answer(socket, secret, options, turns).catch((error: unknown) => {
      if (!socket.destroyed) log(`A backup failed: ${error instanceof Error ? error.message : String(error)}`);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const file = backupDoorFile(directory);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ port, secret }), { flag: 'wx', mode: 0o600 });
  return {
    close: async () => {
      await rm(file, { force: true });
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of callers) socket.destroy();
      await closed;
      await turns.over();
    },
  };
}

/** Removes what a killed process has left. */
async function sweep(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    if (SPOOLED.test(name)) await rm(join(directory, name), { force: true });
  }
}

/** Work that is done one after the other. */
class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async over(): Promise<void> {
    await this.#last;
  }
}

/** What a caller wants, when it knows the secret; else it hears nothing. */
async function requestOf(socket: Socket, secret: string): Promise<Omit<DoorRequest, 'secret'> | undefined> {
  const tooLong = setTimeout(() => socket.destroy(), PATIENCE_MS);
  try {
    const request: unknown = JSON.parse(await readLine(socket, LONGEST_LINE));
    if (typeof request !== 'object' || request === null) return undefined;
    const wanted: Partial<Record<keyof DoorRequest, unknown>> = request;
    if (!isSame(wanted.secret, secret)) return undefined;
    return { accounts: wanted.accounts !== false, uploads: wanted.uploads !== false };
  } catch {
    return undefined;
  } finally {
    clearTimeout(tooLong);
  }
}

/** The backup is written to a file first: the database waits for the disk alone, never for a caller that reads slowly. */
async function answer(socket: Socket, secret: string, options: BackupDoorOptions, turns: Turns): Promise<void> {
  const request = await requestOf(socket, secret);
  if (request === undefined) {
    socket.destroy();
    return;
  }
  const spooled = join(options.directory, `backup-${randomUUID()}.spool`);
  const say = (line: DoorAnswer): boolean => socket.write(`${JSON.stringify(line)}\n`);
  const how = {
    accounts: request.accounts,
    ...(request.uploads && { uploads: options.uploads }),
  };
  try {
    await turns.take(() =>
      packBackup(spooled, (sink) => writeBackup(options.store, sink, { now: new Date(), ...how })),
    );
    say({ follows: 'backup' });
    await pipeline(createReadStream(spooled, { highWaterMark: 256 * 1024 }), socket);
  } catch (error) {
    if (!socket.destroyed) say({ problem: error instanceof Error ? error.message : String(error) });
    socket.end();
    throw error;
  } finally {
    await rm(spooled, { force: true });
  }
}

function isSame(given: unknown, secret: string): boolean {
  if (typeof given !== 'string' || given.length !== secret.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(secret));
}
