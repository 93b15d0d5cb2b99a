import { type Box, isInside, overlaps, segmentMeets } from '../drawing/box.ts';
import type { Anchor, Drawing, TextMark } from '../drawing/drawing.ts';
import { coordinate } from '../drawing/markup.ts';

type Point = readonly [x: number, y: number];

/** A place to be named on a map. */
export interface MapLabel {
  readonly point: Point;
  /** Room to keep around the point's own dot. */
  readonly radius: number;
  readonly name: string;
  /** Written after the name, or under it. */
  readonly figure?: string;
}

/** What labels keep off, and what they rather would. */
export interface MapObstacles {
  readonly dots: readonly { readonly point: Point; readonly radius: number }[];
  /** Arcs, as polylines: crossed only where there is no other place. */
  readonly curves: readonly (readonly Point[])[];
  readonly height: number;
}

const LINE = 14.5;

interface Candidate {
  readonly marks: readonly TextMark[];
  readonly box: Box;
  readonly cost: number;
  /** Where a leader line from the point would end. */
  readonly far: boolean;
}

function marksAt(label: MapLabel, x: number, y: number, anchor: Anchor, stacked: boolean): TextMark[] {
  const { name: text, figure } = label;
  if (figure === undefined) return [{ x, y, text, paint: 'c-place', anchor }];
  if (!stacked) return [{ x, y, text, paint: 'c-place', anchor, tail: { text: figure, paint: 'c-figure' } }];
  return [
    { x, y: y - LINE / 2, text, paint: 'c-place', anchor },
    { x, y: y + LINE / 2, text: figure, paint: 'c-figure', anchor },
  ];
}

function boxAround(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** Eight directions around the point at growing distances, in one line or two, with what each costs in clarity. */
function candidatesFor(drawing: Drawing, label: MapLabel): Candidate[] {
  const [x, y] = label.point;
  const candidates: Candidate[] = [];
  for (const distance of [5, 13, 24, 38, 54, 72]) {
    const out = label.radius + distance;
    const slant = out * 0.75;
    const sides: readonly (readonly [dx: number, dy: number, anchor: Anchor, cost: number])[] = [
      [out, 4, 'left', 0],
      [-out, 4, 'right', 0.5],
      [0, -out - 3, 'middle', 1],
      [0, out + 11, 'middle', 1],
      [slant, -slant, 'left', 0.8],
      [slant, slant + 8, 'left', 0.8],
      [-slant, -slant, 'right', 1.2],
      [-slant, slant + 8, 'right', 1.2],
    ];
    for (const stacked of label.figure === undefined ? [false] : [false, true]) {
      for (const [dx, dy, anchor, cost] of sides) {
        const lift = stacked ? (dy < 0 ? -LINE / 2 : dy > 5 ? LINE / 2 : 0) : 0;
        const marks = marksAt(label, x + dx, y + dy + lift, anchor, stacked);
        const box = boxAround(marks.map((mark) => drawing.boxOf(mark)));
        candidates.push({ marks, box, cost: cost + distance / 6 + (stacked ? 0.4 : 0), far: distance > 13 });
      }
    }
  }
  return candidates;
}

function crossings(box: Box, curves: MapObstacles['curves']): number {
  return curves.filter((curve) => curve.some((point, index) => segmentMeets(curve[index - 1] ?? point, point, box)))
    .length;
}

function isFree(drawing: Drawing, box: Box, obstacles: MapObstacles): boolean {
  const frame = { left: 2, top: 2, right: drawing.width - 2, bottom: obstacles.height - 2 };
  if (!isInside(box, frame) || drawing.boxes.some((other) => overlaps(box, other, 2))) return false;
  return !obstacles.dots.some(({ point: [x, y], radius }) =>
    overlaps(box, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }, 1),
  );
}

function drawLeader(drawing: Drawing, label: MapLabel, box: Box): void {
  const [x, y] = label.point;
  const toX = Math.min(Math.max(x, box.left), box.right);
  const toY = Math.min(Math.max(y, box.top), box.bottom);
  drawing.path(`M${coordinate(x)} ${coordinate(y)}L${coordinate(toX)} ${coordinate(toY)}`, 'c-leader');
}

/**
 * Names places on a map, the most important first: each takes the clearest place around its point that is free of
 * other labels and of dots. One that finds none is left out. Labels far from their point get a line to it.
 */
export function placeLabels(drawing: Drawing, labels: readonly MapLabel[], obstacles: MapObstacles): void {
  for (const label of labels) {
    let best: Candidate | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const candidate of candidatesFor(drawing, label)) {
      // Crossings only add to a cost: what costs too much without them is not looked at.
      if (candidate.cost >= least || !isFree(drawing, candidate.box, obstacles)) continue;
      const cost = candidate.cost + 1.6 * crossings(candidate.box, obstacles.curves);
      if (cost < least) [best, least] = [candidate, cost];
    }
    if (!best) continue;
    if (best.far) drawLeader(drawing, label, best.box);
    for (const mark of best.marks) drawing.text(mark);
  }
}
