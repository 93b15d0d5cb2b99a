import type { Cell, Row, Table } from '@sterna/tabular';

/**
 * Records under headings as a table, so that a publisher's reader takes an answer of its interface like its downloads.
 * The headings have the number 0 and records count from 1, as a person counts them in the answer.
 */
export function recordsTable(
  name: string,
  headings: readonly string[],
  records: readonly (readonly Cell[])[],
  above: readonly (readonly Cell[])[] = [],
): Table {
  const rows: readonly Row[] = [
    ...above.map((cells, i) => ({ number: i - above.length, cells })),
    { number: 0, cells: headings },
    ...records.map((cells, i) => ({ number: i + 1, cells })),
  ];
  return {
    name,
    head: async (count) => rows.slice(0, count),
    async *batches() {
      yield rows;
    },
  };
}
