import type { DataTable } from '@sterna/document';

/** A table of texts, for a file to take away. */
export function textTable(
  id: string,
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): DataTable {
  return {
    id,
    caption,
    columns: columns.map((label) => ({ key: label, label, type: 'text' })),
    rows: rows.map((row) => row.map((text) => ({ value: text === '' ? null : text, text }))),
    notes: [],
    sources: [],
  };
}
