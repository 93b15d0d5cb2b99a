import { Readable } from 'node:stream';
import type { Language } from '@sterna/vocabulary';
import { ZipFile } from 'yazl';
import type { ExportedObservation } from '../exported.ts';
import type { EvidenceShape } from '../shape.ts';
import { aboutRows, WORKBOOK_WORDS } from './about-sheet.ts';
import { NamedRows } from './named-rows.ts';
import { columnLetters, SHEET_END, sheetPath, sheetRow, sheetStart, workbookParts } from './xlsx-parts.ts';

/** Rows a sheet can have, its head included. */
const SHEET_ROWS = 1_048_576;

/** Fixed, so that the same figures give the same bytes; in local time, as archives keep it. */
const ENTRY = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 6 } as const;

/** Takes observations one by one from batches, across sheets. */
class ObservationQueue {
  readonly #batches: AsyncIterator<readonly ExportedObservation[]>;
  #batch: readonly ExportedObservation[] = [];
  #next = 0;

  constructor(observations: AsyncIterable<readonly ExportedObservation[]>) {
    this.#batches = observations[Symbol.asyncIterator]();
  }

  /** Those that are at hand, at most so many; none at the end. */
  async take(most: number): Promise<readonly ExportedObservation[]> {
    while (this.#next >= this.#batch.length) {
      const next = await this.#batches.next();
      if (next.done === true) return [];
      this.#batch = next.value;
      this.#next = 0;
    }
    const taken = this.#batch.slice(this.#next, this.#next + most);
    this.#next += taken.length;
    return taken;
  }
}

async function* dataSheet(
  rows: NamedRows,
  rightToLeft: boolean,
  queue: ObservationQueue,
  onEnd: (isLast: boolean) => void,
): AsyncGenerator<Buffer> {
  const columns = rows.headings.map((_, i) => columnLetters(i));
  yield Buffer.from(sheetStart(rows.widths, { frozen: true, rightToLeft }) + sheetRow(1, columns, rows.headings, 1));
  let number = 1;
  let isLast = false;
  while (number < SHEET_ROWS) {
    const taken = await queue.take(Math.min(2_000, SHEET_ROWS - number));
    isLast = taken.length === 0;
    if (isLast) break;
    let text = '';
    for (const observation of taken) {
      number += 1;
      text += sheetRow(number, columns, rows.row(observation));
    }
    yield Buffer.from(text);
  }
  yield Buffer.from(SHEET_END);
  onEnd(isLast);
}

function aboutSheet(shape: EvidenceShape, language: Language): string {
  const columns = ['A', 'B', 'C', 'D', 'E'];
  const { head } = WORKBOOK_WORDS[language];
  const rows = aboutRows(shape, language).map((cells, i) => sheetRow(i + 1, columns, cells, cells === head ? 1 : 0));
  return (
    sheetStart([24, 60, 40, 36, 60], { frozen: false, rightToLeft: isRightToLeft(language) }) +
    rows.join('') +
    SHEET_END
  );
}

function isRightToLeft(language: Language): boolean {
  return language === 'ar';
}

/** Adds a sheet; resolves when all of it has been taken. */
function addSheet(zip: ZipFile, number: number, content: AsyncGenerator<Buffer>): Promise<void> {
  const stream = Readable.from(content, { objectMode: false });
  return new Promise((resolve, reject) => {
    stream.once('end', resolve);
    stream.once('error', reject);
    zip.addReadStream(stream, sheetPath(number), ENTRY);
  });
}

async function addAll(
  zip: ZipFile,
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  language: Language,
): Promise<void> {
  const words = WORKBOOK_WORDS[language];
  const rows = new NamedRows(shape, language);
  const queue = new ObservationQueue(observations);
  const sheets: string[] = [];
  for (let isLast = false; !isLast; ) {
    sheets.push(sheets.length === 0 ? words.data : `${words.data} ${sheets.length + 1}`);
    await addSheet(
      zip,
      sheets.length,
      dataSheet(rows, isRightToLeft(language), queue, (last) => {
        isLast = last;
      }),
    );
  }
  sheets.push(words.about);
  zip.addBuffer(Buffer.from(aboutSheet(shape, language)), sheetPath(sheets.length), ENTRY);
  for (const { name, content } of workbookParts(sheets)) zip.addBuffer(Buffer.from(content), name, ENTRY);
  zip.end();
}

/**
 * Writes figures as an XLSX workbook: a sheet of data with its head in view and names beside the codes, more of them beyond 1,048,575 figures, and a
 * sheet about sources and licences. Streams; the same figures give the same bytes.
 */
export async function* writeXlsx(
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  language: Language,
): AsyncGenerator<Uint8Array, void, undefined> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  zip.on('error', (error: Error) => output.destroy(error));
  const adding = addAll(zip, observations, shape, language);
  adding.catch((error: unknown) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  for await (const chunk of output as AsyncIterable<Buffer>) yield chunk;
  await adding;
}
