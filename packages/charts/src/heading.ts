import type { Chart } from './chart.ts';
import type { Drawing } from './drawing/drawing.ts';
import { type PaintName, paintOf } from './drawing/paint.ts';
import { wrapText } from './drawing/text-measure.ts';
import { WORDS } from './words.ts';

function writeLines(drawing: Drawing, text: string, paint: PaintName, top: number): number {
  const { size = 12, bold = false } = paintOf(paint);
  const pitch = Math.round(size * 1.35);
  const lines = wrapText(text, drawing.width, size, bold);
  lines.forEach((line, row) => {
    drawing.text({ x: drawing.fromStart(0), y: top + size + row * pitch, text: line, paint, anchor: drawing.start });
  });
  return top + lines.length * pitch;
}

/** Writes title and subtitle over the picture. */
export function drawHeading(drawing: Drawing, chart: Chart): void {
  const titled = writeLines(drawing, chart.title, 'c-title', 0);
  drawing.height = writeLines(drawing, chart.subtitle, 'c-subtitle', titled + 2) + 14;
}

/** Writes the source under the picture. */
export function drawSourceLine(drawing: Drawing, source: string | undefined): void {
  if (source === undefined || source === '') return;
  const line = `${WORDS.source[drawing.language]} ${source}`;
  drawing.height = writeLines(drawing, line, 'c-tick', 8);
}
