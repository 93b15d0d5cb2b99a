import type { SourceObservation } from '../../observation.ts';
import type { Reading, ReleaseDescription } from '../../reader.ts';
import type { ReadingSession } from './session.ts';

type Batches = AsyncIterable<readonly SourceObservation[]>;

/** Joins what a reader knows into a reading; what fills while rows are read comes from the session. */
export function makeReading(
  reader: string,
  release: ReleaseDescription,
  session: ReadingSession,
  batches: Batches,
): Reading {
  return {
    reader,
    release,
    batches,
    get findings() {
      return session.log.list();
    },
    get marks() {
      return session.log.marks();
    },
    get indicators() {
      return session.indicators;
    },
    rejectedRows: () => session.rejectedRows,
  };
}

/** Observations that are held in memory so that most files need to be read only once. */
const HELD_OBSERVATIONS = 400_000;

/**
 * The same for plain text: looking through it once more takes less than holding so much, and storing can begin sooner.
 */
export const HELD_OF_PLAIN_TEXT = 40_000;

/**
 * Reads ahead, for what can be known of a release only from its rows (its newest year). A file of moderate size is read
 * to its end and held; of a larger one the first part is held and `survey` has to look through the rest.
 *
 * @param survey reads all rows for what is sought, without making observations
 * @param most observations that are held
 * @returns the same batches, from the first
 */
export async function readAhead(
  batches: Batches,
  survey: () => Promise<void>,
  most: number = HELD_OBSERVATIONS,
): Promise<Batches> {
  const iterator = batches[Symbol.asyncIterator]();
  const held: (readonly SourceObservation[])[] = [];
  let count = 0;
  let ended = false;
  while (count < most) {
    const next = await iterator.next();
    if (next.done === true) {
      ended = true;
      break;
    }
    held.push(next.value);
    count += next.value.length;
  }
  if (!ended) await survey();
  return (async function* () {
    for (let i = 0; i < held.length; i += 1) {
      const batch = held[i] ?? [];
      held[i] = [];
      yield batch;
    }
    if (ended) return;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  })();
}
