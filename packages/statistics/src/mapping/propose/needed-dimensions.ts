import type { Row } from '@sterna/tabular';
import { textOf } from '../../readers/reading/head.ts';
import type { SeenColumn } from './choose-parts.ts';
import { countsRows } from './heading-words.ts';

/** A column with more different words than this share of the rows is a note or a name, and breaks nothing down. */
const MOST_DISTINCT = 0.6;

/**
 * Columns without which several rows would say the same thing with different values: further dimensions, whatever they
 * are called.
 *
 * @param parts columns that say something known
 * @param free columns that were given nothing
 */
export function neededDimensions(
  rows: readonly Row[],
  parts: readonly number[],
  values: readonly number[],
  free: readonly SeenColumn[],
): ReadonlySet<number> {
  const figures = rows.filter(({ cells }) => values.some((value) => textOf(cells[value]) !== ''));
  const keysWith = (columns: readonly number[]): number =>
    new Set(figures.map(({ cells }) => columns.map((column) => textOf(cells[column])).join('\n'))).size;
  const needed = new Set<number>();
  let before = keysWith(parts);
  for (const { column, heading, values: seen } of free) {
    if (before === figures.length) break;
    const isBreakdown =
      seen.distinct > 1 && seen.distinct <= Math.max(20, figures.length * MOST_DISTINCT) && seen.density > 0.5;
    if (!isBreakdown || (seen.shares.OBS_VALUE ?? 0) > 0.9 || countsRows(heading)) continue;
    const after = keysWith([...parts, ...needed, column]);
    if (after <= before) continue;
    needed.add(column);
    before = after;
  }
  return needed;
}
