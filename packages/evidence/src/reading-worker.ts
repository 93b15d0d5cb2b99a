/** The thread that reads a file: everything heavy of an import that is not the database's. */
import { workerData } from 'node:worker_threads';
import { buffersOf } from '@sterna/store/encoded';
import { UnreadableFileError } from '@sterna/tabular';
import { type FileReading, readFileHere } from './reading/file-reading.ts';
import { BATCHES_AHEAD, type ReadingMessage, type ReadingTask } from './reading/messages.ts';

const { path, options, port } = workerData as ReadingTask;
const say = (message: ReadingMessage, transfer: ArrayBuffer[] = []): void => port.postMessage(message, transfer);

let allowed = BATCHES_AHEAD;
let resume: (() => void) | undefined;
port.on('message', () => {
  allowed += 1;
  resume?.();
});

async function sendBatches({ reading }: FileReading): Promise<void> {
  for await (const batch of reading?.batches ?? []) {
    while (allowed === 0) {
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    }
    allowed -= 1;
    say({ kind: 'batch', batch }, buffersOf(batch));
  }
}

async function work(): Promise<void> {
  const read = await readFileHere(path, options);
  try {
    const { file, reading } = read;
    say({
      kind: 'opened',
      ...(file && { file }),
      ...(reading && { reading: { reader: reading.reader, release: reading.release } }),
    });
    await sendBatches(read);
    say({
      kind: 'ended',
      end: read.end(),
      indicators: reading?.indicators ?? [],
      structures: reading?.structures ?? [],
    });
  } finally {
    await read.close();
  }
}

function failureOf(error: unknown): ReadingMessage {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UnreadableFileError) {
    return { kind: 'failed', message, unreadable: { code: error.code, where: error.where } };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
  return { kind: 'failed', message, ...(code !== undefined && { code }) };
}

try {
  await work();
} catch (error) {
  say(failureOf(error));
} finally {
  port.close();
}
