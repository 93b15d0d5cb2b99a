import { availableParallelism } from 'node:os';
import type { Document } from '@sterna/document';
import { Piscina } from 'piscina';
import type { PublishingTask } from './publishing-worker.ts';

/** Makes files in worker threads, so that no page waits behind a PDF. */
export interface Publishing {
  /** A report as a file. Rejects with code `too-busy` when more are asked for than can be made. */
  file(document: Document, format: 'pdf' | 'docx' | 'xlsx'): Promise<Buffer>;
  /** A chart as a picture of points. */
  png(svg: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Too many files are being made already; ask again later. */
export class TooBusyError extends Error {
  readonly code = 'too-busy';
}

const LONGEST_QUEUE = 64;

/** Starts a pool of at most two threads, each ended after five idle minutes. */
export function openPublishing(): Publishing {
  const pool = new Piscina<PublishingTask, Uint8Array>({
    filename: new URL('./publishing-worker.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: Math.min(2, availableParallelism()),
    idleTimeout: 300_000,
  });
  const run = async (task: PublishingTask): Promise<Buffer> => {
    if (pool.queueSize >= LONGEST_QUEUE) throw new TooBusyError('too many files are being made');
    const bytes = await pool.run(task);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
  return {
    file: (document, format) => run({ format, document }),
    png: (svg) => run({ format: 'png', svg }),
    close: () => pool.destroy(),
  };
}
