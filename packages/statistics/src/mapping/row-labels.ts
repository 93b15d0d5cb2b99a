import type { Cell, Merge, Row } from '@sterna/tabular';
import { textOf } from '../readers/reading/head.ts';
import type { PartColumn } from './table-layout.ts';

/**
 * The labels of rows, with those filled in that stand once for several rows: in joined cells, or left out below the first
 * where the mapping says so.
 */
export class RowLabels {
  readonly #parts: readonly PartColumn[];
  /** For each part: first row of joined cells → their last row. */
  readonly #joins: readonly ReadonlyMap<number, number>[];
  readonly #above: (Cell | undefined)[];
  readonly #until: number[];

  constructor(parts: readonly PartColumn[], merges: readonly Merge[]) {
    this.#parts = parts;
    this.#joins = parts.map(
      ({ column }) =>
        new Map(
          merges
            .filter(({ left, right, top, bottom }) => bottom > top && column + 1 >= left && column + 1 <= right)
            .map(({ top, bottom }) => [top, bottom]),
        ),
    );
    this.#above = parts.map(() => undefined);
    this.#until = parts.map(() => 0);
  }

  /** The label in each part's column; has to be asked for every row in turn, those without values too. */
  of(row: Row): readonly (Cell | undefined)[] {
    return this.#parts.map(({ column, fillDown }, i) => {
      const own = row.cells[column];
      if (textOf(own) !== '') {
        // Something new to the left begins anew: what stood further right belonged to what was above.
        for (let right = i + 1; right < this.#parts.length; right += 1) this.#above[right] = undefined;
        this.#above[i] = own;
        this.#until[i] = this.#joins[i]?.get(row.number) ?? 0;
        return own;
      }
      const joined = row.number <= (this.#until[i] ?? 0);
      return fillDown || joined ? this.#above[i] : own;
    });
  }
}
