import { basename } from 'node:path';
import { type FileScan, scanUnpacked } from '../file-scan.ts';
import { type ReadLimits, type TabularFile, UnreadableFileError } from '../table.ts';
import { type Member, UnpackBudget } from '../zip/archive.ts';
import { nestedArchive, openScanned } from '../zip/open-member.ts';
import { gzipSource } from './gzip-source.ts';

/** What a file packed by gzip is called inside: `stock.csv` of `stock.csv.gz`. */
export function nameWithoutGzip(name: string): string {
  return name.replace(/(?<=.)\.gz$/i, '');
}

/** Where a TAR archive says that it is one. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */
const TAR_SIGNATURE = { at: 257, text: 'ustar' };

async function refuseTar(member: Member): Promise<void> {
  let start = Buffer.alloc(0);
  for await (const chunk of await member.open()) {
    start = Buffer.concat([start, chunk]);
    if (start.length > TAR_SIGNATURE.at + TAR_SIGNATURE.text.length) break;
  }
  if (start.toString('latin1', TAR_SIGNATURE.at).startsWith(TAR_SIGNATURE.text)) throw nestedArchive(member.name);
}

/**
 * Opens a file packed by gzip as the file inside it; size and hash stay those of the file as it is given.
 *
 * @param scan of the packed file
 * @throws UnreadableFileError as `openTabularFile` does; `nested-archive` for an archive inside
 */
export async function openGzip(path: string, scan: FileScan, limits: ReadLimits): Promise<TabularFile> {
  const name = nameWithoutGzip(basename(path));
  const source = gzipSource(path, { name, size: scan.size }, limits);
  const inside = await scanOf(source.open());
  const member: Member = { name, size: inside.size, open: source.open };
  await refuseTar(member);
  const { inner, ...opened } = await openScanned({ member, scan: inside, limits, budget: new UnpackBudget(limits) });
  return {
    name,
    size: scan.size,
    sha256: scan.sha256,
    packedBy: 'gzip',
    ...opened,
    close: async () => inner?.close(),
  };
}

/** An empty file is told from a gzip file of nothing. */
async function scanOf(bytes: Promise<AsyncIterable<Uint8Array>>): Promise<FileScan> {
  try {
    return await scanUnpacked(await bytes);
  } catch (error) {
    if (!(error instanceof UnreadableFileError) || error.code !== 'empty-file') throw error;
    throw new UnreadableFileError('empty-file', 'The archive holds no files.');
  }
}
