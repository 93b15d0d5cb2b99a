import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ByteSource } from './byte-source.ts';
import { openCsv } from './csv/open-csv.ts';
import { type FileScan, scanFile } from './file-scan.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { explainOle } from './sniff.ts';
import type { ReadLimits, TabularFile } from './table.ts';
import { openArchive, UnpackBudget } from './zip/archive.ts';
import { archiveTables } from './zip/archive-tables.ts';

async function openText(path: string, scan: FileScan, limits: ReadLimits): Promise<TabularFile> {
  const source: ByteSource = { open: async () => createReadStream(path, { highWaterMark: 128 * 1024 }) };
  return {
    name: basename(path),
    size: scan.size,
    sha256: scan.sha256,
    format: 'csv',
    encoding: `${scan.text.encoding} (${scan.text.reason})`,
    tables: [await openCsv(source, '', scan.text, limits)],
    close: async () => {},
  };
}

async function openZip(path: string, scan: FileScan, limits: ReadLimits): Promise<TabularFile> {
  const budget = new UnpackBudget(limits);
  const archive = await openArchive({ path }, budget);
  try {
    const { format, tables, close } = await archiveTables(archive, limits, budget);
    return {
      name: basename(path),
      size: scan.size,
      sha256: scan.sha256,
      format,
      tables,
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
 * Opens a file of tables: CSV (comma, semicolon, tab or bar; UTF-8, UTF-16 or Windows-1252), an XLSX workbook, or a ZIP
 * archive of these. The file is read once for its hash and nature; rows are then streamed when asked for, and nothing
 * is ever written to disk. Call `close` when done.
 *
 * @throws UnreadableFileError when it holds no table that can be read, with a message that says how to mend it
 */
export async function openTabularFile(path: string, limits: Partial<ReadLimits> = {}): Promise<TabularFile> {
  const bounds = { ...DEFAULT_LIMITS, ...limits };
  const scan = await scanFile(path, bounds);
  switch (scan.container) {
    case 'ole':
      throw explainOle(scan.ole);
    case 'zip':
      return openZip(path, scan, bounds);
    case 'text':
      return openText(path, scan, bounds);
  }
}
