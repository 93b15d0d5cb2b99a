/** The thread that reads documents: what goes wrong in it, or takes for ever, harms no page. */
import { parentPort, workerData } from 'node:worker_threads';
import { readDocument, reviewDocument, UnreadableDocumentError } from '@sterna/review';
import type { DocumentAnswer, DocumentTask } from './read-in-thread.ts';
import { readingToSave } from './reading-to-save.ts';

const { bytes, language, place } = workerData as DocumentTask;
const answer = (message: DocumentAnswer): void => parentPort?.postMessage(message);

try {
  const text = await readDocument(bytes, {
    ...(language !== undefined && { language }),
    onPage: (read, of) => answer({ kind: 'progress', read, of }),
  });
  answer({ kind: 'read', reading: readingToSave(text, reviewDocument(text, place === undefined ? {} : { place })) });
} catch (error) {
  if (!(error instanceof UnreadableDocumentError)) throw error;
  answer({ kind: 'unreadable', finding: error.finding });
}
