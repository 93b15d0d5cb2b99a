import { StoreError } from '../errors.ts';

/**
 * The few parts of the TAR format that a backup needs: plain files with short names, so that any program unpacks it.
 * https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, "ustar Interchange Format"
 */
const BLOCK = 512;
const NAME = { at: 0, length: 100 };
const SIZE = { at: 124, length: 12 };
const CHECKSUM = { at: 148, length: 8 };

/** The block that stands before a member's bytes. @param name of up to 99 ASCII letters */
export function tarHeader(name: string, size: number, time: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number): void => {
    block.write(value.toString(8).padStart(length - 1, '0'), at, 'latin1');
  };
  block.write(name, NAME.at, NAME.length - 1, 'latin1');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, SIZE.at, SIZE.length);
  octal(Math.floor(time.getTime() / 1000), 136, 12);
  block.write('0', 156, 'latin1');
  block.write('ustar\x0000', 257, 'latin1');
  octal(checksumOf(block), CHECKSUM.at, CHECKSUM.length - 1);
  block.write(' ', CHECKSUM.at + CHECKSUM.length - 1, 'latin1');
  return block;
}

/** What stands after a member's bytes, up to the next block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
}

/** What an archive ends with. */
export const TAR_END: Buffer = Buffer.alloc(2 * BLOCK);

/** The sum of all bytes of a header, its own field taken as blanks. */
function checksumOf(block: Buffer): number {
  let sum = 0;
  for (const [at, byte] of block.entries()) {
    sum += at >= CHECKSUM.at && at < CHECKSUM.at + CHECKSUM.length ? 0x20 : byte;
  }
  return sum;
}

/** A file in an archive; its bytes are to be read before the next member is asked for, else they are passed over. */
export interface TarMember {
  readonly name: string;
  readonly size: number;
  bytes(): AsyncGenerator<Buffer, void, undefined>;
}

function damaged(what: string): StoreError {
  return new StoreError('backup-damaged', `The backup is damaged: ${what}. Take another one.`);
}

/** Reads an archive as it streams. @throws StoreError `backup-damaged` */
export async function* readTar(stream: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember, void, undefined> {
  const source = new Pieces(stream);
  for (;;) {
    const block = await source.take(BLOCK);
    if (block.every((byte) => byte === 0)) return;
    if (Number.parseInt(block.toString('latin1', CHECKSUM.at, CHECKSUM.at + 6), 8) !== checksumOf(block)) {
      throw damaged('a header of a member is not what was written');
    }
    const name = block.toString('latin1', NAME.at, NAME.length).replace(/\0.*$/s, '');
    const size = Number.parseInt(block.toString('latin1', SIZE.at, SIZE.at + SIZE.length - 1), 8);
    let rest = size;
    const bytes = async function* (): AsyncGenerator<Buffer, void, undefined> {
      while (rest > 0) {
        const piece = await source.some(rest);
        rest -= piece.length;
        yield piece;
      }
    };
    yield { name, size, bytes };
    for await (const _ of bytes());
    await source.take(tarPadding(size).length);
  }
}

/** Bytes in pieces of the size one wants. */
class Pieces {
  readonly #stream: AsyncIterator<Uint8Array>;
  #piece: Buffer = Buffer.alloc(0);

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#stream = stream[Symbol.asyncIterator]();
  }

  /** At most `count` bytes, at least one. */
  async some(count: number): Promise<Buffer> {
    while (this.#piece.length === 0) {
      const next = await this.#stream.next();
      if (next.done) throw damaged('its end is missing');
      this.#piece = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    const taken = this.#piece.subarray(0, count);
    this.#piece = this.#piece.subarray(taken.length);
    return taken;
  }

  async take(count: number): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for (let rest = count; rest > 0; ) {
      const piece = await this.some(rest);
      pieces.push(piece);
      rest -= piece.length;
    }
    return Buffer.concat(pieces);
  }
}
