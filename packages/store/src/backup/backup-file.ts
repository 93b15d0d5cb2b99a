import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StoreError } from '../errors.ts';
import { type Contents, notOurs } from './manifest.ts';
import { readBackup } from './read-backup.ts';
import type { Sink } from './write-backup.ts';

/** Half the time of the usual 6, for a file a twentieth larger. */
const LEVEL = 4;

/**
 * Makes a backup file that bears its name once it is whole: it is written beside, read back and checked, and then renamed.
 *
 * @param write writes the file to the path it is given, for its owner alone to read
 * @throws StoreError `backup-refused` when the file exists, `backup-damaged` when what was written cannot be read back;
 *   whatever `write` throws
 */
export async function makeBackupFile(path: string, write: (unfinished: string) => Promise<unknown>): Promise<Contents> {
  if (existsSync(path)) {
    throw new StoreError(
      'backup-refused',
      `${path} exists already. Name a new file: a backup takes the place of none.`,
    );
  }
  const unfinished = `${path}.part`;
  await rm(unfinished, { force: true });
  try {
    await write(unfinished);
    const { contents } = await readBackup(readBackupFile(unfinished));
    await rename(unfinished, path);
    return contents;
  } finally {
    await rm(unfinished, { force: true });
  }
}

/**
 * Writes an archive, packed by gzip, to a new file that its owner alone may read.
 *
 * @param write hands the archive to the sink
 * @throws the system's error when it cannot be written
 */
export async function packBackup(path: string, write: (sink: Sink) => Promise<unknown>): Promise<void> {
  const gzip = createGzip({ level: LEVEL, chunkSize: 256 * 1024 });
  // A mode is given when a file is made: at no time may others read it.
  const written = pipeline(gzip, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  written.catch(() => {});
  try {
    await write(async (bytes) => {
      if (!gzip.write(bytes)) await Promise.race([once(gzip, 'drain'), written]);
    });
    gzip.end();
    await written;
  } catch (error) {
    gzip.destroy();
    await written.catch(() => {});
    throw error;
  }
}

/**
 * The archive in a backup, unpacked as it is read.
 *
 * @throws StoreError `backup-foreign` for another kind of file, `backup-damaged`; the system's error without the file
 */
export async function* readBackupFile(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  await refuseForeign(path);
  const packed = createReadStream(path, { highWaterMark: 256 * 1024 });
  const archive = createGunzip({ chunkSize: 1024 * 1024 });
  // What goes wrong is thrown where the bytes are read.
  pipeline(packed, archive).catch(() => {});
  try {
    yield* archive as AsyncIterable<Uint8Array>;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    if (!code.startsWith('Z_')) throw cause;
    const what = code === 'Z_BUF_ERROR' ? 'its end is missing' : 'it cannot be unpacked';
    throw new StoreError('backup-damaged', `The backup is damaged: ${what}. Take another one.`, { cause });
  } finally {
    archive.destroy();
    packed.destroy();
  }
}

async function refuseForeign(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    const start = Buffer.alloc(2);
    await file.read(start, 0, 2, 0);
    if (start[0] !== 0x1f || start[1] !== 0x8b) throw notOurs();
  } finally {
    await file.close();
  }
}
