import type { PlanePoint } from './projection.ts';

function triangleArea(a: PlanePoint, b: PlanePoint, c: PlanePoint): number {
  return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2;
}

/** Indices with their areas, smallest first: a binary heap. */
class AreaHeap {
  private readonly entries: { readonly index: number; readonly area: number }[] = [];

  push(index: number, area: number): void {
    const { entries } = this;
    let at = entries.length;
    entries.push({ index, area });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((entries[parent]?.area ?? 0) <= area) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): { readonly index: number; readonly area: number } | undefined {
    const { entries } = this;
    const top = entries[0];
    const last = entries.pop();
    if (last === undefined || entries.length === 0) return top;
    entries[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      let least = at;
      if ((entries[left]?.area ?? Infinity) < (entries[least]?.area ?? Infinity)) least = left;
      if ((entries[right]?.area ?? Infinity) < (entries[least]?.area ?? Infinity)) least = right;
      if (least === at) return top;
      this.swap(at, least);
      at = least;
    }
  }

  private swap(a: number, b: number): void {
    const [first, second] = [this.entries[a], this.entries[b]];
    if (!first || !second) return;
    this.entries[a] = second;
    this.entries[b] = first;
  }
}

/**
 * How much each point of a line matters: the area of the triangle it makes with its neighbours when it is the least
 * one left (Visvalingam and Whyatt, 1993). The ends never go (Infinity). Areas in squared units of the points.
 */
export function weighPoints(line: readonly PlanePoint[]): Float64Array {
  const weights = new Float64Array(line.length).fill(Number.POSITIVE_INFINITY);
  const before = line.map((_, index) => index - 1);
  const after = line.map((_, index) => index + 1);
  const current = new Float64Array(line.length);
  const heap = new AreaHeap();
  const measure = (index: number): number | undefined => {
    const [a, b, c] = [line[before[index] ?? -1], line[index], line[after[index] ?? -1]];
    return a && b && c ? triangleArea(a, b, c) : undefined;
  };
  const enter = (index: number, least: number): void => {
    const area = measure(index);
    if (area === undefined) return;
    current[index] = Math.max(area, least);
    heap.push(index, Math.max(area, least));
  };
  for (let index = 1; index < line.length - 1; index += 1) enter(index, 0);
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { index, area } = next;
    // An entry is stale when its point has gone or was measured anew since.
    if (weights[index] !== Number.POSITIVE_INFINITY || current[index] !== area) continue;
    weights[index] = area;
    const [left = 0, right = 0] = [before[index], after[index]];
    after[left] = right;
    before[right] = left;
    enter(left, area);
    enter(right, area);
  }
  return weights;
}
