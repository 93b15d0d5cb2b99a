/** The thread that reads documents: what goes wrong in it, or takes for ever, harms no page. */
import { parentPort, workerData } from 'node:worker_threads';
import { readDocument, reviewDocument, UnreadableDocumentError } from '@sterna/review';
import type { DocumentAnswer, DocumentTask } from './read-in-thread.ts';
import { readingToSave } from './reading-to-save.ts';

const { bytes, language, place } = workerData as DocumentTask;
const answer = (message: DocumentAnswer): void => parentPort?.postMessage(message);

/** Shares of the work, measured on plans of 170 pages: PDF takes two thirds for its text, plain text less than a half. */
const TEXT = 65;

try {
  answer({ kind: 'progress', progress: { percent: 1, step: 'text', pagesRead: 0, pages: 0 } });
  let pages = 0;
  const text = await readDocument(bytes, {
    ...(language !== undefined && { language }),
    onPage: (read, of) => {
      pages = of;
      const percent = 1 + Math.floor(((TEXT - 1) * read) / Math.max(1, of));
      answer({ kind: 'progress', progress: { percent, step: 'text', pagesRead: read, pages: of } });
    },
  });
  answer({ kind: 'progress', progress: { percent: TEXT, step: 'review', pagesRead: pages, pages } });
  answer({ kind: 'read', reading: readingToSave(text, reviewDocument(text, place === undefined ? {} : { place })) });
} catch (error) {
  if (!(error instanceof UnreadableDocumentError)) throw error;
  answer({ kind: 'unreadable', finding: error.finding });
}
