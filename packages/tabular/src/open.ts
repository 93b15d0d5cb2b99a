import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource } from './byte-source.ts';
import { openText } from './csv/open-text.ts';
import { type FileScan, scanFile } from './file-scan.ts';
import { openGzip } from './gzip/open-gzip.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { explainOle } from './sniff.ts';
import type { ReadLimits, TabularFile } from './table.ts';
import { openArchive, UnpackBudget } from './zip/archive.ts';
import { archiveTables } from './zip/archive-tables.ts';
import { openMember } from './zip/open-member.ts';

async function openPlain(path: string, scan: FileScan, limits: ReadLimits): Promise<TabularFile> {
  const source: ByteSource = { open: async () => createReadStream(path, { highWaterMark: 128 * 1024 }) };
  const { tables, documents } = await openText(source, '', scan.text, limits);
  return {
    name: basename(path),
    size: scan.size,
    sha256: scan.sha256,
    format: documents[0]?.kind ?? 'csv',
    encoding: `${scan.text.encoding} (${scan.text.reason})`,
    tables,
    documents,
    close: async () => {},
  };
}

async function openZip(path: string, scan: FileScan, limits: ReadLimits): Promise<TabularFile> {
  const budget = new UnpackBudget(limits);
  const archive = await openArchive({ path }, budget);
  try {
    const { format, tables, documents, members, close } = await archiveTables(archive, limits, budget);
    return {
      name: basename(path),
      size: scan.size,
      sha256: scan.sha256,
      format,
      tables,
      documents,
      ...(members && { members }),
      close: async () => {
        close();
        archive.close();
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
}

/**
 * Opens a file of tables: CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252), an XLSX workbook, a document
 * of XML or JSON, one of these packed by gzip, or a ZIP archive of these. The file is read once for its hash and nature; rows are then streamed when asked for, and nothing
 * is ever written to disk. Call `close` when done.
 *
 * @param member name of the one file in the archive `path` that is to be read as if it were given by itself
 * @throws UnreadableFileError when it holds neither a table nor a document, with a message that says how to mend it
 */
export async function openTabularFile(
  path: string,
  limits: Partial<ReadLimits> = {},
  member?: string,
): Promise<TabularFile> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  if (member !== undefined) return openMember(path, member, bounds);
  const scan = await scanFile(path, bounds);
  switch (scan.container) {
    case 'ole':
      throw explainOle(scan.ole);
    case 'zip':
      return openZip(path, scan, bounds);
    case 'gzip':
      return openGzip(path, scan, bounds);
    case 'text':
      return openPlain(path, scan, bounds);
  }
}
