import { type Box, boxOf, type Line } from './line.ts';

/** Line heights between two baselines above which lines are of two boxes. */
const BOX_GAP = 2.1;

const overlaps = (a: Line, b: Line): boolean => Math.min(a.right, b.right) - Math.max(a.left, b.left) > -a.size;

/** Whether a line stands below another as the next of the same column or cell. */
function follows(line: Line, before: Line): boolean {
  const down = line.base - before.base;
  const size = Math.max(line.size, before.size);
  return down > size * 0.45 && down < size * BOX_GAP && overlaps(line, before);
}

/**
 * Whether the last line of a box is the first cell of the row that the next line belongs to: set otherwise than what stands
 * above it, or further below.
 */
function beginsRow(box: readonly Line[], next: Line): boolean {
  const last = box.at(-1);
  const above = box.at(-2);
  if (last === undefined || above === undefined) return false;
  const isBeside =
    Math.abs(last.base - next.base) < last.size * 0.35 && (next.left > last.right || next.right < last.left);
  const isOther = last.font !== above.font || Math.abs(last.size - above.size) > 0.5;
  return isBeside && (isOther || last.base - above.base > last.size * 1.55);
}

/** Gathers lines that follow each other in the given order and stand one below the other. */
export function boxesInOrder(lines: readonly Line[]): readonly Box[] {
  const boxes: Box[] = [];
  let box: Line[] = [];
  for (const line of lines) {
    const before = box.at(-1);
    if (before !== undefined && !follows(line, before)) {
      if (beginsRow(box, line)) boxes.push(boxOf(box.slice(0, -1)), boxOf([before]));
      else boxes.push(boxOf(box));
      box = [];
    }
    box.push(line);
  }
  if (box.length > 0) boxes.push(boxOf(box));
  return boxes;
}
