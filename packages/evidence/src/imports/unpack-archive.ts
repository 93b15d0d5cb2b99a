import { open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Finding } from '@sterna/statistics';

/** What an unpacking thread is started with. */
export interface UnpackTask {
  readonly path: string;
  /** Where the members are put, under names that cannot be guessed. */
  readonly folder: string;
}

/** A member of an archive as a file of its own. */
export interface UnpackedMember {
  /** Its path inside the archive. */
  readonly name: string;
  readonly size: number;
  /** Its name in the folder. */
  readonly keptAs: string;
}

/** An archive taken apart. */
export interface UnpackedArchive {
  /** None for an archive that is a publication as a whole. */
  readonly members: readonly UnpackedMember[];
  /** What is to be said of the archive and not of what any member holds. */
  readonly findings: readonly Finding[];
}

/** Unpacks an archive in a thread of its own, by members. */
export function unpackArchive(task: UnpackTask): Promise<UnpackedArchive> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./unpack-worker.ts', import.meta.url), { workerData: task, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('The unpacking thread ended early.')));
  });
}

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Whether a file is a ZIP archive, as workbooks are too. */
export async function isArchive(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const start = Buffer.alloc(ZIP.length);
    await file.read(start, 0, ZIP.length, 0);
    return start.equals(ZIP);
  } finally {
    await file.close();
  }
}
