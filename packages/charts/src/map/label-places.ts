import { type Box, overlaps, segmentMeets } from '../drawing/box.ts';
import type { Drawing } from '../drawing/drawing.ts';
import { estimateWidth, wrapText } from '../drawing/text-measure.ts';

export type Point = readonly [x: number, y: number];

/** An arrow as a polyline, with half its thickness, and the rectangle around it. */
export interface MapArrow {
  readonly points: readonly Point[];
  readonly reach: number;
  readonly bounds: Box;
}

/** A place to be named on a map, with the arrow that is drawn only together with its name. */
export interface MapLabel {
  readonly point: Point;
  /** Room to keep around the point's own dot. */
  readonly radius: number;
  readonly name: string;
  /** Written after the name, or under it. */
  readonly figure?: string;
  readonly arrow?: MapArrow;
  /** What leaving the place unnamed costs, in the measure of {@link LabelPlace.cost}. */
  readonly worth: number;
}

/** One way of writing a label: its lines on a plate. */
export interface LabelPlace {
  readonly lines: readonly string[];
  /** The plate. */
  readonly box: Box;
  /** How far it is from the clearest place, arrows left aside. */
  readonly cost: number;
  /** Where the line from the point to a plate far away ends. */
  readonly leader: Point | undefined;
  /** Bit `n` is set when the plate covers a part of the arrow of label `n`. */
  readonly covers: number;
  /** Bit `n` is set when the plate covers the dot of label `n`. */
  readonly hides: number;
}

export const LABEL_SIZE = 12;
export const LABEL_LINE = 14.5;
/** Of the plate around its text. */
const PAD = { x: 4, y: 2 } as const;
/** Plates keep this far from arrows they do not cover. */
const ARROW_GAP = 1.5;
/** From here on a line leads from the point to its label. */
const FAR = 14;
const DISTANCES = [4, 10, 18, 30, 46, 66] as const;

/** Where the plate stands around the point: its nearest corner or side lies in this direction; what that costs. */
const DIRECTIONS: readonly (readonly [dx: number, dy: number, cost: number])[] = [
  [1, 0, 0],
  [-1, 0, 0.4],
  [0, -1, 0.8],
  [0, 1, 0.8],
  [0.75, -0.75, 0.6],
  [0.75, 0.75, 0.6],
  [-0.75, -0.75, 0.9],
  [-0.75, 0.75, 0.9],
  [0.4, -0.9, 0.9],
  [0.4, 0.9, 0.9],
  [-0.4, -0.9, 1],
  [-0.4, 0.9, 1],
];

/** The ways to break a label into lines, between words only, the plainest first. */
function linesOf({ name, figure }: MapLabel): (readonly string[])[] {
  const widthOf = (text: string): number => estimateWidth(text, LABEL_SIZE, true);
  const whole = figure === undefined ? name : `${name}\u00a0${figure}`;
  const ways: (readonly string[])[] = [[whole]];
  if (figure !== undefined) ways.push([name, figure]);
  const longestWord = Math.max(...name.split(' ').map(widthOf));
  for (const width of [Math.max(widthOf(name) * 0.62, longestWord), longestWord]) {
    const broken = wrapText(name, width, LABEL_SIZE, true);
    if (broken.length > 1) ways.push(figure === undefined ? broken : [...broken, figure]);
  }
  return ways;
}

function within(box: Box, frame: Box): Box {
  const across = Math.max(frame.left - box.left, 0) - Math.max(box.right - frame.right, 0);
  const down = Math.max(frame.top - box.top, 0) - Math.max(box.bottom - frame.bottom, 0);
  return { left: box.left + across, right: box.right + across, top: box.top + down, bottom: box.bottom + down };
}

function plateAt([x, y]: Point, out: number, direction: Point, size: { width: number; height: number }): Box {
  const [dx, dy] = direction;
  const { width, height } = size;
  const left = x + dx * out + (dx >= 0.7 ? 0 : dx <= -0.7 ? -width : -width / 2 + (Math.sign(dx) * width) / 3);
  const top = y + dy * out + (dy >= 0.7 ? 0 : dy <= -0.7 ? -height : -height / 2);
  return { left, top, right: left + width, bottom: top + height };
}

