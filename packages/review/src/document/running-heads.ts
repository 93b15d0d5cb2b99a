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

function edgesOf({ lines }: PageOfLines): readonly Line[] {
  const byHeight = [...lines].sort((a, b) => a.base - b.base);
  return byHeight.length <= EDGE_LINES * 2
    ? byHeight
    : [...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)];
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
  return pages.map((page) => {
    const edges = new Set(edgesOf(page));
    // Rows of a text have no height of the paper: there the number is its first or last line.
    const ends = new Set(place === 'anywhere' ? [page.lines[0], page.lines.at(-1)] : []);
    const isRunning = (line: Line): boolean =>
      edges.has(line) && (isPageNumber(line, page.height, ends.has(line)) || (pages.length >= 4 && repeats(line)));
    return { ...page, lines: page.lines.filter((line) => !isRunning(line)) };
  });
}
