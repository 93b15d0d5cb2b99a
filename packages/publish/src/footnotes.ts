import type { DataTable, TableCell } from '@sterna/document';

/** The notes of single cells, each with its letter: `a` estimated, `b` provisional. */
export interface Footnotes {
  readonly list: readonly { readonly mark: string; readonly text: string }[];
  /** The letter of a cell, or an empty text when it has no note. */
  markOf(cell: TableCell): string;
}

/** 1 → `a`, 26 → `z`, 27 → `aa`. */
function letterOf(position: number): string {
  const before = Math.floor((position - 1) / 26);
  return (before > 0 ? letterOf(before) : '') + String.fromCodePoint(97 + ((position - 1) % 26));
}

/** Gathers the notes of a table's cells; equal notes share one letter. */
export function footnotesOf(table: DataTable): Footnotes {
  const marks = new Map<string, string>();
  for (const cell of table.rows.flat()) {
    if (cell.note && !marks.has(cell.note)) marks.set(cell.note, letterOf(marks.size + 1));
  }
  return {
    list: [...marks].map(([text, mark]) => ({ mark, text })),
    markOf: (cell) => (cell.note ? (marks.get(cell.note) ?? '') : ''),
  };
}
