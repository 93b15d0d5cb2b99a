import type { Line } from './line.ts';

/** Lines of a page among which running heads and feet are looked for, from each end. */
const EDGE_LINES = 3;
/** Pages on which the same words at the same height are a running head. */
const FEWEST_PAGES = 3;

interface PageOfLines {
  readonly height: number;
  readonly lines: readonly Line[];
}

const shape = (text: string): string => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').toLowerCase();
/** Where what repeats must stand: at one height of the pages, or anywhere near their ends, as rows of a text vary. */
export type RunningPlace = 'same-height' | 'anywhere';

/** Words and height; heights differ a little from page to page. */
const keysOf = (line: Line, place: RunningPlace): readonly string[] => {
  if (place === 'anywhere') return ['', shape(line.text)];
  const step = Math.round(line.base / 6);
  return [step - 1, step, step + 1].map((height) => `${height} ${shape(line.text)}`);
};

/** Lines of a page that stand beside each other, row by row from its head. */
function rowsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const rows: Line[][] = [];
  for (const line of [...lines].sort((a, b) => a.base - b.base)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && line.base - row[0].base < row[0].size * 0.35) row.push(line);
    else rows.push([line]);
  }
  return rows;
}

/** Cells beside each other from which a row is of a table: a running head has a left, a middle and a right part. */
const CELLS = 4;

/** Whether a row is the head of a table, which comes again on its next pages: lines below it begin where its cells do. */
function isTableRow(row: readonly Line[], below: readonly Line[]): boolean {
  if (row.length >= CELLS) return true;
  const isColumn = (cell: Line): boolean =>
    below.some(({ left, base }) => Math.abs(left - cell.left) < 2 && base - cell.base < cell.size * 6);
  return row.length > 1 && row.filter(isColumn).length > 1;
}

function edgesOf({ lines }: PageOfLines): readonly Line[] {
  const rows = rowsOf(lines);
  const heads = rows.slice(0, EDGE_LINES);
  const table = heads.findIndex((row, i) => isTableRow(row, rows.slice(i + 1, i + 4).flat()));
  const feet = rows.slice(Math.max(EDGE_LINES, rows.length - EDGE_LINES));
  return [...(table === -1 ? heads : heads.slice(0, table)), ...feet.filter(({ length }) => length < CELLS)].flat();
}

/** Sizes below a line from which it stands apart from the text. */
const APART = 2.2;

/**
 * Heights at which most pages have a first line that stands apart from the text below it: a running head, though its words
 * change from chapter to chapter.
 */
function headHeights(pages: readonly PageOfLines[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const { lines } of pages) {
    const [first, second] = rowsOf(lines);
    const [head] = first ?? [];
    const [next] = second ?? [];
    if (head === undefined || next === undefined || next.base - head.base < next.size * APART) continue;
    counts.set(Math.round(head.base), (counts.get(Math.round(head.base)) ?? 0) + 1);
  }
  const most = Math.max(FEWEST_PAGES + 1, pages.length * 0.6);
  return new Set([...counts].flatMap(([height, count]) => (count >= most ? [height] : [])));
}

/** The number of a page, alone or with its word, near an end of the page. */
function isPageNumber(line: Line, height: number, isEndOfText: boolean): boolean {
  const nearEnd = isEndOfText || line.base < height * 0.1 || line.base > height * 0.88;
  return (
    nearEnd &&
    /^(?:page|p\.|pág(?:ina)?\.?|صفحة)?\s*[-–|]*\s*(?:\d{1,4}|[ivxlc]{1,6})\s*(?:[-–|/]|(?:sur|of|de)\s)?\s*(?:\d{1,4})?$/iu.test(
      line.text,
    )
  );
}

/** Leaves out what repeats at the head or foot of the pages, and page numbers. */
export function withoutRunningHeads<Page extends PageOfLines>(
  pages: readonly Page[],
  place: RunningPlace = 'same-height',
): readonly Page[] {
  const seenOn = new Map<string, number>();
  for (const page of pages) {
    const middles = new Set(edgesOf(page).map((line) => keysOf(line, place)[1] ?? ''));
    for (const key of middles) seenOn.set(key, (seenOn.get(key) ?? 0) + 1);
  }
  // Figures without a word are of a table that begins at the top.
  const repeats = (line: Line): boolean =>
    /\p{L}/u.test(line.text) &&
    keysOf(line, place).reduce((sum, key) => sum + (seenOn.get(key) ?? 0), 0) >= FEWEST_PAGES;
  const heights = place === 'same-height' ? headHeights(pages) : new Set<number>();
  return pages.map((page) => {
    const edges = new Set(edgesOf(page));
    const first = place === 'same-height' ? rowsOf(page.lines)[0]?.[0]?.base : undefined;
    const isHead = ({ base }: Line): boolean =>
      first !== undefined && Math.abs(base - first) < 1 && heights.has(Math.round(first));
    // Rows of a text have no height of the paper: there the number is its first or last line.
    const ends = new Set(place === 'anywhere' ? [page.lines[0], page.lines.at(-1)] : []);
    const isRunning = (line: Line): boolean =>
      edges.has(line) &&
      (isPageNumber(line, page.height, ends.has(line)) || (pages.length >= 4 && (isHead(line) || repeats(line))));
    return { ...page, lines: page.lines.filter((line) => !isRunning(line)) };
  });
}
