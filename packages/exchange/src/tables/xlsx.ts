import { directionOf, type Language } from '@sterna/vocabulary';
import type { ExportedObservation } from '../exported.ts';
import type { EvidenceShape } from '../shape.ts';
import { SHEET_ROWS, type Sheet, type SheetCell, type SheetRow } from '../xlsx/workbook.ts';
import { writeWorkbook } from '../xlsx/write-workbook.ts';
import { aboutRows, WORKBOOK_WORDS } from './about-sheet.ts';
import { NamedRows } from './named-rows.ts';

/** Rows that are made at once. */
const BATCH = 2_000;

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

  /** Whether nothing is left. */
  async isAtEnd(): Promise<boolean> {
    if ((await this.take(1)).length === 0) return true;
    this.#next -= 1;
    return false;
  }

  /** Lets go of what has not been taken. */
  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}

const head = (value: string): SheetCell => ({ value, look: 'head' });

async function* dataRows(
  rows: NamedRows,
  queue: ObservationQueue,
  most: number,
): AsyncGenerator<readonly SheetRow[], void, undefined> {
  yield [{ number: 1, cells: rows.headings.map(head) }];
  for (let number = 1; number < most; ) {
    const taken = await queue.take(Math.min(BATCH, most - number));
    if (taken.length === 0) return;
    const first = number + 1;
    number += taken.length;
    yield taken.map((observation, i) => ({ number: first + i, cells: rows.row(observation) }));
  }
}

async function* aboutSheetRows(shape: EvidenceShape, language: Language): AsyncGenerator<readonly SheetRow[]> {
  const { head: headings } = WORKBOOK_WORDS[language];
  yield aboutRows(shape, language).map((cells, i) => ({
    number: i + 1,
    cells: cells === headings ? cells.map(head) : cells,
  }));
}

async function* figureSheets(
  queue: ObservationQueue,
  shape: EvidenceShape,
  language: Language,
  rowsOfSheet: number,
): AsyncGenerator<Sheet, void, undefined> {
  const words = WORKBOOK_WORDS[language];
  const rightToLeft = directionOf(language) === 'rtl';
  const rows = new NamedRows(shape, language);
  let count = 0;
  do {
    count += 1;
    const name = count === 1 ? words.data : `${words.data} ${count}`;
    yield { name, rows: dataRows(rows, queue, rowsOfSheet), widths: rows.widths, frozenRows: 1, rightToLeft };
  } while (!(await queue.isAtEnd()));
  yield { name: words.about, rows: aboutSheetRows(shape, language), widths: [24, 60, 40, 36, 60], rightToLeft };
}

/**
 * Writes figures as an XLSX workbook: a sheet of data with its head in view and names beside the codes, more of them
 * beyond 1,048,575 figures, and a sheet about sources and licences. Streams; the same figures give the same bytes.
 *
 * @param rowsOfSheet rows that a sheet may have, its head included; as many as it can unless told
 */
export async function* writeXlsx(
  observations: AsyncIterable<readonly ExportedObservation[]>,
  shape: EvidenceShape,
  language: Language,
  rowsOfSheet: number = SHEET_ROWS,
): AsyncGenerator<Uint8Array, void, undefined> {
  const queue = new ObservationQueue(observations);
  try {
    yield* writeWorkbook(figureSheets(queue, shape, language, rowsOfSheet));
  } finally {
    await queue.close();
  }
}
