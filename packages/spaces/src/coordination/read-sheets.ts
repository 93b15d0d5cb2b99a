import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_ROWS, type SheetRows } from '@sterna/coordination';
import { openTabularFile, type Row, type Table, UnreadableFileError } from '@sterna/tabular';
import { type DirectoryFile, MOST_FILE_BYTES, type UnreadableFile } from './coordination.ts';

/** Bounds for a directory: far wider than any is, and no wider. */
const LIMITS = {
  fileBytes: MOST_FILE_BYTES,
  unpackedBytes: 20 * 1024 * 1024,
  members: 40,
  cellCharacters: 20_000,
  columns: 200,
};
/** One more than is read, so that it shows; and rows above the headings. */
const ROWS_READ = MOST_ROWS + 20;

async function rowsOf(table: Table, most: number): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of table.batches()) {
    rows.push(...batch);
    if (rows.length > most) break;
  }
  return rows.slice(0, most);
}

async function readAt(path: string, most: number): Promise<readonly SheetRows[]> {
  const file = await openTabularFile(path, LIMITS);
  try {
    const sheets: SheetRows[] = [];
    for (const table of file.tables) sheets.push({ name: table.name, rows: await rowsOf(table, most) });
    return sheets;
  } finally {
    await file.close();
  }
}

/**
 * The tables of an uploaded file: CSV in any encoding and with any separator, a workbook, or an archive of these.
 *
 * @param most rows that are read of each
 */
export async function readSheets(
  { bytes }: DirectoryFile,
  most: number = ROWS_READ,
): Promise<readonly SheetRows[] | UnreadableFile> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-directory-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    const sheets = await readAt(path, most);
    if (sheets.length > 0) return sheets;
    const message =
      'The bytes are not text, and not a workbook or archive that is known. The file may be damaged or of another kind: give it as CSV or XLSX.';
    return { unreadable: { rule: 'not-a-table', message } };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { unreadable: { rule: error.code, message: error.message } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
