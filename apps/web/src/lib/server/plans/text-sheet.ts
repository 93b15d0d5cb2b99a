import type { StoredBlock, StoredPassage } from '@sterna/spaces';

/** A piece of text, and whether it is part of a passage. */
export interface TextRun {
  readonly text: string;
  /** Passages that it belongs to. */
  readonly passages: readonly number[];
}

/** A block of a document with the passages in it marked. */
export interface MarkedBlock {
  readonly block: number;
  readonly kind: string;
  readonly level: number | null;
  readonly language: string;
  readonly page: number;
  readonly runs: readonly TextRun[];
  /** Rows of cells, of a table. */
  readonly rows: readonly (readonly (readonly TextRun[])[])[] | null;
}

interface Range {
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** Where a passage lies in its block; the whole block where its text is not found at its place. */
function rangeOf({ passage, start, text }: StoredPassage, block: string): Range {
  if (block.startsWith(text, start)) return { passage, start, end: start + text.length };
  const found = block.indexOf(text);
  return found >= 0 ? { passage, start: found, end: found + text.length } : { passage, start: 0, end: block.length };
}

/** Cuts a text where passages begin and end. @param offset where in its block the text begins */
function runsOf(text: string, ranges: readonly Range[], offset = 0): readonly TextRun[] {
  const cuts = ranges
    .flatMap(({ start, end }) => [start - offset, end - offset])
    .filter((at) => at > 0 && at < text.length);
  const edges = [...new Set([0, ...cuts, text.length])].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, i) => {
    const to = edges[i + 1] ?? text.length;
    const passages = ranges.filter(({ start, end }) => start < offset + to && end > offset + from);
    return { text: text.slice(from, to), passages: passages.map(({ passage }) => passage) };
  });
}

/** What stands between the cells of a table in the text of its block. */
const BETWEEN_CELLS = ' | '.length;

function markedRows(rows: readonly (readonly string[])[], ranges: readonly Range[]): MarkedBlock['rows'] {
  let offset = 0;
  return rows.map((row) =>
    row.map((cell) => {
      const runs = runsOf(cell, ranges, offset);
      offset += cell.length + BETWEEN_CELLS;
      return runs;
    }),
  );
}

/** Marks in blocks of text the passages that lie in them. */
export function markedBlocks(blocks: readonly StoredBlock[], passages: readonly StoredPassage[]): MarkedBlock[] {
  // What a later reading did not find in the text is nowhere to be marked.
  const byBlock = Map.groupBy(
    passages.filter(({ missing }) => missing !== 'text'),
    ({ block }) => block,
  );
  return blocks.map(({ block, kind, level, language, page, text, rows }) => {
    const ranges = (byBlock.get(block) ?? []).map((passage) => rangeOf(passage, text));
    return {
      ...{ block, kind, level, language, page },
      runs: rows === null ? runsOf(text, ranges) : [],
      rows: rows === null ? null : markedRows(rows, ranges),
    };
  });
}
