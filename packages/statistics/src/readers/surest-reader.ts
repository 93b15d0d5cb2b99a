import type { TabularFile } from '@sterna/tabular';
import type { Reader } from '../reader.ts';
import { READERS } from './readers.ts';

/** Below this a reader's guess is not taken. */
const SURE_ENOUGH = 0.3;

/** The reader that is surest of a file, if any is sure enough. */
export async function surestReader(file: TabularFile): Promise<Reader | undefined> {
  let best: Reader | undefined;
  let bestScore = SURE_ENOUGH;
  for (const reader of READERS) {
    const score = await reader.recognise(file);
    if (score > bestScore) {
      best = reader;
      bestScore = score;
    }
  }
  return best;
}
