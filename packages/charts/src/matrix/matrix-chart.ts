import { isolate } from '@sterna/vocabulary';
import type { MatrixChart } from '../chart.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';
import { scaleFrom, stepOf, type ValueScale, valueScale } from '../map/classes.ts';
import { drawLegend } from '../map/legend.ts';
import { valueText } from '../value-text.ts';

const SIZE = 12;
const LINE = 15;
const ROW = 24;
const GAP = 2;
/** Row labels take at most this part of the width, or what is left where columns are few. */
const LABEL_PART = 0.28;
/** Wide enough for a cell and its column's head. */
const CELL_ROOM = 88;
/** Narrower cells bear no value: their colour and the table say it. */
const VALUE_ROOM = 6;

interface Grid {
  readonly label: number;
  readonly cell: number;
  readonly scale: ValueScale;
  /** True when every value fits into its cell. */
  readonly written: boolean;
}

function layOut(drawing: Drawing, chart: MatrixChart): Grid {
  const values = chart.rows.flatMap((row) => row.values.filter((value) => value !== null));
  const widest = Math.max(0, ...chart.rows.map(({ label }) => estimateWidth(label, 13)));
  const most = Math.max(Math.round(drawing.width * LABEL_PART), drawing.width - chart.columns.length * CELL_ROOM);
  const label = Math.min(Math.ceil(widest) + 12, most);
  const cell = (drawing.width - label) / Math.max(chart.columns.length, 1);
  const needed = Math.max(0, ...values.map((value) => estimateWidth(textOf(value, chart), SIZE)));
  return {
    label,
    cell: Math.min(cell, 160),
    scale: chart.bounds ? scaleFrom(chart.bounds) : valueScale(values),
    written: needed + VALUE_ROOM <= cell,
  };
}

function textOf(value: number, chart: MatrixChart): string {
  return valueText(value, chart.language, chart.style);
}

/** Column heads, as many lines as they need; those that would touch the one before are left out. Returns their height. */
function drawHeads(drawing: Drawing, chart: MatrixChart, grid: Grid): number {
  const isShort = chart.columns.every((column) => column.length <= 5);
  const every = isShort ? Math.max(1, Math.ceil(34 / grid.cell)) : 1;
  const heads = chart.columns.map((column, index) =>
    index % every === 0 ? wrapText(column, isShort ? Number.POSITIVE_INFINITY : grid.cell - 4, SIZE) : [],
  );
  const rows = Math.max(1, ...heads.map((lines) => lines.length));
  heads.forEach((lines, index) => {
    const x = drawing.fromStart(grid.label + (index + 0.5) * grid.cell);
    lines.forEach((text, row) => {
      const y = SIZE + (rows - lines.length + row) * LINE;
      drawing.text({ x, y, text, paint: 'c-tick', anchor: 'middle' });
    });
  });
  return rows * LINE + 6;
}

function drawRow(
  drawing: Drawing,
  chart: MatrixChart,
  row: MatrixChart['rows'][number],
  top: number,
  grid: Grid,
): number {
  const lines = wrapText(row.label, grid.label - 10, 13);
  const height = Math.max(ROW, lines.length * LINE + 8);
  const middle = top + height / 2;
  lines.forEach((text, index) => {
    const y = middle + 4.5 + (index - (lines.length - 1) / 2) * LINE;
    drawing.text({ x: drawing.fromStart(0), y, text, paint: 'c-name', anchor: drawing.start });
  });
  row.values.forEach((value, index) => {
    const from = grid.label + index * grid.cell;
    const left = drawing.mirrored ? drawing.width - from - grid.cell : from;
    if (value === null) {
      drawing.rect(left + GAP / 2, middle - 1, grid.cell - GAP, 2, 'c-land');
      return;
    }
    const shade = stepOf(value, grid.scale);
    drawing.rect(left + GAP / 2, top + GAP / 2, grid.cell - GAP, height - GAP, `c-map-${shade}`);
    if (!grid.written) return;
    const text = isolate(textOf(value, chart), chart.language);
    drawing.text({ x: left + grid.cell / 2, y: middle + 4, text, paint: `c-cell-${shade}`, anchor: 'middle' });
  });
  return top + height;
}

/**
 * Draws a table of shaded cells: rows and columns named, each cell in one of five classes and, where it has room,
 * bearing its value. A missing value is a thin stroke. In right-to-left languages columns begin at the right.
 */
export function drawMatrix(drawing: Drawing, chart: MatrixChart): void {
  const grid = layOut(drawing, chart);
  let y = drawHeads(drawing, chart, grid);
  for (const row of chart.rows) y = drawRow(drawing, chart, row, y, grid);
  const values = chart.rows.flatMap((row) => row.values.filter((value) => value !== null));
  const limits = [Math.min(...values), Math.max(...values)] as const;
  drawing.height = y + 12 + drawLegend(drawing, grid.scale, y + 12, { ...chart, limits });
}
