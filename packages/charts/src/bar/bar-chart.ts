import { isolate } from '@sterna/vocabulary';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { BarChart } from '../chart.ts';
import type { Drawing, TextMark } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import type { PaintName } from '../drawing/paint.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';
import { valueText } from '../value-text.ts';

type Bar = BarChart['bars'][number];

const SIZE = 13;
const LINE_HEIGHT = 16;
const GAP = 8;

/** What is written at a bar: its value, then the note in muted letters, beside it or, where that is too wide, below. */
interface Writing {
  readonly value: string;
  readonly beside: string;
  readonly below: readonly string[];
  readonly width: number;
}

/** Writing no wider than `most` pixels, unless the value alone is. */
function writingOf(bar: Bar, chart: BarChart, most: number): Writing {
  const value = isolate(valueText(bar.value, chart.language, chart.style), chart.language);
  const valueWidth = estimateWidth(value, SIZE, true);
  if (bar.note === undefined) return { value, beside: '', below: [], width: valueWidth };
  const beside = `·\u00a0${isolate(bar.note, chart.language)}`;
  const width = valueWidth + estimateWidth(` ${beside}`, SIZE);
  if (width <= most) return { value, beside, below: [], width };
  const below = wrapText(bar.note, Math.max(most, valueWidth), SIZE);
  const widest = Math.max(valueWidth, ...below.map((line) => estimateWidth(line, SIZE)));
  return { value, beside: '', below: below.map((line) => isolate(line, chart.language)), width: widest };
}

function write(drawing: Drawing, writing: Writing, at: Pick<TextMark, 'x' | 'y' | 'anchor'>): void {
  const tail = writing.beside === '' ? {} : { tail: { text: writing.beside, paint: 'c-note' as const } };
  drawing.text({ ...at, text: writing.value, paint: 'c-strong', ...tail });
  writing.below.forEach((text, row) => {
    drawing.text({ ...at, y: at.y + (row + 1) * LINE_HEIGHT, text, paint: 'c-note' });
  });
}

/** Bars without a highlight among them are all in the accent colour. */
function paintOfBar(bar: Bar, chart: BarChart): PaintName {
  const someHighlighted = chart.bars.some(({ highlighted }) => highlighted === true);
  return bar.highlighted === true || !someHighlighted ? 'c-fill-accent' : 'c-fill-second';
}

/** Draws a bar between two distances from the edge where reading starts. */
function drawBar(drawing: Drawing, from: number, to: number, y: number, height: number, paint: PaintName): void {
  if (from === to) return;
  const x = Math.min(drawing.fromStart(from), drawing.fromStart(to));
  drawing.rect(x, y, Math.max(Math.abs(to - from), 1), height, paint);
}

function drawZeroLine(drawing: Drawing, zero: number, top: number, bottom: number): void {
  const x = coordinate(drawing.fromStart(zero));
  drawing.path(`M${x} ${coordinate(top)}V${coordinate(bottom)}`, 'c-zero');
}

/** Label above, value at the other side of the same line, bar beneath over the whole width: for narrow pictures. */
function drawNarrow(drawing: Drawing, chart: BarChart): void {
  const reach = extentOf(chart);
  const scale = scaleLinear(reach, [0, drawing.width]);
  const thickness = 9;
  let y = 2;
  for (const bar of chart.bars) {
    const writing = writingOf(bar, chart, drawing.width);
    const room = drawing.width - writing.width - 16;
    const oneLine = estimateWidth(bar.label, SIZE) <= room || room >= drawing.width * 0.45;
    const lines = wrapText(bar.label, oneLine ? room : drawing.width, SIZE);
    lines.forEach((text, row) => {
      const at = { x: drawing.fromStart(0), y: y + 12 + row * LINE_HEIGHT, anchor: drawing.start };
      drawing.text({ ...at, text, paint: 'c-name' });
    });
    const valueRow = oneLine ? lines.length - 1 : lines.length;
    const at = { x: drawing.fromStart(drawing.width), y: y + 12 + valueRow * LINE_HEIGHT, anchor: drawing.end };
    drawing.link(bar.href, bar.label, () => write(drawing, writing, at));
    const barTop = y + 12 + (valueRow + writing.below.length) * LINE_HEIGHT + 6;
    drawBar(drawing, scale(0), scale(bar.value), barTop, thickness, paintOfBar(bar, chart));
    if (reach[0] < 0) drawZeroLine(drawing, scale(0), barTop - 2, barTop + thickness + 2);
    y = barTop + thickness + 11;
  }
  drawing.height = y - 6;
}

