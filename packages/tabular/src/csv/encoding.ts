import { isUtf8 } from 'node:buffer';

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What a scan of all the bytes of a text tells. */
export interface TextNature {
  readonly encoding: TextEncodingName;
  /** How the encoding was known. */
  readonly reason: string;
  /** Bytes of the byte order mark at the start. */
  readonly markBytes: number;
  /** Whether the bytes are no text at all. */
  readonly binary: boolean;
}

/** Control characters that no text holds: all below space but tab, line feed, form feed, carriage return, escape. */
function hasControls(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] as number;
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12 && byte !== 26 && byte !== 27) return true;
  }
  return false;
}

/** Share of zero bytes at even and at odd places: Latin text in UTF-16 has nearly all of them on one side. */
function zeroShares(bytes: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (bytes[i] === 0) {
      if (i % 2 === 0) even += 1;
      else odd += 1;
    }
  }
  const half = Math.max(1, bytes.length / 2);
  return { even: even / half, odd: odd / half };
}

function natureOfStart(start: Uint8Array): Omit<TextNature, 'binary'> | undefined {
  if (start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf) {
    return { encoding: 'utf-8', reason: 'byte order mark', markBytes: 3 };
  }
  if (start[0] === 0xff && start[1] === 0xfe) return { encoding: 'utf-16le', reason: 'byte order mark', markBytes: 2 };
  if (start[0] === 0xfe && start[1] === 0xff) return { encoding: 'utf-16be', reason: 'byte order mark', markBytes: 2 };
  const zeros = zeroShares(start.subarray(0, 4096));
  if (zeros.odd > 0.4 && zeros.even < 0.1) return { encoding: 'utf-16le', reason: 'zero bytes', markBytes: 0 };
  if (zeros.even > 0.4 && zeros.odd < 0.1) return { encoding: 'utf-16be', reason: 'zero bytes', markBytes: 0 };
  return undefined;
}

/** Looks at the bytes of a text as they pass, to tell its encoding at the end. */
export class EncodingScan {
  #first: Uint8Array | undefined;
  #start: Omit<TextNature, 'binary'> | undefined;
  #validUtf8 = true;
  #controls = false;
  /** Bytes of a character cut in two by the border between two pieces. */
  #carry: Uint8Array = new Uint8Array(0);

  add(chunk: Uint8Array): void {
    if (this.#first === undefined) {
      this.#first = chunk;
      this.#start = natureOfStart(chunk);
    }
    if (this.#start?.encoding.startsWith('utf-16') === true) return;
    this.#controls ||= hasControls(chunk);
    if (!this.#validUtf8) return;
    const joined = this.#carry.length === 0 ? chunk : Buffer.concat([this.#carry, chunk]);
    const whole = wholeCharacters(joined);
    this.#validUtf8 = isUtf8(joined.subarray(0, whole));
    this.#carry = joined.slice(whole);
  }

  end(): TextNature {
    const binary = this.#controls;
    if (this.#start !== undefined) {
      const broken = this.#start.encoding === 'utf-8' && !this.#validUtf8;
      return { ...this.#start, binary: binary || broken };
    }
    if (this.#validUtf8 && isUtf8(this.#carry)) {
      return { encoding: 'utf-8', reason: 'valid throughout', markBytes: 0, binary };
    }
    return { encoding: 'windows-1252', reason: 'not valid as UTF-8', markBytes: 0, binary };
  }
}

/** How many bytes from the start hold whole UTF-8 characters, leaving a last one that is cut off. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] as number;
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needed > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** Hands over the bytes as UTF-8 without byte order mark. */
export async function* asUtf8(bytes: AsyncIterable<Uint8Array>, nature: TextNature): AsyncGenerator<Uint8Array> {
  let skip = nature.markBytes;
  const decoder = nature.encoding === 'utf-8' ? undefined : new TextDecoder(nature.encoding, { ignoreBOM: true });
  for await (let chunk of bytes) {
    if (skip > 0) {
      const cut = Math.min(skip, chunk.length);
      skip -= cut;
      chunk = chunk.subarray(cut);
    }
    yield decoder === undefined ? chunk : Buffer.from(decoder.decode(chunk, { stream: true }));
  }
  const rest = decoder?.decode() ?? '';
  if (rest !== '') yield Buffer.from(rest);
}
