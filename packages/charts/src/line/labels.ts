import type { LineChart, LineSeries } from '../chart.ts';
import { type Box, isInside, overlaps, segmentMeets, spreadApart } from '../drawing/box.ts';
import type { Anchor, Drawing, TextMark } from '../drawing/drawing.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';
import { valueText } from '../value-text.ts';
import type { LineFrame } from './axes.ts';

type Point = readonly [x: number, y: number];

/** A line as drawn: its points in pixels (gaps left out), and the series it shows. */
export interface DrawnLine {
  readonly series: LineSeries;
  readonly points: readonly Point[];
  /** Of the points, as people write them. */
  readonly periods: readonly string[];
  readonly values: readonly number[];
}

const SIZE = 13;
const LINE_HEIGHT = 17;
/** Between a line's end and its label: clear of the newest year under the axis, where labels reach down to it. */
const END_GAP = 16;
/** Wider names at line ends are wrapped. */
const WIDEST_NAME = 150;
const WIDEST_NAME_NARROW = 112;
/** Peaks are named only where they cannot be taken for a part of another label. */
const PEAK_GAP = 8;

/** A line's last value, with its period where lines end in different ones: the reader would take them for one. */
function endValue(line: DrawnLine, lines: readonly DrawnLine[], chart: LineChart): string {
  const value = valueText(line.values.at(-1) ?? 0, chart.language, chart.style);
  const period = line.periods.at(-1);
  const alike = lines.every((other) => other.periods.at(-1) === period);
  return alike || period === undefined ? value : `${value} (${period})`;
}

function endTextsOf(
  line: DrawnLine,
  lines: readonly DrawnLine[],
  chart: LineChart,
  width: number,
): { name: string[]; value: string } {
  const name = wrapText(line.series.label, width < 480 ? WIDEST_NAME_NARROW : WIDEST_NAME, SIZE, true);
  return { name, value: endValue(line, lines, chart) };
}

/** The room labels need to the right of the lines' ends in a picture `width` wide. */
export function endRoomOf(lines: readonly DrawnLine[], chart: LineChart, width: number): number {
  const widths = lines.flatMap((line) => {
    const { name, value } = endTextsOf(line, lines, chart, width);
    return [...name.map((text) => estimateWidth(text, SIZE, true)), estimateWidth(value, SIZE)];
  });
  return Math.ceil(Math.max(...widths, 0)) + END_GAP + 2;
}

/**
 * Writes name and last value to the right of each line's end, pushed apart where ends are close; returns how far down the
 * last of them reaches.
 */
export function labelBesideEnds(
  drawing: Drawing,
  chart: LineChart,
  lines: readonly DrawnLine[],
  frame: LineFrame,
): number {
  const labels = lines.map((line) => {
    const { name, value } = endTextsOf(line, lines, chart, drawing.width);
    const height = (name.length + 1) * LINE_HEIGHT + 4;
    const y = line.points.at(-1)?.[1] ?? frame.bottom;
    return { line, name, value, height, wanted: y - (name.length * LINE_HEIGHT) / 2 - 4 };
  });
  const tops = spreadApart(
    labels,
    0,
    Math.max(
      frame.bottom + 8,
      labels.reduce((sum, { height }) => sum + height, 0),
    ),
  );
  labels.forEach(({ line, name, value }, index) => {
    const x = frame.right + END_GAP;
    const top = tops[index] ?? 0;
    name.forEach((text, row) => {
      drawing.text({ x, y: top + 13 + row * LINE_HEIGHT, text, paint: `c-label-${line.series.colour}` });
    });
    drawing.text({ x, y: top + 13 + name.length * LINE_HEIGHT, text: value, paint: 'c-name' });
  });
  return Math.max(0, ...labels.map(({ height }, index) => (tops[index] ?? 0) + height));
}

function isFree(box: Box, drawing: Drawing, lines: readonly DrawnLine[], gap = 1.5): boolean {
  const frame = { left: 0, top: 0, right: drawing.width, bottom: Number.POSITIVE_INFINITY };
  // Lines carry dots, which reach a few pixels beyond them.
  const roomy = { left: box.left - 4, top: box.top - 3, right: box.right + 4, bottom: box.bottom + 3 };
  if (!isInside(box, frame) || drawing.boxes.some((other) => overlaps(box, other, gap))) return false;
  return lines.every((line) =>
    line.points.every((point, index) => !segmentMeets(line.points[index - 1] ?? point, point, roomy)),
  );
}

