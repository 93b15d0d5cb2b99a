/** The thread that reads files, one after another: everything heavy of an import that is not the database's. */
import { parentPort } from 'node:worker_threads';
import { buffersOf } from '@sterna/store/encoded';
import { UnreadableFileError } from '@sterna/tabular';
import { type FileReading, readFileHere } from './reading/file-reading.ts';
import { BATCHES_AHEAD, type ReadingMessage, type ReadingTask } from './reading/messages.ts';

/** Reads one file and says over the task's port what is in it. */
class FileTask {
  readonly #task: ReadingTask;
  #allowed = BATCHES_AHEAD;
  #resume: (() => void) | undefined;

  constructor(task: ReadingTask) {
    this.#task = task;
    task.port.on('message', () => {
      this.#allowed += 1;
      this.#resume?.();
    });
  }

  async run(): Promise<void> {
    try {
      await this.#read();
    } catch (error) {
      this.#say(failureOf(error));
    } finally {
      this.#task.port.close();
    }
  }

  #say(message: ReadingMessage, transfer: ArrayBuffer[] = []): void {
    this.#task.port.postMessage(message, transfer);
  }

  async #read(): Promise<void> {
    const read = await readFileHere(this.#task.path, this.#task.options);
    try {
      const { file, reading } = read;
      this.#say({
        kind: 'opened',
        ...(file && { file }),
        ...(reading && { reading: { reader: reading.reader, release: reading.release } }),
      });
      await this.#sendBatches(read);
      const { indicators = [], structures = [] } = reading ?? {};
      this.#say({ kind: 'ended', end: read.end(), indicators, structures });
    } finally {
      await read.close();
    }
  }

  async #sendBatches({ reading }: FileReading): Promise<void> {
    for await (const batch of reading?.batches ?? []) {
      while (this.#allowed === 0) {
        await new Promise<void>((resolve) => {
          this.#resume = resolve;
        });
      }
      this.#allowed -= 1;
      this.#say({ kind: 'batch', batch }, buffersOf(batch));
    }
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

parentPort?.on('message', (task: ReadingTask) => void new FileTask(task).run());
