import { pipeline, Readable } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';
import type { Encoding } from '../../../../serving/encoding.ts';

/** Characters gathered before they are sent on, so that neither packets nor compressed blocks become tiny. */
const GATHERED = 32_768;

/** Gathers small texts into larger ones. The first is sent on at once, so that a client sees that something comes. */
export async function* gathered(
  texts: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<Buffer, void, undefined> {
  let waiting: string[] = [];
  let length = 0;
  let isFirst = true;
  for await (const text of texts) {
    waiting.push(text);
    length += text.length;
    if (length < GATHERED && !(isFirst && length > 0)) continue;
    yield Buffer.from(waiting.join(''));
    waiting = [];
    length = 0;
    isFirst = false;
  }
  if (length > 0) yield Buffer.from(waiting.join(''));
}

/**
 * A body that is made as it is sent: nothing is made faster than the client takes it, and when the client leaves, making
 * ends. Compressed blocks are flushed as they come, so that compression holds nothing back.
 */
export function streamedBody(texts: AsyncIterable<string>, encoding: Encoding): ReadableStream<Uint8Array> {
  const plain = Readable.from(gathered(texts), { objectMode: false, highWaterMark: GATHERED });
  if (encoding === 'identity') return Readable.toWeb(plain) as ReadableStream<Uint8Array>;
  const compressed =
    encoding === 'gzip'
      ? createGzip({ level: 5, flush: constants.Z_SYNC_FLUSH })
      : createBrotliCompress({
          flush: constants.BROTLI_OPERATION_FLUSH,
          params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
        });
  // The pipeline carries an end to both sides: an error of the source breaks the answer off, an abort ends the source.
  pipeline(plain, compressed, () => {});
  return Readable.toWeb(compressed) as ReadableStream<Uint8Array>;
}

/** A generator that has been asked for its first text: a failure before it shows while the status can still be chosen. */
export async function begun(texts: AsyncIterable<string>): Promise<AsyncIterable<string>> {
  const iterator = texts[Symbol.asyncIterator]();
  const first = await iterator.next();
  return {
    [Symbol.asyncIterator]: () => {
      let waiting: IteratorResult<string> | undefined = first;
      return {
        next: async () => {
          const result = waiting ?? (await iterator.next());
          waiting = undefined;
          return result;
        },
        return: async () => {
          await iterator.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
