import { formatNumber } from '@sterna/vocabulary';
import type { ColourRole, SharesChart } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import type { PaintName } from '../drawing/paint.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';

const SIZE = 13;
const BAR = 24;
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
  let row = 0;
  chart.parts.forEach((part, index) => {
    const [text = ''] = wrapText(part.label, drawing.width - swatch - 8, SIZE, true, 1);
    const width = swatch + 6 + estimateWidth(text, SIZE, true);
    if (x > 0 && x + width > drawing.width) {
      x = 0;
      row += 1;
    }
    const left = drawing.mirrored ? drawing.fromStart(x + swatch) : x;
    const top = 2 + row * 22;
    drawSegment(
      drawing,
      left,
      top,
      { width: swatch, height: swatch },
      { texture: textureOf(index), colour: part.colour },
    );
    const at = { x: drawing.fromStart(x + swatch + 6), y: top + 12, anchor: drawing.start };
    drawing.text({ ...at, text, paint: `c-label-${part.colour}` });
    x += width + 20;
  });
  return 22 * (row + 1) + 8;
}

interface RowFrame {
  /** Distances from the edge where reading starts. */
  readonly start: number;
  readonly end: number;
  readonly top: number;
}

function drawRow(drawing: Drawing, chart: SharesChart, values: readonly number[], frame: RowFrame): void {
  const whole = values.reduce((sum, value) => sum + value, 0) || 1;
  const perUnit = (frame.end - frame.start) / whole;
  let from = frame.start;
  chart.parts.forEach((part, index) => {
    const value = values[index] ?? 0;
    if (value <= 0) return;
    const length = value * perUnit;
    const texture = textureOf(index);
    const width = Math.max(length - SEAM, 1);
    const left = drawing.mirrored ? drawing.fromStart(from + width) : from;
    drawSegment(drawing, left, frame.top, { width, height: BAR }, { texture, colour: part.colour });
    const text = formatNumber(value, chart.language, chart.style);
    const needed = estimateWidth(text, SIZE, true) + 12;
    const paint = letteringOn(texture, part.colour);
    if (needed <= width) {
      const middle = left + width / 2;
      if (texture === 'hatched') drawing.rect(middle - needed / 2 + 3, frame.top + 3, needed - 6, BAR - 6, 'c-paper');
      drawing.text({ x: middle, y: frame.top + BAR / 2 + 4.5, text, paint, anchor: 'middle' });
    } else if (index === chart.parts.length - 1) {
      const at = { x: drawing.fromStart(frame.end + 6), y: frame.top + BAR / 2 + 4.5, anchor: drawing.start };
      drawing.text({ ...at, text, paint: 'c-strong' });
    }
    from += length;
  });
}

/** Room beside the bars for last values that cannot be written inside bars `barWidth` long. */
function roomBeside(chart: SharesChart, barWidth: number): number {
  const lasts = chart.rows.map((row) => {
    const value = row.values.at(-1) ?? 0;
    const whole = row.values.reduce((sum, other) => sum + other, 0) || 1;
    const needed = estimateWidth(formatNumber(value, chart.language, chart.style), SIZE, true) + 12;
    return { share: Math.max(0, value) / whole, needed };
  });
  const widest = (length: number): number =>
    Math.max(0, ...lasts.map(({ share, needed }) => (share > 0 && needed > share * length - SEAM ? needed : 0)));
  const room = widest(barWidth);
  // Bars made shorter may have no room for values that would have fitted before.
  return room === 0 ? 0 : Math.max(room, widest(barWidth - room), widest(barWidth - 2 * room));
}

/**
 * Draws parts of a whole as stacked bars with percentages inside, where they fit, or beside the bar for the last part.
 * Parts differ by texture besides colour: solid, outlined, hatched. In right-to-left languages the first part is at the
 * right. On narrow pictures long row labels stand above their bars.
 */
export function drawSharesChart(drawing: Drawing, chart: SharesChart): void {
  const widest = Math.max(...chart.rows.map(({ label }) => estimateWidth(label, SIZE)), 0);
  const above = widest > drawing.width * (drawing.width < 480 ? 0.2 : 0.34);
  const start = above ? 0 : Math.ceil(widest) + 12;
  const end = drawing.width - roomBeside(chart, drawing.width - start);
  let y = drawKey(drawing, chart);
  for (const row of chart.rows) {
    const lines = above ? wrapText(row.label, drawing.width, SIZE, false, 2) : [row.label];
    lines.forEach((text, index) => {
      const base = above ? y + 12 + index * 16 : y + BAR / 2 + 4.5;
      drawing.text({ x: drawing.fromStart(0), y: base, text, paint: 'c-name', anchor: drawing.start });
    });
    if (above) y += lines.length * 16 + 3;
    drawRow(drawing, chart, row.values, { start, end, top: y });
    y += BAR + (above ? 12 : 8);
  }
  drawing.height = y - 6;
}
