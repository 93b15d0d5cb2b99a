import { coordinate } from '../drawing/markup.ts';
import type { View } from './view.ts';

type Point = readonly [x: number, y: number];

/** A corridor drawn as a curve, in pixels: as far as it can be seen. */
export interface Arc {
  /** Start, control point and end of a quadratic curve. */
  readonly curve: readonly [Point, Point, Point];
  /** True when its far end lies outside the picture. */
  readonly leaves: boolean;
  /** In pixels. */
  readonly thickness: number;
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}

/** The point of a curve at `t`, from 0 at its start to 1 at its end. */
export function pointAt([start, control, end]: Arc['curve'], t: number): Point {
  return between(between(start, control, t), between(control, end, t), t);
}

/** The part of a curve up to `t` (de Casteljau's division). */
function partUpTo(curve: Arc['curve'], t: number): Arc['curve'] {
  return [curve[0], between(curve[0], curve[1], t), pointAt(curve, t)];
}

/** Where a curve that starts in the frame leaves it; 1 when it stays. */
function exitOf(curve: Arc['curve'], frame: { readonly width: number; readonly height: number }): number {
  const margin = 3;
  const steps = 200;
  for (let step = 1; step <= steps; step += 1) {
    const [x, y] = pointAt(curve, step / steps);
    if (x < margin || y < margin || x > frame.width - margin || y > frame.height - margin) return (step - 1) / steps;
  }
  return 1;
}

/** Bends a curve from `start` to `end` to the north, and cuts it where it leaves the picture. */
export function bendArc(
  start: Point,
  end: Point,
  frame: { readonly width: number; readonly height: number },
  thickness: number,
): Arc {
  const [run, rise] = [end[0] - start[0], end[1] - start[1]];
  const isOutside = end[0] < 0 || end[1] < 0 || end[0] > frame.width || end[1] > frame.height;
  const bend = isOutside ? 0.1 : 0.2;
  const side = run < 0 ? 1 : -1;
  const middle = between(start, end, 0.5);
  const control: Point = [middle[0] - rise * bend * side, middle[1] + run * bend * side];
  const lowest: Point = isOutside ? control : [control[0], Math.max(control[1], 6 - Math.abs(rise) / 2)];
  const curve: Arc['curve'] = [start, lowest, end];
  const exit = isOutside ? exitOf(curve, frame) : 1;
  return { curve: exit < 1 ? partUpTo(curve, exit) : curve, leaves: exit < 1, thickness };
}

/** Path data of the curve; under an arrowhead at its end it stops short. */
export function arcPath({ curve, leaves }: Arc): string {
  const [start, control, end] = leaves ? partUpTo(curve, 0.98) : curve;
  const at = ([x, y]: Point): string => `${coordinate(x)} ${coordinate(y)}`;
  return `M${at(start)}Q${at(control)} ${at(end)}`;
}

/**
 * Path data of an arrowhead on the curve, towards its end (`forward`) or its start. It sits at the edge where people
 * leave the picture, else past the middle of the curve, clear of the dots at both ends. Empty for short curves.
 */
export function arrowPath(arc: Arc, forward: boolean): string {
  const [start, , end] = arc.curve;
  const length = Math.hypot(end[0] - start[0], end[1] - start[1]);
  if (length < 34) return '';
  const size = 4.5 + arc.thickness;
  const t = arc.leaves && forward ? 1 : forward ? 0.62 : 0.38;
  const tip = pointAt(arc.curve, t);
  const behind = pointAt(arc.curve, forward ? t - 0.04 : t + 0.04);
  const reach = Math.hypot(tip[0] - behind[0], tip[1] - behind[1]) || 1;
  const [ux, uy] = [(tip[0] - behind[0]) / reach, (tip[1] - behind[1]) / reach];
  const foot: Point = [tip[0] - ux * size * 1.5, tip[1] - uy * size * 1.5];
  const at = (x: number, y: number): string => `${coordinate(x)} ${coordinate(y)}`;
  const half = size * 0.6;
  return `M${at(...tip)}L${at(foot[0] - uy * half, foot[1] + ux * half)} ${at(foot[0] + uy * half, foot[1] - ux * half)}Z`;
}

/** Turns points of the plane into pixels of a map `width` wide. */
export function pixelsIn(view: View, width: number): (point: Point) => Point {
  const scale = width / (view.right - view.left);
  return ([x, y]) => [(x - view.left) * scale, (y - view.top) * scale];
}