/** Places for a text near a point of a line, nearest first; at the line's end it ends with it. */
function placesNear([x, y]: Point, frame: LineFrame): { x: number; y: number; anchor: Anchor }[] {
  const atEnd = frame.right - x < 40;
  const anchors: [Anchor, number][] = atEnd ? [['right', frame.right + 6]] : [['middle', x]];
  if (x - frame.left < 60) anchors.push(['left', Math.max(x - 6, frame.left)]);
  const heights = [y - 9, y + 20, y - 15, y + 26, y - 24, y + 35].filter((base) => base <= frame.bottom - 3);
  return heights.flatMap((base) => anchors.map(([anchor, at]) => ({ x: at, y: base, anchor })));
}

/** True when another line has a datum between a line's end and the label, which would be taken for that line's then. */
function isBehindAnother(box: Box, line: DrawnLine, lines: readonly DrawnLine[]): boolean {
  const end = line.points.at(-1)?.[1] ?? 0;
  const middle = (box.top + box.bottom) / 2;
  const [above, below] = [Math.min(end, middle), Math.max(end, middle)];
  return lines.some(
    (other) => other !== line && other.points.some(([x, y]) => x > box.left && x < box.right && y > above && y < below),
  );
}

function findPlace(
  mark: Omit<TextMark, 'x' | 'y' | 'anchor'>,
  point: Point,
  drawing: Drawing,
  lines: readonly DrawnLine[],
  frame: LineFrame,
  more: { readonly gap?: number; readonly endOf?: DrawnLine } = {},
): TextMark | undefined {
  return placesNear(point, frame)
    .map((place) => ({ ...mark, ...place }))
    .find((candidate) => {
      const box = drawing.boxOf(candidate);
      return isFree(box, drawing, lines, more.gap) && !(more.endOf && isBehindAnother(box, more.endOf, lines));
    });
}

/** Name and last value at the line's end, in one line or two, or the value there and the name elsewhere along the line. */
function labelLineInside(
  drawing: Drawing,
  chart: LineChart,
  line: DrawnLine,
  lines: readonly DrawnLine[],
  frame: LineFrame,
): boolean {
  const [end, ...along] = line.points.toReversed();
  if (!end) return true;
  const value = endValue(line, lines, chart);
  const name = { text: line.series.label, paint: `c-label-${line.series.colour}` as const };
  const whole = findPlace({ ...name, tail: { text: value, paint: 'c-value' } }, end, drawing, lines, frame, {
    endOf: line,
  });
  if (whole) {
    drawing.text(whole);
    return true;
  }
  const atEnd = findPlace({ text: value, paint: 'c-value' }, end, drawing, lines, frame, { endOf: line });
  if (!atEnd) return false;
  drawing.text(atEnd);
  const beyond: TextMark = { ...atEnd, ...name, y: atEnd.y + (atEnd.y > end[1] ? LINE_HEIGHT : -LINE_HEIGHT) };
  const mark = isFree(drawing.boxOf(beyond), drawing, lines)
    ? beyond
    : along.map((point) => findPlace(name, point, drawing, lines, frame)).find((found) => found !== undefined);
  if (mark) drawing.text(mark);
  return mark !== undefined;
}

/**
 * Writes names and last values above or below the lines inside the plot, for narrow pictures. Returns false when one of
 * them finds no free place; the drawing is to be begun anew then.
 */
export function labelInsidePlot(
  drawing: Drawing,
  chart: LineChart,
  lines: readonly DrawnLine[],
  frame: LineFrame,
): boolean {
  return lines.every((line) => labelLineInside(drawing, chart, line, lines, frame));
}

/** Writes the farthest value from zero with its year, where it is neither the first nor the last and a place is free. */
export function labelPeaks(drawing: Drawing, chart: LineChart, lines: readonly DrawnLine[], frame: LineFrame): void {
  if (lines.length > 2) return;
  const [low = 0, high = 0] = frame.value.domain();
  for (const line of lines) {
    const farthest = Math.max(...line.values.map(Math.abs));
    const index = line.values.findIndex((value) => Math.abs(value) === farthest);
    const [value, point, last] = [line.values[index], line.points[index], line.values.at(-1)];
    if (value === undefined || last === undefined || !point || index === 0 || index === line.values.length - 1)
      continue;
    if (Math.abs(value - last) < (high - low) * 0.08) continue;
    const text = `${valueText(value, chart.language, chart.style)} (${line.periods[index]})`;
    const mark = findPlace({ text, paint: 'c-name' }, point, drawing, lines, frame, { gap: PEAK_GAP });
    if (!mark) continue;
    drawing.circle(point[0], point[1], 3, `c-fill-${line.series.colour}`);
    drawing.text(mark);
  }
}
