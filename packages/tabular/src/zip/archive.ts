import type { Readable } from 'node:stream';
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl';
import type { ByteSource } from '../byte-source.ts';
import { type ReadLimits, UnreadableFileError } from '../table.ts';

/** A file inside an archive. */
export interface Member extends ByteSource {
  /** Path inside the archive, without leading slashes and `..`. */
  readonly name: string;
  /** The path as the archive states it, where it leads out of the archive: only its last part is kept as the name. */
  readonly strayPath?: string;
  /** Bytes when unpacked, as the archive states; unpacking more than this fails. */
  readonly size: number;
}

export interface Archive {
  readonly members: readonly Member[];
  close(): void;
}

/** Members that some programs add beside the real ones. */
const CLUTTER = /(^|\/)(__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$)/;

interface MemberName {
  readonly name: string;
  readonly strayPath?: string;
}

/** A member's path as a harmless name: of one that leads out of the archive only its last part. */
function harmlessName(path: string): MemberName {
  const parts = path.replaceAll('\\', '/').split('/');
  const kept = parts.filter((part) => part !== '' && part !== '.' && part !== '..');
  const isStray = parts.includes('..') || /^(?:[/\\]|[A-Za-z]:)/.test(path);
  return isStray ? { name: kept.at(-1) ?? '', strayPath: path } : { name: kept.join('/') };
}

/** What is wrong with a damaged archive, in our words; the library's are of signatures and offsets. */
function damageOf(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  if (/end of central directory/i.test(detail)) return 'its end is missing, as after a download that broke off';
  if (/crc|checksum/i.test(detail)) return 'what it unpacks to is not what was packed';
  if (/uncompressed|too many bytes|not enough bytes|size mismatch/i.test(detail)) {
    return 'a member unpacks to another size than the archive states';
  }
  if (/compression method/i.test(detail)) return 'a member is packed in a way that is not known';
  if (/deflate|inflate|distance|block|code lengths|header check|unexpected end/i.test(detail)) {
    return 'a member cannot be unpacked';
  }
  return 'its list of members cannot be read';
}

function damaged(error: unknown, where = ''): UnreadableFileError {
  if (error instanceof UnreadableFileError) return error;
  const message = `The archive is damaged: ${damageOf(error)}. Download it again or pack it anew.`;
  return new UnreadableFileError('damaged-archive', message, where);
}

async function* unpacked(stream: Readable, name: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    throw damaged(error, name);
  } finally {
    stream.destroy();
  }
}

function memberOf(zip: ZipFile, entry: Entry): Member {
  const flag = entry.generalPurposeBitFlag;
  const { name, strayPath } = harmlessName(getFileNameLowLevel(flag, entry.fileNameRaw, entry.extraFields, false));
  return {
    name,
    ...(strayPath !== undefined && { strayPath }),
    size: entry.uncompressedSize,
    open: async () => {
      if (entry.isEncrypted()) {
        const message = 'The archive is locked with a password. Unpack it and give the files inside.';
        throw new UnreadableFileError('encrypted', message, name);
      }
      try {
        return unpacked(await zip.openReadStreamPromise(entry), name);
      } catch (error) {
        throw damaged(error, name);
      }
    },
  };
}

/** Two members of one name would be taken for one: the later gets a number, `data (2).csv`. */
function withOwnName(member: Member, others: readonly Member[]): Member {
  const taken = (name: string): boolean => others.some((other) => other.name === name);
  if (!taken(member.name)) return member;
  const [, stem = member.name, extension = ''] = /^(.+?)(\.[^./]+)?$/.exec(member.name) ?? [];
  let number = 2;
  while (taken(`${stem} (${number})${extension}`)) number += 1;
  return { ...member, name: `${stem} (${number})${extension}` };
}

/** Members above this size are held to `GREATEST_RATIO`. */
const SMALL_BYTES = 64 * 1024 * 1024;
/** How many times its packed size a large member may unpack to. Published tables reach about 60. */
const GREATEST_RATIO = 250;

/**
 * Refuses a member that no table packs to: something made to fill the memory or to take for ever.
 *
 * @param unpacked bytes, as stated or as counted so far
 * @param packed bytes
 * @throws UnreadableFileError `too-large`
 */
export function checkRatio(unpacked: number, packed: number, name: string): void {
  if (unpacked <= SMALL_BYTES || unpacked <= packed * GREATEST_RATIO) return;
  const times = Math.round(unpacked / Math.max(1, packed));
  const message = `A member of the archive unpacks to ${times} times its size, as no table does. Give the table itself.`;
  throw new UnreadableFileError('too-large', message, name);
}

/** Counts what is unpacked from a file against its limits, over archives inside archives. */
export class UnpackBudget {
  readonly #limits: ReadLimits;
  #bytes = 0;
  #members = 0;

  constructor(limits: ReadLimits) {
    this.#limits = limits;
  }

  /** @throws UnreadableFileError `too-large` when the members are too many or too big together */
  spend(bytes: number): void {
    this.#members += 1;
    if (this.#members > this.#limits.members) {
      const message = `The archive has more than the ${this.#limits.members} members that are read. Give it in parts.`;
      throw new UnreadableFileError('too-large', message);
    }
    this.unpack(bytes);
  }

  /** Counts bytes of a member whose size nothing states. @throws UnreadableFileError `too-large` */
  unpack(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#limits.unpackedBytes) {
      const message = `The archive unpacks to more than the ${this.#limits.unpackedBytes} bytes that are read. Give it in parts.`;
      throw new UnreadableFileError('too-large', message);
    }
  }
}

/**
 * Opens a ZIP archive by its directory; members are unpacked only when read, and never to disk.
 *
 * @throws UnreadableFileError `damaged-archive`, `too-large`
 */
export async function openArchive(from: { path: string } | { bytes: Buffer }, budget: UnpackBudget): Promise<Archive> {
  // Names are decoded by us: the library would refuse a whole archive for one name that climbs out of it.
  const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
  let zip: ZipFile;
  try {
    zip = 'path' in from ? await openPromise(from.path, options) : await fromBufferPromise(from.bytes, options);
  } catch (error) {
    throw damaged(error);
  }
  try {
    const members: Member[] = [];
    for await (const entry of zip.eachEntry()) {
      budget.spend(entry.uncompressedSize);
      const member = memberOf(zip, entry);
      checkRatio(entry.uncompressedSize, entry.compressedSize, member.name);
      const isFolder = entry.fileNameRaw.at(-1) === 0x2f;
      if (!isFolder && member.name !== '' && !CLUTTER.test(member.name)) members.push(withOwnName(member, members));
    }
    return { members, close: () => zip.close() };
  } catch (error) {
    zip.close();
    throw damaged(error);
  }
}
