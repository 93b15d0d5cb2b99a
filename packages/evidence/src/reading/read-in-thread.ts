import { setImmediate } from 'node:timers/promises';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import type { PublisherIndicator, Reading } from '@sterna/statistics';
import type { EncodedBatch } from '@sterna/store/encoded';
import { UnreadableFileError } from '@sterna/tabular';
import type { FileReading, FileReadOptions, ReadingEnd } from './file-reading.ts';
import type { ReadingMessage, ReadingTask } from './messages.ts';

/** Memory of JavaScript values that one file may take, in MiB; beyond it the thread ends, not the process. */
const MEMORY_MIB = 3072;

const WORKER = new URL('../reading-worker.ts', import.meta.url);

/**
 * A thread that has read a file to its end waits for the next. Starting one takes a third of a second; and ending threads
 * while the database runs in this process, itself WebAssembly, has been seen to end the process (Node 24).
 */
let idle: Worker | undefined;

function takeWorker(): Worker {
  const worker = idle ?? startWorker();
  idle = undefined;
  worker.ref();
  return worker;
}

function startWorker(): Worker {
  const worker = new Worker(WORKER, {
    resourceLimits: { maxOldGenerationSizeMb: MEMORY_MIB },
    // Options of the process that are not for threads, such as those of a test runner, stay behind.
    execArgv: [],
  });
  // An error of a thread that nobody listens to would end the process.
  worker.on('error', () => {});
  worker.once('exit', () => {
    if (idle === worker) idle = undefined;
  });
  return worker;
}

async function giveBack(worker: Worker): Promise<void> {
  if (idle !== undefined) return void (await worker.terminate());
  idle = worker;
  worker.unref();
}

/** Reads a file in a thread of its own, which is never more than a few batches ahead. */
export async function readFileInThread(
  path: string,
  options: FileReadOptions,
  signal?: AbortSignal,
): Promise<FileReading> {
  const { port1, port2 } = new MessageChannel();
  const task: ReadingTask = { path, options, port: port2 };
  const worker = takeWorker();
  worker.postMessage(task, [port2]);
  const messages = new Messages(port1, worker);
  const cancel = (): void => messages.fail(new Error('The reading was cancelled.'));
  signal?.addEventListener('abort', cancel);
  if (signal?.aborted) cancel();
  const close = async (): Promise<void> => {
    signal?.removeEventListener('abort', cancel);
    port1.close();
    messages.leave();
    // A thread in the middle of a file cannot be told to stop otherwise.
    if (messages.ended) await giveBack(worker);
    else await worker.terminate();
  };
  try {
    const opened = await messages.next();
    if (opened.kind !== 'opened') throw new Error(`The reading thread began with “${opened.kind}”.`);
    const { file, reading } = opened;
    const state: { end?: ReadingEnd; indicators: readonly PublisherIndicator[]; structures: Reading['structures'] } = {
      indicators: [],
      structures: [],
    };
    async function* batches(): AsyncGenerator<EncodedBatch, void, undefined> {
      for (;;) {
        const message = await messages.next();
        if (message.kind === 'batch') {
          port1.postMessage('more');
          // A database inside this process may store one batch after another without giving way: requests are heard here.
          await setImmediate();
          yield message.batch;
        } else if (message.kind === 'ended') {
          Object.assign(state, message);
          return;
        }
      }
    }
    if (!reading) for await (const _none of batches());
    return {
      ...(file && { file }),
      ...(reading && {
        reading: {
          encoded: true,
          ...reading,
          batches: batches(),
          get indicators() {
            return state.indicators;
          },
          get structures() {
            return state.structures;
          },
          releases: () => state.end?.releases ?? [reading.release],
        },
      }),
      end: () => state.end ?? { releases: [], findings: [], rejectedRows: 0, sample: [] },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** What a reading thread says, one after another. */
class Messages {
  readonly #waiting: ReadingMessage[] = [];
  readonly #worker: Worker;
  #failure: Error | undefined;
  #wake: (() => void) | undefined;
  /** Whether the thread has done with the file. */
  ended = false;

  constructor(port: MessagePort, worker: Worker) {
    this.#worker = worker;
    port.on('message', (message: ReadingMessage) => {
      this.ended ||= message.kind === 'ended' || message.kind === 'failed';
      this.#waiting.push(message);
      this.#wake?.();
    });
    worker.on('error', this.#onError);
    worker.on('exit', this.#onExit);
  }

  readonly #onError = (error: unknown): void => this.fail(isOutOfMemory(error) ? tooLarge() : (error as Error));
  /** What was said before the end is still to come through the port. */
  readonly #onExit = (): void => {
    setTimeout(() => this.fail(new Error('The reading thread ended early.')), 1000).unref();
  };

  /** Listens to the thread no more. */
  leave(): void {
    this.#worker.off('error', this.#onError);
    this.#worker.off('exit', this.#onExit);
  }

  /** Ends the waiting for what is to be said. */
  fail(error: Error): void {
    this.#failure ??= error;
    this.#wake?.();
  }

  /** @throws UnreadableFileError, or whatever went wrong in the thread */
  async next(): Promise<ReadingMessage> {
    for (;;) {
      const message = this.#waiting.shift();
      if (message?.kind === 'failed') throw errorOf(message);
      if (message) return message;
      if (this.#failure) throw this.#failure;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

function errorOf({ message, unreadable, code }: ReadingMessage & { kind: 'failed' }): Error {
  if (unreadable) return new UnreadableFileError(unreadable.code, message, unreadable.where);
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(): UnreadableFileError {
  return new UnreadableFileError('too-large', 'The file needs more memory than one file may take. Give it in parts.');
}
