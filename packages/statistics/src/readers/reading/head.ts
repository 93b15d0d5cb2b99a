import type { Cell, Row } from '@sterna/tabular';

/** A heading reduced to its words: `Country / territory of asylum` → `country territory of asylum`, `geoAreaCode` → `geo area code`. */
export function headWords(cell: Cell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return '';
  return String(cell)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The headings of a table, found by their words. Columns count from 0. */
export class Head {
  readonly row: Row;
  /** The words of each column's heading. */
  readonly words: readonly string[];

  constructor(row: Row) {
    this.row = row;
    this.words = Array.from(row.cells, headWords);
  }

  /** The first column whose heading is one of the names, tried in their order; -1 when there is none. */
  find(...names: readonly string[]): number {
    for (const name of names) {
      const column = this.words.indexOf(name);
      if (column !== -1) return column;
    }
    return -1;
  }

  has(...names: readonly string[]): boolean {
    return this.find(...names) !== -1;
  }
}

/** Finds the row of headings among the first rows of a table. */
export function findHead(rows: readonly Row[], isHead: (head: Head) => boolean): Head | undefined {
  for (const row of rows) {
    const head = new Head(row);
    if (isHead(head)) return head;
  }
  return undefined;
}

/** A cell as text, trimmed; empty for an empty one. */
export function textOf(cell: Cell | undefined): string {
  if (typeof cell === 'string') return cell.trim();
  return cell === null || cell === undefined ? '' : String(cell);
}