function extentOf(chart: BarChart): [low: number, high: number] {
  const values = chart.bars.map(({ value }) => value);
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  return low === high ? [0, 1] : [low, high];
}

/** The wide layout: where labels end, and where bars begin and end, as distances from the edge reading starts at. */
interface WideFrame {
  readonly column: number;
  readonly writings: readonly Writing[];
  readonly scale: ScaleLinear<number, number>;
}

function frameWide(drawing: Drawing, chart: BarChart): WideFrame {
  const widest = Math.max(...chart.bars.map(({ label }) => estimateWidth(label, SIZE)), 0);
  const column = Math.min(Math.ceil(widest), Math.round(drawing.width * 0.34));
  const writings = chart.bars.map((bar) => writingOf(bar, chart, drawing.width * 0.36));
  const roomFor = (isNegative: boolean): number => {
    const widths = writings.flatMap(({ width }, index) =>
      (chart.bars[index]?.value ?? 0) < 0 === isNegative ? [width + GAP] : [],
    );
    return Math.max(0, ...widths);
  };
  const range = [column + 12 + roomFor(true), drawing.width - roomFor(false)];
  return { column, writings, scale: scaleLinear(extentOf(chart), range) };
}

/** Label, bar and value in one line: for wide pictures. */
function drawWide(drawing: Drawing, chart: BarChart, { column, writings, scale }: WideFrame): void {
  let y = 2;
  chart.bars.forEach((bar, index) => {
    const lines = wrapText(bar.label, column, SIZE);
    const writing = writings[index];
    const below = writing?.below.length ?? 0;
    const height = Math.max(20, Math.max(lines.length, below + 1) * LINE_HEIGHT);
    const middle = y + height / 2;
    lines.forEach((text, row) => {
      const base = middle + 4.5 + (row - (lines.length - 1) / 2) * LINE_HEIGHT;
      drawing.text({ x: drawing.fromStart(0), y: base, text, paint: 'c-name', anchor: drawing.start });
    });
    drawBar(drawing, scale(0), scale(bar.value), middle - 9, 18, paintOfBar(bar, chart));
    const beyond = bar.value < 0 ? -GAP : GAP;
    const at = { x: drawing.fromStart(scale(bar.value) + beyond), y: middle + 4.5 - (below / 2) * LINE_HEIGHT };
    const anchor = bar.value < 0 ? drawing.end : drawing.start;
    if (writing) drawing.link(bar.href, bar.label, () => write(drawing, writing, { ...at, anchor }));
    y += height + 8;
  });
  if (chart.bars.some(({ value }) => value < 0)) drawZeroLine(drawing, scale(0), 0, y - 4);
  drawing.height = y - 4;
}

/** Bars shorter than this say nothing: labels then go above them on wide pictures, too. */
const LEAST_RANGE = 120;

/**
 * Draws ranked bars with their values written at them. In right-to-left languages bars start at the right edge. On
 * narrow pictures the label stands above its bar.
 */
export function drawBarChart(drawing: Drawing, chart: BarChart): void {
  const frame = frameWide(drawing, chart);
  const [from = 0, to = 0] = frame.scale.range();
  if (drawing.width < 480 || to - from < LEAST_RANGE) drawNarrow(drawing, chart);
  else drawWide(drawing, chart, frame);
}
