import { formatNumber } from '@sterna/vocabulary';
import type { ColourRole, SharesChart } from '../chart.ts';
import { spreadApart } from '../drawing/box.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import type { PaintName } from '../drawing/paint.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';

const SIZE = 13;
const BAR = 24;
const LINE = 16;
/** Space between segments, so that neighbours are told apart by more than their colour. */
const SEAM = 2;

/** Parts differ by texture as well as colour: solid, outlined, hatched, and so on again. */
type Texture = 'solid' | 'outlined' | 'hatched';
const TEXTURES: readonly Texture[] = ['solid', 'outlined', 'hatched'];

function textureOf(index: number): Texture {
  return TEXTURES[index % TEXTURES.length] ?? 'solid';
}

/** Diagonal strokes, 6 pixels apart, inside a rectangle. */
function hatching(left: number, top: number, width: number, height: number): string {
  let d = '';
  for (let foot = 6; foot < width + height; foot += 6) {
    const low = Math.max(0, foot - height);
    const high = Math.min(foot, width);
    d += `M${coordinate(left + low)} ${coordinate(top + foot - low)}`;
    d += `L${coordinate(left + high)} ${coordinate(top + foot - high)}`;
  }
  return d;
}

/** Letters on a solid mark: dark ones on the light colours. */
function letteringOn(texture: Texture, colour: ColourRole): PaintName {
  if (texture !== 'solid') return 'c-strong';
  return colour === 'warning' || colour === 'second' ? 'c-on-mark' : 'c-on-dark';
}

function drawSegment(
  drawing: Drawing,
  left: number,
  top: number,
  size: { readonly width: number; readonly height: number },
  part: { readonly texture: Texture; readonly colour: ColourRole },
): void {
  const { width, height } = size;
  if (part.texture === 'solid') {
    drawing.rect(left, top, width, height, `c-fill-${part.colour}`);
    return;
  }
  const inset = 0.75;
  const paint = `c-outlined-${part.colour}` as const;
  drawing.rect(left + inset, top + inset, Math.max(width - 2 * inset, 0.5), height - 2 * inset, paint);
  if (part.texture === 'hatched') drawing.path(hatching(left, top, width, height), `c-hatch-${part.colour}`);
}

/** The key over the bars: a small piece of each part with its name, in as many lines as needed. Returns its height. */
function drawKey(drawing: Drawing, chart: SharesChart): number {
  const swatch = 14;
  let x = 0;
  let top = 2;
  let rows = 1;
  chart.parts.forEach((part, index) => {
    const lines = wrapText(part.label, drawing.width - swatch - 8, SIZE, true);
    const width = swatch + 6 + Math.max(...lines.map((line) => estimateWidth(line, SIZE, true)));
    if (x > 0 && x + width > drawing.width) {
      x = 0;
      top += rows * LINE + 5;
      rows = 1;
    }
    rows = Math.max(rows, lines.length);
    const left = drawing.mirrored ? drawing.fromStart(x + swatch) : x;
    const look = { texture: textureOf(index), colour: part.colour };
    drawSegment(drawing, left, top, { width: swatch, height: swatch }, look);
    lines.forEach((text, row) => {
      const at = { x: drawing.fromStart(x + swatch + 6), y: top + 12 + row * LINE, anchor: drawing.start };
      drawing.text({ ...at, text, paint: `c-label-${part.colour}` });
    });
    x += width + 20;
  });
  return top + rows * LINE + 11;
}

interface RowFrame {
  /** Distances from the edge where reading starts. */
  readonly start: number;
  readonly end: number;
}

/** A part of a row: where it lies, and its percentage. */
interface Segment {
  readonly part: SharesChart['parts'][number];
  readonly texture: Texture;
  /** Distance from the edge where reading starts. */
  readonly from: number;
  readonly width: number;
  readonly text: string;
  /** Of the text with some room around it. */
  readonly needed: number;
  /** In percent of the row. */
  readonly share: number;
}

