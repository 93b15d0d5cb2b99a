import type { MessagePort } from 'node:worker_threads';
import type { PublisherIndicator, Reading, ReleaseDescription } from '@sterna/statistics';
import type { EncodedBatch } from '@sterna/store/encoded';
import type { FileFacts, FileReadOptions, ReadingEnd } from './file-reading.ts';

/** What a reading thread is started with. */
export interface ReadingTask {
  readonly path: string;
  readonly options: FileReadOptions;
  readonly port: MessagePort;
}

/** What a reading thread says, in this order: one `opened`, batches, one `ended`; or `failed` at any time. */
export type ReadingMessage =
  | {
      readonly kind: 'opened';
      readonly file?: FileFacts;
      /** Absent for a file that is refused. */
      readonly reading?: { readonly reader: string; readonly release: ReleaseDescription };
    }
  | { readonly kind: 'batch'; readonly batch: EncodedBatch }
  | {
      readonly kind: 'ended';
      readonly end: ReadingEnd;
      readonly indicators: readonly PublisherIndicator[];
      readonly structures: NonNullable<Reading['structures']>;
    }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /** Set for a file that turned out to be unreadable: not a fault of the program. */
      readonly unreadable?: { readonly code: string; readonly where: string };
      /** Code of another error, where it has one. */
      readonly code?: string;
    };

/** Batches that may be under way to the thread that stores them; it asks for one more with each that it has taken. */
export const BATCHES_AHEAD = 6;
