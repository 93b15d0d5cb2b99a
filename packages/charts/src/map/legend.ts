import { formatNumber, type Language, type NumberStyle } from '@sterna/vocabulary';
import type { Drawing } from '../drawing/drawing.ts';
import { estimateWidth } from '../drawing/text-measure.ts';
import { valueText } from '../value-text.ts';
import { WORDS } from '../words.ts';
import type { ValueScale } from './classes.ts';

const SIZE = 12;
const SWATCH = 10;
const LINE = 17;
/** Between two texts of a row. */
const GAP = 8;

interface Writing {
  readonly language: Language;
  readonly style: NumberStyle;
  /** Lowest and highest value, written at the ends. */
  readonly limits?: readonly [low: number, high: number];
}

interface Mark {
  /** From the first class on, in pixels. */
  readonly at: number;
  readonly text: string;
}

/** Where a text lies from start to end, moved inside the picture. */
function spanOf({ at, text }: Mark, width: number): readonly [from: number, to: number] {
  const wide = estimateWidth(text, SIZE);
  const from = Math.min(Math.max(at - wide / 2, 0), width - wide);
  return [from, from + wide];
}

function areApart(marks: readonly Mark[], width: number): boolean {
  return marks.every((mark, index) => {
    const before = marks[index - 1];
    return before === undefined || spanOf(before, width)[1] + GAP <= spanOf(mark, width)[0];
  });
}

/** The texts in one row, shorter where that is needed, else in two rows by turns. */
function rowsOf(
  places: readonly { at: number; value: number }[],
  writing: Writing,
  width: number,
): readonly (readonly Mark[])[] {
  const { language, style } = writing;
  const plain = places.map(({ at, value }) => ({ at, text: valueText(value, language, style) }));
  if (areApart(plain, width)) return [plain];
  const short = places.map(({ at, value }, index) => {
    const compact = Math.abs(value) >= 1000 ? formatNumber(value, language, { kind: 'compact' }) : '';
    return compact === '' ? (plain[index] ?? { at, text: '' }) : { at, text: compact };
  });
  if (areApart(short, width)) return [short];
  const byTurns = (marks: readonly Mark[]): readonly (readonly Mark[])[] =>
    [0, 1].map((turn) => marks.filter((_, index) => index % 2 === turn));
  return byTurns(plain).every((row) => areApart(row, width)) ? byTurns(plain) : byTurns(short);
}

/** The key of places without data, from `from` on. */
function drawNoData(drawing: Drawing, language: Language, from: number, y: number): void {
  drawing.rect(drawing.mirrored ? drawing.fromStart(from + 16) : from, y, 16, SWATCH, 'c-land');
  const text = WORDS.noData[language];
  drawing.text({ x: drawing.fromStart(from + 22), y: y + SWATCH, text, paint: 'c-tick', anchor: drawing.start });
}

/** The value between two swatches, by their edges; the outer limits too where they are told. */
function marksOf({ bounds }: ValueScale, step: number, limits: Writing['limits']) {
  const between = bounds.map((value, index) => ({ at: (index + 1) * step - 0.5, value }));
  if (!limits || bounds.length === 0) return between;
  const [least, most] = limits;
  return [
    ...(least < (bounds[0] ?? least) ? [{ at: 0, value: least }] : []),
    ...between,
    // A scale that is the same everywhere may end above all values: its last class has no upper limit then.
    ...(most > (bounds.at(-1) ?? most) ? [{ at: (bounds.length + 1) * step, value: most }] : []),
  ];
}

/**
 * Writes the classes' colours in a row with the values where they meet under it, and the colour of places without data.
 * Returns the height it takes.
 */
export function drawLegend(drawing: Drawing, scale: ValueScale, top: number, writing: Writing): number {
  const { bounds, steps } = scale;
  const texts = bounds.map((value) => valueText(value, writing.language, writing.style));
  // One colour alone needs no key: every country that has it has a value.
  const count = bounds.length === 0 ? 0 : steps.length;
  const needed = Math.max(28, ...texts.map((text) => estimateWidth(text, SIZE) + GAP));
  const step = Math.min(Math.max(needed, 44), drawing.width / Math.max(count, 1));
  steps.slice(0, count).forEach((each, index) => {
    const left = drawing.mirrored ? drawing.fromStart((index + 1) * step) : index * step;
    drawing.rect(left, top, step - 1, SWATCH, `c-map-${each}`);
  });
  const rows = rowsOf(marksOf(scale, step, writing.limits), writing, drawing.width);
  rows.forEach((row, index) => {
    for (const mark of row) {
      const [from, to] = spanOf(mark, drawing.width);
      const x = drawing.fromStart((from + to) / 2);
      const y = top + SWATCH + 14 + index * LINE;
      drawing.text({ x, y, text: mark.text, paint: 'c-tick', anchor: 'middle' });
    }
  });
  const text = WORDS.noData[writing.language];
  const width = SWATCH + 6 + estimateWidth(text, SIZE);
  const besides = count * step + 20 + width <= drawing.width;
  const under = (rows.length - 1) * LINE;
  const from = besides && count > 0 ? count * step + 20 : 0;
  const y = besides ? top : top + SWATCH + 24 + under;
  drawNoData(drawing, writing.language, from, y);
  return y + SWATCH + (besides && texts.length > 0 ? 20 + under : 4) - top;
}

/** Writes the colour of each level with its name, as many in a line as there is room for; returns the height it takes. */
export function drawLevels(
  drawing: Drawing,
  { steps }: ValueScale,
  levels: readonly { readonly label: string }[],
  top: number,
): number {
  let [from, y] = [0, top];
  const next = (label: string): number => {
    const width = 22 + estimateWidth(label, SIZE);
    if (from > 0 && from + width > drawing.width) [from, y] = [0, y + SWATCH + 10];
    const at = from;
    from += width + 20;
    return at;
  };
  levels.slice(0, steps.length).forEach(({ label }, index) => {
    const at = next(label);
    const left = drawing.mirrored ? drawing.fromStart(at + 16) : at;
    drawing.rect(left, y, 16, SWATCH, `c-map-${steps[index] ?? 5}`);
    const x = drawing.fromStart(at + 22);
    drawing.text({ x, y: y + SWATCH, text: label, paint: 'c-tick', anchor: drawing.start });
  });
  drawNoData(drawing, drawing.language, next(WORDS.noData[drawing.language]), y);
  return y + SWATCH + 6 - top;
}
