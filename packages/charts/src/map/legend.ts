import type { Language, NumberStyle } from '@sterna/vocabulary';
import type { Drawing } from '../drawing/drawing.ts';
import { estimateWidth } from '../drawing/text-measure.ts';
import { valueText } from '../value-text.ts';
import { WORDS } from '../words.ts';
import { classOf, type Thresholds } from './classes.ts';

const SIZE = 12;
const SWATCH = 10;

/**
 * Writes the classes' colours in a row with the values where they meet under it, and the colour of places without data.
 * Returns the height it takes.
 */
export function drawLegend(
  drawing: Drawing,
  thresholds: Thresholds,
  top: number,
  writing: { readonly language: Language; readonly style: NumberStyle },
): number {
  const texts = thresholds.map((value) => valueText(value, writing.language, writing.style));
  // One colour alone needs no key: every country that has it has a value.
  const steps = thresholds.length === 0 ? 0 : thresholds.length + 1;
  const needed = Math.max(28, ...texts.map((text) => estimateWidth(text, SIZE) + 8));
  const step = Math.min(Math.max(needed, 44), drawing.width / Math.max(steps, 1));
  const lowest = classOf(Number.NEGATIVE_INFINITY, thresholds);
  for (let index = 0; index < steps; index += 1) {
    const colour = ([1, 2, 3, 4, 5] as const)[lowest - 1 + index] ?? 5;
    const left = drawing.mirrored ? drawing.fromStart((index + 1) * step) : index * step;
    drawing.rect(left, top, step - 1, SWATCH, `c-map-${colour}`);
  }
  texts.forEach((text, index) => {
    const x = drawing.fromStart((index + 1) * step - 0.5);
    drawing.text({ x, y: top + SWATCH + 14, text, paint: 'c-tick', anchor: 'middle' });
  });
  const text = WORDS.noData[writing.language];
  const width = SWATCH + 6 + estimateWidth(text, SIZE);
  const besides = steps * step + 20 + width <= drawing.width;
  const from = besides && steps > 0 ? steps * step + 20 : 0;
  const y = besides ? top : top + SWATCH + 24;
  drawing.rect(drawing.mirrored ? drawing.fromStart(from + 16) : from, y, 16, SWATCH, 'c-land');
  drawing.text({ x: drawing.fromStart(from + 22), y: y + SWATCH, text, paint: 'c-tick', anchor: drawing.start });
  return y + SWATCH + (besides && texts.length > 0 ? 20 : 4) - top;
}
