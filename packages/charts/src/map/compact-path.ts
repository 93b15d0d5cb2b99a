import type { GeoContext } from 'd3-geo';

type GridPoint = [x: number, y: number];

function ringArea(points: readonly GridPoint[]): number {
  let doubled = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    doubled += x * nextY - nextX * y;
  });
  return Math.abs(doubled) / 2;
}

/** Joins whole numbers with as few characters as SVG needs: a minus sign separates by itself. */
function joinNumbers(numbers: readonly number[]): string {
  return numbers.map((value, index) => (index > 0 && value >= 0 ? ` ${value}` : `${value}`)).join('');
}

/**
 * Receives outlines from d3-geo and writes them as short path data: whole numbers, relative steps, points that fall
 * together left out, rings smaller than `leastArea` (in squared units of the path) left out.
 */
export class CompactPath implements GeoContext {
  private readonly leastArea: number;
  private d = '';
  private points: GridPoint[] = [];
  /** The area of all rings written, in squared units of the path. */
  area = 0;

  constructor(leastArea: number) {
    this.leastArea = leastArea;
  }

  beginPath(): void {
    this.points = [];
  }

  moveTo(x: number, y: number): void {
    this.endLine();
    this.points = [[Math.round(x), Math.round(y)]];
  }

  lineTo(x: number, y: number): void {
    const point: GridPoint = [Math.round(x), Math.round(y)];
    const last = this.points.at(-1);
    if (last && last[0] === point[0] && last[1] === point[1]) return;
    this.points.push(point);
  }

  closePath(): void {
    const { points } = this;
    this.points = [];
    const area = ringArea(points);
    if (points.length < 3 || area < this.leastArea || area === 0) return;
    const [first, last] = [points[0], points.at(-1)];
    if (first && last && first[0] === last[0] && first[1] === last[1]) points.pop();
    this.area += area;
    this.write(points, true);
  }

  arc(): void {
    // Points have no outline here.
  }

  /** The path data written so far. */
  result(): string {
    this.endLine();
    return this.d;
  }

  private endLine(): void {
    if (this.points.length > 1) this.write(this.points, false);
    this.points = [];
  }

  private write(points: readonly GridPoint[], closed: boolean): void {
    const [start] = points;
    if (!start) return;
    const steps = points.slice(1).flatMap(([x, y], index) => {
      const [fromX, fromY] = points[index] ?? start;
      return [x - fromX, y - fromY];
    });
    this.d += `M${joinNumbers(start)}l${joinNumbers(steps)}${closed ? 'z' : ''}`;
  }
}
