/** The part of the projected plane a map shows. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The inhabited world, from Cape Horn to the north of Greenland's coast towns. */
export const WORLD: View = { left: -2.72, top: -1.36, right: 2.74, bottom: 0.98 };

/** The smallest width shown, about forty degrees at the equator, so that neighbours stay to be recognised by. */
const LEAST_WIDTH = 0.62;

export function widthOf(view: View): number {
  return view.right - view.left;
}

export function heightOf(view: View): number {
  return view.bottom - view.top;
}

export function union(views: readonly View[]): View {
  return {
    left: Math.min(...views.map(({ left }) => left)),
    top: Math.min(...views.map(({ top }) => top)),
    right: Math.max(...views.map(({ right }) => right)),
    bottom: Math.max(...views.map(({ bottom }) => bottom)),
  };
}

/** A span of a given length around a middle, moved to lie within limits, or the limits where it is longer. */
function spanAround(middle: number, length: number, low: number, high: number): [number, number] {
  if (length >= high - low) return [low, high];
  const start = Math.min(Math.max(middle - length / 2, low), high - length);
  return [start, start + length];
}

/**
 * Widens a view to a margin around its content and to a shape between two aspects (width over height), inside the
 * world. Where the world ends, it ends.
 */
export function fitView(content: View, least: number, most: number): View {
  const [x, y] = [(content.left + content.right) / 2, (content.top + content.bottom) / 2];
  let width = Math.max(widthOf(content) * 1.14, LEAST_WIDTH);
  let height = heightOf(content) * 1.18;
  if (width / height > most) height = width / most;
  if (width / height < least) width = height * least;
  const [left, right] = spanAround(x, width, WORLD.left, WORLD.right);
  const [top, bottom] = spanAround(y, Math.min(height, (right - left) / least), WORLD.top, WORLD.bottom);
  return { left, top, right, bottom };
}

/** True when the two rectangles share a point. */
export function touches(a: View, b: View): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}
