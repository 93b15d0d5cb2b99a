import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { LineChart } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { estimateWidth } from '../drawing/text-measure.ts';
import { tickTexts } from '../value-text.ts';

/** Where the lines run: the plot's sides in pixels, and the scales of years and values. */
export interface LineFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly year: ScaleLinear<number, number>;
  readonly value: ScaleLinear<number, number>;
  readonly ticks: readonly number[];
  readonly tickTexts: readonly string[];
}

const TICK_SIZE = 12;
/** Room a year's label needs on the time axis. */
const YEAR_ROOM = 46;
/** Under the plot, with the years. */
export const YEARS_HEIGHT = 28;
const LEAST_PLOT = 120;

function extentOf(values: readonly number[]): [low: number, high: number] {
  return [Math.min(...values), Math.max(...values)];
}

function valueDomain(chart: LineChart): [low: number, high: number] {
  const values = chart.lines.flatMap((line) => line.points.flatMap((point) => point.value ?? []));
  const [low, high] = values.length > 0 ? extentOf(values) : [0, 1];
  const reach = high - low || Math.abs(high) || 1;
  const crossesZero = low < 0 && high > 0;
  const bottom = chart.zeroBased || crossesZero || Math.abs(low) < reach / 4 ? Math.min(0, low) : low - reach * 0.08;
  // Room for the label of the lowest value.
  const lowest = low < 0 ? bottom - reach * 0.16 : bottom;
  const top = chart.zeroBased || crossesZero ? Math.max(0, high) : high;
  return lowest === top ? [lowest, lowest + 1] : [lowest, top];
}

/** Round values to draw grid lines at: three or four where that can be, never more than five. */
function valueTicks(scale: ScaleLinear<number, number>): number[] {
  const choices = [4, 3, 2, 1].map((count) => scale.ticks(count));
  const good = choices.find((ticks) => ticks.length === 3 || ticks.length === 4);
  return good ?? choices.find((ticks) => ticks.length <= 5) ?? [];
}

/** The room that the values of the axis take to the left of the plot, in pixels. */
function axisRoom(chart: LineChart, range: readonly [number, number]): number {
  const ticks = valueTicks(scaleLinear(valueDomain(chart), range));
  const widths = tickTexts(ticks, chart.language, chart.style).map((text) => estimateWidth(text, TICK_SIZE));
  return Math.ceil(Math.max(...widths, 0)) + 10;
}

/**
 * Lays out the plot in a picture `width` wide, leaving `endRoom` pixels for labels at the right end of the lines.
 *
 * Time runs from left to right in every language: Arabic statistical publications of the starter countries (Morocco's
 * and Tunisia's institutes) and international ones keep it so, and two language versions of a line stay comparable at a
 * glance. Only texts follow the language's direction.
 */
export function frameLines(
  chart: LineChart,
  picture: { readonly width: number; readonly mostHeight: number },
  endRoom: number,
): LineFrame {
  const { width, mostHeight } = picture;
  const years = chart.lines.flatMap((line) => line.points.map((point) => point.year));
  const [earliest, last] = years.length > 0 ? extentOf(years) : [0, 0];
  // Parts of years begin with their year, so that there is a whole one to write.
  const first = earliest === last ? last : Math.floor(earliest);
  const domain = valueDomain(chart);
  const top = 26;
  const room = Math.max(mostHeight - top - YEARS_HEIGHT, LEAST_PLOT);
  const bottom = top + Math.min(width >= 480 ? 228 : 176, room);
  const value = scaleLinear(domain, [bottom, top]);
  const ticks = valueTicks(value);
  const texts = tickTexts(ticks, chart.language, chart.style);
  const left = Math.max(...[chart, ...(chart.alignedWith ?? [])].map((each) => axisRoom(each, [bottom, top])));
  const right = width - endRoom;
  const year =
    first === last ? scaleLinear([first - 1, last + 1], [left, right]) : scaleLinear([first, last], [left + 8, right]);
  return { left, right, top, bottom, year, value, ticks, tickTexts: texts };
}

/**
 * Years to write under the axis: each datum's when there is room, else round ones, and always the first and the newest.
 * Of quarters and months the years they lie in.
 */
export function yearTicks(years: readonly number[], pixelsPerYear: number): number[] {
  const known = [...new Set(years.map(Math.floor))].sort((a, b) => a - b);
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return [];
  const closest = Math.min(...known.slice(1).map((year, index) => year - (known[index] ?? year)));
  if (known.length === 1 || closest * pixelsPerYear >= YEAR_ROOM) return known;
  const step = [1, 5, 10, 20, 25, 50].find((size) => size * pixelsPerYear >= YEAR_ROOM) ?? 100;
  const apart = (year: number, other: number) => Math.abs(year - other) * pixelsPerYear >= YEAR_ROOM;
  const ticks = apart(first, last) ? [first] : [];
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    if (apart(year, first) && apart(year, last)) ticks.push(year);
  }
  return [...ticks, last];
}

/** Draws grid lines with their values to the left, the zero line, and years below. */
export function drawAxes(drawing: Drawing, chart: LineChart, frame: LineFrame): void {
  const [low = 0] = frame.value.domain();
  let grid = '';
  frame.ticks.forEach((tick, index) => {
    const y = frame.value(tick);
    if (tick !== 0) grid += `M${coordinate(frame.left)} ${coordinate(y)}H${coordinate(frame.right)}`;
    const text = frame.tickTexts[index] ?? '';
    drawing.text({ x: frame.left - 8, y: y + 4, text, paint: 'c-tick', anchor: 'right' });
  });
  drawing.path(grid, 'c-grid');
  if (low <= 0)
    drawing.path(`M${coordinate(frame.left)} ${coordinate(frame.value(0))}H${coordinate(frame.right)}`, 'c-zero');
  const years = chart.lines.flatMap((line) => line.points.map((point) => point.year));
  const perYear = Math.abs(frame.year(1) - frame.year(0));
  const half = estimateWidth('0000', TICK_SIZE) / 2;
  for (const year of yearTicks(years, perYear)) {
    const x = Math.min(Math.max(frame.year(year), half), drawing.width - half);
    drawing.text({ x, y: frame.bottom + 20, text: `${year}`, paint: 'c-tick', anchor: 'middle' });
  }
}
