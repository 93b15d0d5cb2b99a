import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { notesDrawing, notesXml } from './notes-xml.ts';
import { sheetXml } from './sheet-xml.ts';
import { stylesXml } from './styles.ts';
import type { Sheet } from './workbook.ts';
import {
  contentTypes,
  hasNotes,
  notesRelationships,
  rootRelationships,
  type WrittenSheet,
  workbookRelationships,
  workbookXml,
} from './workbook-parts.ts';

/** Fixed, so that the same rows give the same bytes; in local time, as archives keep it. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 6 } as const;

/** The archive that a workbook is, as it grows. */
class WorkbookArchive {
  readonly #zip = new ZipFile();
  #rows: Readable | undefined;

  constructor() {
    this.#zip.on('error', (error: Error) => this.fail(error));
  }

  get bytes(): Readable {
    return this.#zip.outputStream as Readable;
  }

  /** Adds sheet after sheet, then what names them: how many there are is known when the last has been written. */
  async addAll(sheets: AsyncIterable<Sheet> | Iterable<Sheet>): Promise<void> {
    this.#part('_rels/.rels', rootRelationships());
    this.#part('xl/styles.xml', stylesXml());
    const written: WrittenSheet[] = [];
    for await (const { rows, ...sheet } of sheets) {
      written.push(sheet);
      await this.#sheet({ rows, ...sheet }, written.length);
    }
    this.#part('xl/workbook.xml', workbookXml(written));
    this.#part('xl/_rels/workbook.xml.rels', workbookRelationships(written));
    this.#part('[Content_Types].xml', contentTypes(written));
    this.#zip.end();
  }

  fail(error: unknown): void {
    this.bytes.destroy(error instanceof Error ? error : new Error(String(error)));
  }

  /** Lets go of the rows that are being written, for a reader who has gone away. */
  close(): void {
    this.#rows?.destroy();
  }

  #part(path: string, content: string): void {
    this.#zip.addBuffer(Buffer.from(content), path, ENTRY);
  }

  /** Resolves when all rows have been taken. */
  async #sheet(sheet: Sheet, number: number): Promise<void> {
    const rows = Readable.from(sheetXml(sheet), { objectMode: false });
    this.#rows = rows;
    await new Promise<void>((resolve, reject) => {
      rows.once('end', resolve);
      rows.once('error', reject);
      rows.once('close', () => reject(new Error('the workbook is not wanted any more')));
      this.#zip.addReadStream(rows, `xl/worksheets/sheet${number}.xml`, ENTRY);
    });
    if (!hasNotes(sheet)) return;
    const notes = sheet.notes ?? [];
    this.#part(`xl/comments${number}.xml`, notesXml(notes, 'Sterna'));
    this.#part(`xl/drawings/vmlDrawing${number}.vml`, notesDrawing(notes));
    this.#part(`xl/worksheets/_rels/sheet${number}.xml.rels`, notesRelationships(number));
  }
}

/**
 * Writes a workbook as its rows come: a sheet is asked for when the one before it has been written, and no more is held
 * than a batch of its rows. The same sheets give the same bytes. Texts are never formulas.
 *
 * @throws what the sheets or their rows throw
 */
export async function* writeWorkbook(
  sheets: AsyncIterable<Sheet> | Iterable<Sheet>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const archive = new WorkbookArchive();
  const adding = archive.addAll(sheets);
  adding.catch((error: unknown) => archive.fail(error));
  try {
    yield* archive.bytes as AsyncIterable<Uint8Array>;
    await adding;
  } finally {
    archive.close();
  }
}
