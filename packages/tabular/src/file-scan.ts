import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { EncodingScan, type TextNature } from './csv/encoding.ts';
import { type Container, containerOf } from './sniff.ts';
import { type ReadLimits, UnreadableFileError } from './table.ts';

/** What one pass over all bytes of a file tells. */
export interface FileScan {
  readonly size: number;
  readonly sha256: string;
  readonly container: Container;
  readonly text: TextNature;
  /** Names of streams seen in an OLE container. */
  readonly ole: { readonly encrypted: boolean; readonly workbook: boolean };
}

const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const WORKBOOK = Buffer.from('Workbook', 'utf16le');
const BOOK = Buffer.from('Book\0', 'utf16le');

/** Opens the file when its first bytes are asked for: one that is refused for its size is never opened, nor left open. */
async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>;
}

/**
 * Reads a file once from end to end: its size, its SHA-256, what it is.
 *
 * @throws UnreadableFileError `empty-file`, `too-large`, `not-a-table`
 */
export async function scanFile(path: string, limits: ReadLimits): Promise<FileScan> {
  const { size } = await stat(path);
  return scanBytes(bytesOf(path), size, limits);
}

/**
 * The same of bytes that come from elsewhere, such as a member of an archive.
 *
 * @param size of all of them
 */
export async function scanBytes(bytes: AsyncIterable<Uint8Array>, size: number, limits: ReadLimits): Promise<FileScan> {
  if (size > limits.fileBytes) {
    const message = `The file has ${size} bytes, more than the ${limits.fileBytes} that are read. Give it in parts.`;
    throw new UnreadableFileError('too-large', message);
  }
  return scanUnpacked(bytes);
}

/** The same of bytes whose number nobody states; whoever unpacks them holds them to the limits. */
export async function scanUnpacked(bytes: AsyncIterable<Uint8Array>): Promise<FileScan> {
  const hash = createHash('sha256');
  const text = new EncodingScan();
  const ole = { encrypted: false, workbook: false };
  let container: Container | undefined;
  let tail: Uint8Array = new Uint8Array(0);
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    hash.update(chunk);
    container ??= containerOf(chunk);
    if (container === 'text') text.add(chunk);
    if (container === 'ole') {
      const seen = Buffer.concat([tail, chunk]);
      ole.encrypted ||= seen.includes(ENCRYPTED);
      ole.workbook ||= seen.includes(WORKBOOK) || seen.includes(BOOK);
      tail = chunk.subarray(-64);
    }
  }
  if (size === 0) throw new UnreadableFileError('empty-file', 'The file is empty.');
  return { size, sha256: hash.digest('hex'), container: container ?? 'text', text: text.end(), ole };
}
