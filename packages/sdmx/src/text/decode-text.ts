import { isAscii, isUtf8 } from 'node:buffer';
import { SdmxError } from '../model/message.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** How the bytes of a text are to be read. */
export interface TextNature {
  readonly encoding: TextEncoding;
  /** Bytes of the byte order mark at the start, which are not part of the text. */
  readonly markBytes: number;
}

/** The encoding that the first bytes of a text tell by a byte order mark or by their zero bytes. */
export function natureOfStart(start: Uint8Array): TextNature | undefined {
  const [first, second, third] = start;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  if (first !== 0 && second === 0 && start[3] === 0) return { encoding: 'utf-16le', markBytes: 0 };
  if (first === 0 && second !== 0 && start[2] === 0) return { encoding: 'utf-16be', markBytes: 0 };
  return undefined;
}

/** Bytes from the start that hold whole UTF-8 characters, leaving a last one that the end of the piece cuts. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) break;
  }
  return bytes.length;
}

const EMPTY: Uint8Array = new Uint8Array(0);

/** Cuts bytes into pieces of whole UTF-8 characters and tells of each whether it is valid. */
export class Utf8Pieces {
  #carry: Uint8Array = EMPTY;

  /** The whole characters there are so far, as a text; nothing where the bytes are not UTF-8. */
  decode(chunk: Uint8Array): string | undefined {
    const joined = this.#carry.length === 0 ? asBuffer(chunk) : Buffer.concat([this.#carry, chunk]);
    if (isAscii(joined)) {
      this.#carry = EMPTY;
      return joined.toString('latin1');
    }
    const whole = joined.subarray(0, wholeCharacters(joined));
    this.#carry = Uint8Array.from(joined.subarray(whole.length));
    return isUtf8(whole) ? whole.toString('utf8') : undefined;
  }

  /** Whether the whole characters there are so far are UTF-8, without decoding them. */
  accepts(chunk: Uint8Array): boolean {
    const joined = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const whole = joined.subarray(0, wholeCharacters(joined));
    // Copied, for the sender may use the bytes of a chunk again.
    this.#carry = joined.slice(whole.length);
    return isUtf8(whole);
  }

  /** Whether the text ends with a whole character. */
  get isWhole(): boolean {
    return this.#carry.length === 0;
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Decodes bytes as they come.
 *
 * @throws SdmxError `encoding` for bytes that are not of the encoding
 */
export async function* decodeText(bytes: AsyncIterable<Uint8Array>, nature: TextNature): AsyncGenerator<string> {
  const pieces = new Utf8Pieces();
  const decoder = nature.encoding === 'utf-8' ? undefined : new TextDecoder(nature.encoding, { ignoreBOM: true });
  let skip = nature.markBytes;
  let line = 1;
  for await (let chunk of bytes) {
    if (skip > 0) {
      const cut = Math.min(skip, chunk.length);
      skip -= cut;
      chunk = chunk.subarray(cut);
    }
    const text = decoder ? decoder.decode(chunk, { stream: true }) : pieces.decode(chunk);
    if (text === undefined) throw notUtf8(line + linesBeforeInvalid(chunk));
    if (!decoder) line += countLines(text);
    if (text !== '') yield text;
  }
  if (!pieces.isWhole) throw notUtf8(line);
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield rest;
}

function notUtf8(line: number): SdmxError {
  return new SdmxError('encoding', 'The file has bytes that are not UTF-8. Save it as UTF-8.', line);
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

function linesBeforeInvalid(chunk: Uint8Array): number {
  let lines = 0;
  let start = 0;
  for (;;) {
    const end = chunk.indexOf(10, start);
    if (end === -1 || !isUtf8(chunk.subarray(start, end))) return lines;
    lines += 1;
    start = end + 1;
  }
}
