import type { PDFPageProxy, TextItem } from 'pdfjs-dist/types/src/display/api.js';
import { plainLetters } from '../letters.ts';
import type { Run } from './run.ts';
import { withoutStrokes } from './strokes.ts';

/** The runs of a page in the order they are drawn, those of its main direction alone. */
export interface PageRuns {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  readonly runs: readonly Run[];
}

type Matrix = readonly [number, number, number, number, number, number];

interface Turned extends Run {
  /** Quarter turns of the writing: 0 runs across the page. */
  readonly turns: number;
}

const isText = (item: object): item is TextItem => 'str' in item;

function turned(item: TextItem, [a, b, c, d, e, f]: Matrix): Turned | undefined {
  const [p, q, , , x, y] = item.transform as unknown as Matrix;
  const size = Math.hypot(p, q) || item.height;
  const across = a * p + c * q;
  const down = b * p + d * q;
  const turns = Math.round(Math.atan2(down, across) / (Math.PI / 2));
  const left = a * x + c * y + e;
  const base = b * x + d * y + f;
  if (!Number.isFinite(left + base + size + item.width)) return undefined;
  const run = { text: plainLetters(item.str), size, font: item.fontName, isRightToLeft: item.dir === 'rtl' };
  if (turns === 0) return { ...run, turns, left, right: left + item.width, base };
  // Writing that runs up or down the page is laid flat, so that its lines can be read like any other.
  if (turns === 1) return { ...run, turns, left: base, right: base + item.width, base: -left };
  if (turns === -1) return { ...run, turns, left: -base, right: -base + item.width, base: left };
  return { ...run, turns, left: -left, right: -left + item.width, base: -base };
}

/** The direction most characters of a page are written in. */
function mainTurns(runs: readonly Turned[]): number {
  const characters = new Map<number, number>();
  for (const run of runs) characters.set(run.turns, (characters.get(run.turns) ?? 0) + run.text.length);
  return [...characters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** The pieces of text of a page. */
export async function readRuns(page: PDFPageProxy): Promise<PageRuns> {
  const view = page.getViewport({ scale: 1 });
  const { items } = await page.getTextContent({ disableNormalization: false });
  const all: Turned[] = [];
  for (const item of items) {
    if (!isText(item) || item.str.trim() === '') continue;
    const run = turned(item, view.transform as unknown as Matrix);
    // Vowel signs drawn by themselves have no width of their own: they would stand between the letters, or part them.
    // Strokes that lengthen words keep their place, without a letter.
    const isStroke = item.str.includes('\u0640');
    if (run !== undefined && (isStroke || !/^[\p{M}\s]*$/u.test(run.text))) all.push(run);
  }
  const main = mainTurns(all);
  const runs = withoutStrokes(all.filter(({ turns }) => turns === main));
  const isUpright = main % 2 === 0;
  return {
    page: page.pageNumber,
    width: isUpright ? view.width : view.height,
    height: isUpright ? view.height : view.width,
    runs,
  };
}
