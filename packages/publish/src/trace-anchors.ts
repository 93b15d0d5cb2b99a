import type { Document, TableCell } from '@sterna/document';
import { walkSections } from './contents.ts';

/** Where the figures of a page that stands alone lead to. */
export interface TraceAnchors {
  /** Ids by trace key. */
  readonly byTrace: ReadonlyMap<string, string>;
  /** The same ids by the annex cell that carries them. */
  readonly byCell: ReadonlyMap<TableCell, string>;
}

/** A trace key as an HTML id: letters, digits, `-`, `_` and `.` stay; the rest is written by its code point. */
function anchorOf(key: string): string {
  return `trace-${key.replace(/[^\w.-]/gu, (character) => `~${character.codePointAt(0)?.toString(16)}`)}`;
}

/** Finds, for each trace, the first cell of the annex (sections without a number) that carries it. */
export function traceAnchors(document: Document): TraceAnchors {
  const byTrace = new Map<string, string>();
  const byCell = new Map<TableCell, string>();
  const annexes = document.sections.filter((section) => section.number === '');
  for (const { section } of walkSections(annexes)) {
    const tables = section.blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : []));
    for (const cell of tables.flatMap((table) => table.rows.flat())) {
      if (cell.trace === undefined || byTrace.has(cell.trace)) continue;
      byTrace.set(cell.trace, anchorOf(cell.trace));
      byCell.set(cell, anchorOf(cell.trace));
    }
  }
  return { byTrace, byCell };
}
