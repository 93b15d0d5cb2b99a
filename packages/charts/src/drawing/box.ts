/** A rectangle in the picture, in pixels from its upper left corner. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a piece of text stands, with the text: what tests hold against each other and against the frame. */
export interface TextBox extends Box {
  readonly text: string;
}

/** True when the two rectangles share more than an edge, keeping `gap` pixels apart. */
export function overlaps(a: Box, b: Box, gap = 0): boolean {
  return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

/** True when `inner` lies wholly in `outer`. */
export function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right && inner.bottom <= outer.bottom
  );
}

/** True when the segment from `a` to `b` touches the rectangle (Liang and Barsky, 1984). */
export function segmentMeets(a: readonly [number, number], b: readonly [number, number], box: Box): boolean {
  // Most segments lie wholly on one side of the rectangle.
  if (a[0] < box.left && b[0] < box.left) return false;
  if (a[0] > box.right && b[0] > box.right) return false;
  if (a[1] < box.top && b[1] < box.top) return false;
  if (a[1] > box.bottom && b[1] > box.bottom) return false;
  const run = b[0] - a[0];
  const rise = b[1] - a[1];
  let enters = 0;
  let leaves = 1;
  const edges: readonly (readonly [number, number])[] = [
    [-run, a[0] - box.left],
    [run, box.right - a[0]],
    [-rise, a[1] - box.top],
    [rise, box.bottom - a[1]],
  ];
  for (const [slope, room] of edges) {
    if (slope === 0) {
      if (room < 0) return false;
    } else if (slope < 0) enters = Math.max(enters, room / slope);
    else leaves = Math.min(leaves, room / slope);
  }
  return enters <= leaves;
}

/**
 * Moves stacked labels apart: each keeps as near its wanted top as its neighbours allow, all between `top` and
 * `bottom`. Returns the tops in the order given.
 */
export function spreadApart(
  labels: readonly { readonly wanted: number; readonly height: number }[],
  top: number,
  bottom: number,
): number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((a, b) => a.wanted - b.wanted);
  const tops = new Array<number>(labels.length).fill(top);
  let next = top;
  for (const label of order) {
    tops[label.index] = Math.max(next, label.wanted);
    next = (tops[label.index] ?? top) + label.height;
  }
  let limit = bottom;
  for (const label of order.toReversed()) {
    tops[label.index] = Math.min(tops[label.index] ?? top, limit - label.height);
    limit = tops[label.index] ?? top;
  }
  return tops;
}
