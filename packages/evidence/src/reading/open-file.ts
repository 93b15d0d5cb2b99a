import { stat } from 'node:fs/promises';
import { type FileReading, type FileReadOptions, readFileHere } from './file-reading.ts';
import { readFileInThread } from './read-in-thread.ts';

/** Bytes from which on starting a thread pays: it takes as long as reading so much. */
const WORTH_A_THREAD = 1_500_000;

/** Where a file is read: in a thread of its own, here, or where it is done sooner. */
export type ReadingPlace = 'thread' | 'here' | 'sooner';

/**
 * Opens a file for reading, its observations encoded.
 *
 * @throws the system's error when the file does not exist or may not be read
 */
export async function openForReading(
  path: string,
  options: FileReadOptions,
  where: ReadingPlace,
  signal?: AbortSignal,
): Promise<FileReading> {
  const inThread = where === 'thread' || (where === 'sooner' && (await stat(path)).size >= WORTH_A_THREAD);
  return inThread ? readFileInThread(path, options, signal) : readFileHere(path, options);
}
