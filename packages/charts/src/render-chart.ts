import { drawBarChart } from './bar/bar-chart.ts';
import type { Chart } from './chart.ts';
import type { TextBox } from './drawing/box.ts';
import { Drawing, type Theme } from './drawing/drawing.ts';
import { coordinate, escapeXml } from './drawing/markup.ts';
import { PALETTE } from './drawing/palette.ts';
import { drawHeading, drawSourceLine } from './heading.ts';
import { drawLineChart } from './line/line-chart.ts';
import { drawChoiceMap } from './map/choice-map.ts';
import { drawFlowMap } from './map/flow-map.ts';
import { drawValueMap } from './map/value-map.ts';
import { drawMatrix } from './matrix/matrix-chart.ts';
import { drawSharesChart } from './shares/shares-chart.ts';
import { WORDS } from './words.ts';

/** How a chart is to be drawn. */
export interface ChartOptions {
  /** In pixels, as wide as it will be shown, so that letters keep their size: 680 for a text column, 342 on a phone. */
  readonly width: number;
  /** `page`: classes and custom properties of `chartCss`; `file`: its own colours and IBM Plex Sans. */
  readonly theme: Theme;
  /** Draw title, subtitle and source in the picture, for files that travel alone. */
  readonly withHeading?: boolean;
  /**
   * How high line charts and flow maps may be at most, in pixels, without their heading, for pages of paper; they are
   * drawn lower then, letters keep their size. Bars and shares are as high as their rows.
   */
  readonly mostHeight?: number;
  /** The source line under a picture with a heading, without the word "Source". */
  readonly source?: string;
}

/** A chart laid out: its size in pixels, its SVG text, and the boxes of all texts in it, for tests. */
export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly svg: string;
  readonly boxes: readonly TextBox[];
}

/** Around pictures with a heading, in pixels. */
const MARGIN = 16;

const FONTS = { latin: 'IBM Plex Sans', arabic: 'IBM Plex Sans Arabic' };

/** True when there is nothing to draw a line, a bar, a share or a cell of. Maps show the world all the same. */
function isEmpty(chart: Chart): boolean {
  if (chart.kind === 'line') return chart.lines.every(({ points }) => points.every(({ value }) => value === null));
  if (chart.kind === 'bar') return chart.bars.length === 0;
  return (chart.kind === 'shares' || chart.kind === 'matrix') && chart.rows.length === 0;
}

/** Missing is shown as missing, not as empty axes. */
function drawNothing(drawing: Drawing): void {
  const text = WORDS.noData[drawing.language];
  drawing.text({ x: drawing.fromStart(0), y: 20, text, paint: 'c-tick', anchor: drawing.start });
  drawing.height = 32;
}

function drawChart(drawing: Drawing, chart: Chart): void {
  if (isEmpty(chart)) drawNothing(drawing);
  else if (chart.kind === 'line') drawLineChart(drawing, chart);
  else if (chart.kind === 'bar') drawBarChart(drawing, chart);
  else if (chart.kind === 'shares') drawSharesChart(drawing, chart);
  else if (chart.kind === 'flow-map') drawFlowMap(drawing, chart);
  else if (chart.kind === 'choice-map') drawChoiceMap(drawing, chart);
  else if (chart.kind === 'value-map') drawValueMap(drawing, chart);
  else drawMatrix(drawing, chart);
}

function hasLinks(chart: Chart, theme: Theme): boolean {
  if (chart.kind === 'choice-map') return true;
  if (theme === 'file') return false;
  if (chart.kind === 'value-map') return chart.places.some(({ href }) => href !== undefined);
  if (chart.kind === 'bar') return chart.bars.some(({ href }) => href !== undefined);
  return chart.kind === 'line' && chart.lines.some(({ points }) => points.some(({ href }) => href !== undefined));
}

function openingTag(chart: Chart, options: ChartOptions, height: number): string {
  const { width } = options;
  const id = escapeXml(`${chart.id}-${width}`);
  // A picture whose parts are links must not hide them from assistive technology, as role="img" would.
  const role = hasLinks(chart, options.theme) ? 'group' : 'img';
  const families = chart.language === 'ar' ? [FONTS.arabic, FONTS.latin] : [FONTS.latin, FONTS.arabic];
  const own =
    options.theme === 'file'
      ? ` xmlns="http://www.w3.org/2000/svg" xml:lang="${chart.language}" font-family="${families.map((family) => `'${family}'`).join(', ')}, sans-serif"`
      : ' class="chart"';
  const named = `role="${role}" aria-labelledby="${id}-t ${id}-d"`;
  const texts = `<title id="${id}-t">${escapeXml(chart.title)}</title><desc id="${id}-d">${escapeXml(chart.description)}</desc>`;
  return `<svg${own} viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" direction="ltr" ${named}>${texts}`;
}

interface Part {
  readonly drawing: Drawing;
  readonly left: number;
  readonly top: number;
}

/** Heading, chart and source below one another, with a margin around them. */
function framedParts(chart: Chart, options: ChartOptions): { parts: Part[]; height: number } {
  const newDrawing = (): Drawing =>
    new Drawing(options.width - 2 * MARGIN, options.theme, chart.language, options.mostHeight);
  const [heading, body, foot] = [newDrawing(), newDrawing(), newDrawing()];
  drawHeading(heading, chart);
  drawChart(body, chart);
  drawSourceLine(foot, options.source);
  let top = MARGIN;
  const parts = [heading, body, foot].map((drawing) => {
    const part = { drawing, left: MARGIN, top };
    top += drawing.height;
    return part;
  });
  return { parts, height: top + MARGIN };
}

function movedMarks({ drawing, left, top }: Part): string {
  const marks = drawing.marks.join('');
  return left === 0 && top === 0 ? marks : `<g transform="translate(${left} ${coordinate(top)})">${marks}</g>`;
}

function movedBoxes({ drawing, left, top }: Part): TextBox[] {
  return drawing.boxes.map((box) => ({
    text: box.text,
    left: box.left + left,
    right: box.right + left,
    top: box.top + top,
    bottom: box.bottom + top,
  }));
}

/** Draws a chart and says where its texts stand. See {@link renderChart}. */
export function layoutChart(chart: Chart, options: ChartOptions): ChartLayout {
  const { width, theme, mostHeight } = options;
  let laidOut: { parts: Part[]; height: number };
  if (options.withHeading) laidOut = framedParts(chart, options);
  else {
    const drawing = new Drawing(width, theme, chart.language, mostHeight);
    drawChart(drawing, chart);
    laidOut = { parts: [{ drawing, left: 0, top: 0 }], height: drawing.height };
  }
  const height = Math.ceil(laidOut.height);
  const ground = theme === 'file' ? `<rect width="${width}" height="${height}" fill="${PALETTE.paper.light}"/>` : '';
  const marks = laidOut.parts.map(movedMarks).join('');
  const svg = `${openingTag(chart, options, height)}${ground}${marks}</svg>`;
  return { width, height, svg, boxes: laidOut.parts.flatMap(movedBoxes) };
}

/**
 * Draws a chart as one `<svg>` element, without a DOM.
 *
 * Text is real text; title and description name the picture for assistive technology (ids start with the chart's id and
 * the width, so the same chart may stand in a page once per width). In right-to-left languages bars start at the right
 * and texts are mirrored, while time still runs from left to right and maps keep west at the left.
 *
 * @returns well-formed XML: an element to put into a page, or (theme `file`) the content of an `.svg` file
 */
export function renderChart(chart: Chart, options: ChartOptions): string {
  return layoutChart(chart, options).svg;
}
