import { TextDecoder } from 'node:util';
import type { MessageSource } from '../model/message.ts';
import { SdmxError } from '../model/message.ts';

/** How many bytes are looked at for a byte order mark and for the encoding of the XML declaration. */
const PEEK = 256;

/**
 * The texts of a source, chunk by chunk, decoded as its byte order mark says, else as its XML declaration says, else
 * as UTF-8.
 *
 * @throws SdmxError `encoding` for an encoding that is not known or bytes that are not of the encoding
 */
export async function* decodedChunks(source: MessageSource): AsyncIterable<string> {
  let decoder: TextDecoder | undefined;
  let start: Uint8Array = new Uint8Array(0);
  for await (const bytes of await source.open()) {
    if (decoder) {
      yield decodeWith(decoder, bytes);
      continue;
    }
    start = start.length === 0 ? bytes : joined(start, bytes);
    if (start.length < PEEK) continue;
    decoder = decoderFor(start);
    yield decodeWith(decoder, start);
  }
  if (!decoder) {
    decoder = decoderFor(start);
    yield decodeWith(decoder, start);
  }
  yield decodeWith(decoder, undefined);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}

function decodeWith(decoder: TextDecoder, bytes: Uint8Array | undefined): string {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    throw new SdmxError(
      'encoding',
      `The file has bytes that are not ${decoder.encoding.toUpperCase()}. State its encoding in the XML declaration, or save it as UTF-8.`,
    );
  }
}

function decoderFor(start: Uint8Array): TextDecoder {
  const label = encodingOf(start);
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new SdmxError('encoding', `The encoding “${label}” is not known. Save the file as UTF-8.`);
  }
}

function encodingOf(start: Uint8Array): string {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb) return 'utf-8';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const text = String.fromCharCode(...start.subarray(0, PEEK));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1];
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says: some tools leave it after converting.
  return !declared || /^(utf-?16|ucs-?2)/i.test(declared) ? 'utf-8' : declared;
}
