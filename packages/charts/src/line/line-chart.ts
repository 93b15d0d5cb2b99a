import type { LineChart, LineSeries } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';
import { valueText } from '../value-text.ts';
import { WORDS } from '../words.ts';
import { drawAxes, frameLines, type LineFrame, YEARS_HEIGHT } from './axes.ts';
import { type DrawnLine, endRoomOf, labelBesideEnds, labelInsidePlot, labelPeaks } from './labels.ts';

/** Lines with more data than this show no point at each datum. */
const MOST_POINTS = 12;
/** Room at the right when labels stand inside the plot: half a year's label. */
const SMALL_END_ROOM = 18;

function drawnLineOf(series: LineSeries, frame: LineFrame): DrawnLine {
  const known = series.points.flatMap(({ year, period = `${year}`, value }) =>
    value === null ? [] : [{ year, period, value }],
  );
  return {
    series,
    points: known.map(({ year, value }) => [frame.year(year), frame.value(value)] as const),
    periods: known.map(({ period }) => period),
    values: known.map(({ value }) => value),
  };
}

/** Path data of the segments that are, or are not, provisional. A missing value breaks the line. */
function segments(series: LineSeries, frame: LineFrame, provisional: boolean): string {
  let d = '';
  let penAt = -1;
  series.points.forEach((point, index) => {
    const before = series.points[index - 1];
    if (!before || before.value === null || point.value === null) return;
    if ((before.provisional === true || point.provisional === true) !== provisional) return;
    const at = (year: number, value: number) => `${coordinate(frame.year(year))} ${coordinate(frame.value(value))}`;
    if (penAt !== index - 1) d += `M${at(before.year, before.value)}`;
    d += `L${at(point.year, point.value)}`;
    penAt = index;
  });
  return d;
}

/** A dot at each datum when few; else where one is needed: at the end, at provisional data, between two gaps. */
function drawPoints(drawing: Drawing, chart: LineChart, series: LineSeries, frame: LineFrame): void {
  const { points } = series;
  const isKnown = (index: number): boolean => (points[index]?.value ?? null) !== null;
  const known = points.filter((_, index) => isKnown(index));
  points.forEach((point, index) => {
    if (point.value === null) return;
    const isLast = point === known.at(-1);
    const isAlone = !isKnown(index - 1) && !isKnown(index + 1);
    const { value, year, period = `${year}`, href } = point;
    const leads = href !== undefined && drawing.theme === 'page';
    const isQuiet = known.length > MOST_POINTS && !isLast && !isAlone && point.provisional !== true;
    if (isQuiet && !leads) return;
    const manner = point.provisional === true ? 'hollow' : 'fill';
    const name = `${series.label}, ${period}: ${valueText(value, chart.language, chart.style)}`;
    drawing.link(href, name, () => {
      const [x, y] = [frame.year(year), frame.value(value)];
      // A finger needs more room than a dot has; where dots stand close, half the way to the next.
      if (leads) drawing.circle(x, y, isQuiet ? 5 : 9, 'c-hit');
      if (!isQuiet) drawing.circle(x, y, isLast ? 4 : 3, `c-${manner}-${series.colour}`);
    });
  });
}

function drawKey(drawing: Drawing, chart: LineChart, frame: LineFrame): void {
  drawing.height = frame.bottom + YEARS_HEIGHT;
  const provisional = chart.lines.find((line) => line.points.some((point) => point.provisional === true));
  if (!provisional) return;
  const y = frame.bottom + YEARS_HEIGHT + 14;
  drawing.circle(drawing.fromStart(5), y - 4, 3, `c-hollow-${provisional.colour}`);
  const text = WORDS.provisional[chart.language];
  drawing.text({ x: drawing.fromStart(14), y, text, paint: 'c-tick', anchor: drawing.start });
  drawing.height = y + 6;
}

/**
 * Draws values over time: straight segments between data, a point at each datum when there are twelve or fewer, hollow
 * points and dashed segments where figures are provisional, names and last values at the lines' ends.
 */
export function drawLineChart(drawing: Drawing, chart: LineChart): void {
  const drawnIn = (frame: LineFrame) =>
    chart.lines.map((line) => drawnLineOf(line, frame)).filter((line) => line.points.length > 0);
  const inside = frameLines(chart, drawing, SMALL_END_ROOM);
  const beside = frameLines(chart, drawing, Math.max(SMALL_END_ROOM, endRoomOf(drawnIn(inside), chart, drawing.width)));
  const years = new Set(chart.lines.flatMap((line) => line.points.map(({ year }) => year)));
  const tryInside = drawing.width < 480 || years.size === 1;
  const attempt = (frame: LineFrame, isInside: boolean): boolean => {
    drawAxes(drawing, chart, frame);
    for (const line of chart.lines) {
      drawing.path(segments(line, frame, false), `c-line-${line.colour}`);
      drawing.path(segments(line, frame, true), `c-dash-${line.colour}`);
    }
    const lines = drawnIn(frame);
    for (const line of chart.lines) drawPoints(drawing, chart, line, frame);
    const reach = isInside ? 0 : labelBesideEnds(drawing, chart, lines, frame);
    if (isInside && !labelInsidePlot(drawing, chart, lines, frame)) return false;
    labelPeaks(drawing, chart, lines, frame);
    drawKey(drawing, chart, frame);
    drawing.height = Math.max(drawing.height, reach);
    return true;
  };
  if (tryInside && attempt(inside, true)) return;
  drawing.marks.length = 0;
  drawing.boxes.length = 0;
  attempt(beside, false);
}
