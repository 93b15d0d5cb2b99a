import type { DataTable, TableColumn } from '@sterna/document';

/** True for columns whose digits line up on the right. Years are names of rows and stand where text stands. */
export function isNumeric(type: TableColumn['type']): boolean {
  return type !== 'text' && type !== 'year';
}

function longestWord(text: string): number {
  return Math.max(0, ...text.split(/[\s-]+/).map((word) => word.length));
}

/**
 * Shares of the width of a page for the columns of a table: what numbers need so as not to break, and for text what it
 * takes, within bounds, so that no column starves another.
 */
export function columnWeights(table: DataTable): readonly number[] {
  return table.columns.map((column, index) => {
    const lengths = table.rows.map((row) => row[index]?.text.length ?? 0);
    const widest = Math.max(0, ...lengths);
    const label = Math.max(longestWord(column.label), column.unit?.length ?? 0);
    return column.type === 'text'
      ? // Sentences get more than names, though not by their full length: a column of reasons would stand ten lines high.
        Math.min(40, Math.max(8, widest, label)) + Math.min(30, Math.round(Math.max(0, widest - 40) / 6))
      : Math.min(16, Math.max(7, widest + 1, label + 1));
  });
}
