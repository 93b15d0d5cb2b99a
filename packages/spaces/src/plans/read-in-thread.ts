import { Worker } from 'node:worker_threads';
import type { Finding } from '@sterna/statistics';
import type { ReadingToSave } from '@sterna/store/plans';
import type { Language } from '@sterna/vocabulary';
import type { ReadingProgress } from './plans.ts';

/** What a reading thread is started with. */
export interface DocumentTask {
  readonly bytes: Uint8Array;
  readonly language?: Language;
  /** ISO code of the country whose document it is. */
  readonly place?: string;
}

/** How far a reading thread has come. */
export type ThreadProgress = Omit<ReadingProgress, 'waitingFor'>;

/** What a reading thread says. */
export type DocumentAnswer =
  | { readonly kind: 'progress'; readonly progress: ThreadProgress }
  | { readonly kind: 'read'; readonly reading: ReadingToSave }
  | { readonly kind: 'unreadable'; readonly finding: Finding };

/** How a document came out of its thread. */
export type DocumentOutcome = Exclude<DocumentAnswer, { readonly kind: 'progress' }>;

/** Milliseconds a document may take: a plan of 500 pages takes some ten seconds. */
const LONGEST = 5 * 60_000;
/** Megabytes a thread may fill; a plan of 500 pages takes about 200. */
const MEMORY = 1_200;

const tooHard = (rule: string, message: string): DocumentOutcome => ({
  kind: 'unreadable',
  finding: { rule, severity: 'error', message, where: '' },
});

const brokenOff = (): DocumentOutcome =>
  tooHard(
    'reading-broken-off',
    'The document broke off its reading. Open it in its program, save it anew as PDF or DOCX, and give that.',
  );

/**
 * Reads a document in a thread of its own, which is ended when it takes too long or too much memory.
 *
 * @param onProgress how far it has come
 */
export function readInThread(
  task: DocumentTask,
  onProgress: (progress: ThreadProgress) => void,
): Promise<DocumentOutcome> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
      workerData: task,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY },
    });
    const timer = setTimeout(() => {
      const message =
        'The document took longer to read than any plan does, and was given up. Save it anew from its program, or give it in parts.';
      end(tooHard('took-too-long', message));
    }, LONGEST);
    const end = (outcome: DocumentOutcome): void => {
      clearTimeout(timer);
      resolve(outcome);
      void worker.terminate();
    };
    worker.on('message', (answer: DocumentAnswer) => {
      if (answer.kind === 'progress') onProgress(answer.progress);
      else end(answer);
    });
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') {
        end(
          tooHard(
            'too-large',
            'The document needs more memory than any plan does, and was given up. Give it in parts.',
          ),
        );
        return;
      }
      // Whatever a file makes of its reader, it has its answer: waiting for ever, or trying for ever, would be none.
      console.error('A document broke off its reading:', error);
      end(brokenOff());
    });
    worker.once('exit', () => end(brokenOff()));
  });
}