function grown(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, right: box.right + by, bottom: box.bottom + by };
}

function holds(box: Box, [x, y]: Point, radius: number): boolean {
  return x > box.left - radius && x < box.right + radius && y > box.top - radius && y < box.bottom + radius;
}

/** The point of a plate nearest to a point. */
function nearestOf(box: Box, [x, y]: Point): Point {
  return [Math.min(Math.max(x, box.left), box.right), Math.min(Math.max(y, box.top), box.bottom)];
}

/** A number with bit `n` set for each label `n` that passes. */
function bitsOf(labels: readonly MapLabel[], test: (label: MapLabel) => boolean): number {
  let bits = 0;
  for (let index = 0; index < labels.length; index += 1) {
    const label = labels[index];
    if (label && test(label)) bits |= 1 << index;
  }
  return bits;
}

function boundsOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function meetsArrow(box: Box, { points, reach, bounds }: MapArrow): boolean {
  const roomy = grown(box, reach + ARROW_GAP);
  if (!overlaps(roomy, bounds)) return false;
  for (let index = 1; index < points.length; index += 1) {
    const [from, to] = [points[index - 1], points[index]];
    if (from && to && segmentMeets(from, to, roomy)) return true;
  }
  return false;
}

/** An arrow along a polyline. */
export function arrowAlong(points: readonly Point[], reach: number): MapArrow {
  return { points, reach, bounds: boundsOf(points) };
}

/**
 * Every place for a label inside the picture: twelve directions around its point at growing distances, in one line or
 * more, moved inwards at the picture's edges.
 *
 * @param labels all labels of the map (31 at most), to say whose arrows and dots each place covers
 */
export function placesFor(
  label: MapLabel,
  labels: readonly MapLabel[],
  frame: { readonly width: number; readonly height: number },
): LabelPlace[] {
  const inner = { left: 1, top: 1, right: frame.width - 1, bottom: frame.height - 1 };
  const others = bitsOf(labels, (other) => other !== label);
  const places: LabelPlace[] = [];
  linesOf(label).forEach((lines, way) => {
    const text = Math.max(...lines.map((line) => estimateWidth(line, LABEL_SIZE, true)));
    const size = { width: text + 2 * PAD.x, height: lines.length * LABEL_LINE + 2 * PAD.y };
    if (size.width > inner.right - inner.left) return;
    for (const distance of DISTANCES) {
      for (const [dx, dy, turn] of DIRECTIONS) {
        const wanted = plateAt(label.point, label.radius + distance, [dx, dy], size);
        const box = within(wanted, inner);
        if (holds(box, label.point, label.radius)) continue;
        const end = nearestOf(box, label.point);
        const away = Math.hypot(end[0] - label.point[0], end[1] - label.point[1]);
        places.push({
          lines,
          box,
          cost: turn + away / 5 + way * 0.5,
          leader: away > label.radius + FAR ? end : undefined,
          covers: bitsOf(labels, ({ arrow }) => arrow !== undefined && meetsArrow(box, arrow)),
          hides: others & bitsOf(labels, (other) => holds(box, other.point, other.radius + 1)),
        });
      }
    }
  });
  return places;
}

/** Writes a label on its plate, with a line to its point where that is far. */
export function drawLabel(drawing: Drawing, { point: [x, y] }: MapLabel, place: LabelPlace): void {
  const { box, leader, lines } = place;
  if (leader) drawing.line([x, y], leader, 'c-leader');
  drawing.rect(box.left, box.top, box.right - box.left, box.bottom - box.top, 'c-plate', ' rx="3"');
  const middle = (box.left + box.right) / 2;
  lines.forEach((text, row) => {
    // The text is centred: where its letters are narrower than estimated, the plate is a little wider on both sides.
    const base = box.top + PAD.y + LABEL_LINE * (row + 0.5) + LABEL_SIZE * 0.36;
    drawing.text({ x: middle, y: base, text, paint: 'c-place', anchor: 'middle' });
  });
}