function segmentsOf(chart: SharesChart, values: readonly number[], frame: RowFrame): Segment[] {
  const whole = values.reduce((sum, value) => sum + value, 0) || 1;
  let from = frame.start;
  return chart.parts.flatMap((part, index): Segment[] => {
    const value = values[index] ?? 0;
    if (value <= 0) return [];
    const length = (value / whole) * (frame.end - frame.start);
    const text = formatNumber(value, chart.language, chart.style);
    const needed = estimateWidth(text, SIZE, true) + 8;
    const segment = { from, width: Math.max(length - SEAM, 1), text, needed, share: (value / whole) * 100 };
    from += length;
    return [{ part, texture: textureOf(index), ...segment }];
  });
}

/** Parts too narrow for their percentage, which stands above them then. Below this share of the row it is left out. */
const LEAST_SHARE = 0.95;

function narrowOnes(segments: readonly Segment[]): Segment[] {
  return segments.filter(({ needed, width, share }) => needed > width && share >= LEAST_SHARE);
}

/** Writes the percentages of narrow parts above them, side by side where they would meet, in the parts' colours. */
function writeAbove(drawing: Drawing, segments: readonly Segment[], frame: RowFrame, barTop: number): void {
  const wishes = segments.map(({ from, width, needed }) => ({
    wanted: from + width / 2 - needed / 2,
    height: needed,
  }));
  const starts = spreadApart(wishes, frame.start, frame.end);
  segments.forEach(({ from, width, text, needed, part }, index) => {
    const middle = (starts[index] ?? 0) + needed / 2;
    const at = { x: drawing.fromStart(middle), y: barTop - 7, anchor: 'middle' as const };
    drawing.text({ ...at, text, paint: `c-label-${part.colour}` });
    const [above, below] = [drawing.fromStart(middle), drawing.fromStart(from + width / 2)];
    drawing.line([above, barTop - 4.5], [below, barTop - 0.5], 'c-zero');
  });
}

function writeInside(drawing: Drawing, { from, width, text, needed, texture, part }: Segment, top: number): void {
  const middle = drawing.fromStart(from + width / 2);
  if (texture === 'hatched') drawing.rect(middle - needed / 2 + 1, top + 3, needed - 2, BAR - 6, 'c-paper');
  const paint = letteringOn(texture, part.colour);
  drawing.text({ x: middle, y: top + BAR / 2 + 4.5, text, paint, anchor: 'middle' });
}

function drawRow(drawing: Drawing, segments: readonly Segment[], top: number): void {
  for (const segment of segments) {
    const { from, width, needed, texture, part } = segment;
    const left = drawing.mirrored ? drawing.fromStart(from + width) : from;
    drawSegment(drawing, left, top, { width, height: BAR }, { texture, colour: part.colour });
    if (needed <= width) writeInside(drawing, segment, top);
  }
}

/**
 * Draws parts of a whole as stacked bars with percentages inside, or above where a part is too narrow for its own. Parts
 * differ by texture besides colour: solid, outlined, hatched. In right-to-left languages the first part is at the right.
 * On narrow pictures long row labels stand above their bars.
 */
export function drawSharesChart(drawing: Drawing, chart: SharesChart): void {
  const widest = Math.max(...chart.rows.map(({ label }) => estimateWidth(label, SIZE)), 0);
  const above = widest > drawing.width * (drawing.width < 480 ? 0.2 : 0.34);
  const frame = { start: above ? 0 : Math.ceil(widest) + 12, end: drawing.width };
  let y = drawKey(drawing, chart);
  for (const row of chart.rows) {
    const segments = segmentsOf(chart, row.values, frame);
    const narrow = narrowOnes(segments);
    const lines = above ? wrapText(row.label, drawing.width, SIZE) : [row.label];
    const room = narrow.length > 0 ? LINE + 2 : 0;
    lines.forEach((text, index) => {
      const base = above ? y + 12 + index * LINE : y + room + BAR / 2 + 4.5;
      drawing.text({ x: drawing.fromStart(0), y: base, text, paint: 'c-name', anchor: drawing.start });
    });
    y += room + (above ? lines.length * LINE + 3 : 0);
    writeAbove(drawing, narrow, frame, y);
    drawRow(drawing, segments, y);
    y += BAR + (above ? 12 : 8);
  }
  drawing.height = y - 6;
}
