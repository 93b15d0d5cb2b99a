import type { Row, Table } from './table.ts';

/** Rows handed over together: enough that the cost of a step is spread, few enough to stay small in memory. */
export const BATCH_ROWS = 2_000;

/** A table whose rows are read anew each time they are asked for; its first rows are remembered. */
export class StreamedTable implements Table {
  readonly name: string;
  readonly #open: () => AsyncIterable<readonly Row[]>;
  #head: readonly Row[] = [];
  #headIsWhole = false;

  constructor(name: string, open: () => AsyncIterable<readonly Row[]>) {
    this.name = name;
    this.#open = open;
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
