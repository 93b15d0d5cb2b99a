import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTabularFile, type Row } from '@sterna/tabular';
import type { SheetRows } from '../csv/read-records.ts';

/** The tables of a file with these bytes, as an upload is read. */
export async function sheetsOf(bytes: string | Uint8Array): Promise<readonly SheetRows[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sterna-directory-'));
  try {
    const path = join(folder, 'file');
    await writeFile(path, bytes);
    const file = await openTabularFile(path);
    const sheets: SheetRows[] = [];
    for (const table of file.tables) {
      const rows: Row[] = [];
      for await (const batch of table.batches()) rows.push(...batch);
      sheets.push({ name: table.name, rows });
    }
    await file.close();
    return sheets;
  } finally {
    await rm(folder, { recursive: true });
  }
}
