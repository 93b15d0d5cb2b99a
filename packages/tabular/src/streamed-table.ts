import type { ByteSource } from './byte-source.ts';
import type { Row, Table } from './table.ts';

/** Rows handed over together: enough that the cost of a step is spread, few enough to stay small in memory. */
export const BATCH_ROWS = 2_000;

/** Cells handed over together at most, for tables with very many columns. */
export const BATCH_CELLS = 200_000;

/** A table whose rows are read anew each time they are asked for; its first rows are remembered. */
export class StreamedTable implements Table {
  readonly name: string;
  readonly delimiter?: string;
  readonly text?: ByteSource;
  readonly #open: () => AsyncIterable<readonly Row[]>;
  #head: readonly Row[] = [];
  #headIsWhole = false;

  constructor(
    name: string,
    open: () => AsyncIterable<readonly Row[]>,
    csv?: { readonly delimiter: string; readonly text: ByteSource },
  ) {
    this.name = name;
    this.#open = open;
    if (csv === undefined) return;
    this.delimiter = csv.delimiter;
    this.text = csv.text;
  }

  async head(count: number): Promise<readonly Row[]> {
    if (this.#head.length < count && !this.#headIsWhole) {
      const rows: Row[] = [];
      this.#headIsWhole = true;
      for await (const batch of this.#open()) {
        rows.push(...batch);
        if (rows.length >= count) {
          this.#headIsWhole = false;
          break;
        }
      }
      this.#head = rows;
    }
    return this.#head.slice(0, count);
  }

  batches(): AsyncIterable<readonly Row[]> {
    return this.#open();
  }
}
