import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/**
 * Keeps batches in a file while they pass, so that what took long to compute can be read a second time.
 *
 * @param path of the file, which is written when the first batch is asked for
 * @returns `first` passes everything on and writes it; `again` reads it from the file when `first` has ended,
 *   as often as wanted
 */
export function spooled<T>(
  batches: AsyncIterable<readonly T[]>,
  path: string,
): { readonly first: AsyncIterable<readonly T[]>; readonly again: AsyncIterable<readonly T[]> } {
  return { first: keep(batches, path), again: { [Symbol.asyncIterator]: () => readKept<T>(path) } };
}

async function* keep<T>(batches: AsyncIterable<readonly T[]>, path: string): AsyncGenerator<readonly T[]> {
  const file = await open(path, 'w');
  try {
    for await (const batch of batches) {
      await file.write(`${JSON.stringify(batch)}\n`);
      yield batch;
    }
  } finally {
    await file.close();
  }
}

async function* readKept<T>(path: string): AsyncGenerator<readonly T[]> {
  const lines = createInterface({ input: createReadStream(path, { highWaterMark: 256 * 1024 }), crlfDelay: Infinity });
  for await (const line of lines) yield JSON.parse(line) as readonly T[];
}
