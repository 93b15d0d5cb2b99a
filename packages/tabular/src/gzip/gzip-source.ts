import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { ByteSource } from '../byte-source.ts';
import { type ReadLimits, UnreadableFileError } from '../table.ts';
import { checkRatio, UnpackBudget } from '../zip/archive.ts';

/** What is wrong with a damaged file, said as of damaged archives. */
function damageOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'Z_BUF_ERROR') return 'its end is missing, as after a download that broke off';
  if (error instanceof Error && /incorrect (?:data|length) check/.test(error.message)) {
    return 'what it unpacks to is not what was packed';
  }
  return 'a member cannot be unpacked';
}

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

/** Nothing states what a gzip file unpacks to (the size at its end can be anything): it is counted as it comes. */
async function* unpacked(path: string, name: string, size: number, limits: ReadLimits): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(path, { highWaterMark: 128 * 1024 });
  const bytes = createGunzip({ chunkSize: 128 * 1024 });
  // What goes wrong is thrown where the bytes are read.
  pipeline(packed, bytes, () => {});
  const budget = new UnpackBudget(limits);
  let count = 0;
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      count += chunk.length;
      budget.unpack(chunk.length);
      checkRatio(count, size, name);
      yield chunk;
    }
  } catch (error) {
    if (!isOfZlib(error)) throw error;
    const message = `The archive is damaged: ${damageOf(error)}. Download it again or pack it anew.`;
    throw new UnreadableFileError('damaged-archive', message);
  } finally {
    bytes.destroy();
    packed.destroy();
  }
}

/**
 * The bytes inside a file packed by gzip, unpacked anew each time they are read, and never to disk.
 *
 * @param file `name` of what is inside, `size` of the packed file in bytes
 * @returns bytes whose reading throws UnreadableFileError `damaged-archive`, or `too-large` beyond the limits of archives
 */
export function gzipSource(
  path: string,
  file: { readonly name: string; readonly size: number },
  limits: ReadLimits,
): ByteSource {
  return { open: async () => unpacked(path, file.name, file.size, limits) };
}
