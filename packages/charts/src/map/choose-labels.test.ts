import { describe, expect, it } from 'vitest';
import { overlaps } from '../drawing/box.ts';
import { chooseLabels } from './choose-labels.ts';
import { arrowAlong, type MapLabel, type Point } from './label-places.ts';

const FRAME = { width: 300, height: 200 };

function labelAt(point: Point, more: Partial<MapLabel> = {}): MapLabel {
  return { point, radius: 3, name: 'Moldavie', figure: '1 000', worth: 30, ...more };
}

describe('chosen labels', () => {
  it('stand right of their points where there is room', () => {
    const [only] = chooseLabels([labelAt([100, 100])], FRAME);
    expect(only?.place.box.left).toBeGreaterThan(103);
    expect(only?.place.lines).toEqual(['Moldavie\u00a01 000']);
  });

  it('stand apart, also where points are close', () => {
    const labels = [0, 1, 2, 3].map((index) => labelAt([150 + index * 4, 100]));
    const boxes = chooseLabels(labels, FRAME).map(({ place }) => place.box);
    expect(boxes).toHaveLength(4);
    boxes.forEach((box, index) => {
      expect(boxes.slice(index + 1).some((other) => overlaps(box, other, 2))).toBe(false);
    });
  });

  it('keep off arrows that are drawn', () => {
    const arrow = arrowAlong(
      [10, 60, 110, 160, 210, 290].map((x): Point => [x, 100]),
      1,
    );
    const labels = [labelAt([10, 100], { arrow }), labelAt([150, 104])];
    for (const { place } of chooseLabels(labels, FRAME)) expect(place.covers).toBe(0);
  });

  it('are left out when they cost more than they are worth, with their arrows', () => {
    const dots = Array.from({ length: 9 }, (_, index) => labelAt([6 + index * 3, 10], { worth: index === 0 ? 30 : 1 }));
    const chosen = chooseLabels(dots, { width: 120, height: 24 });
    expect(chosen.map(({ label }) => label)).toEqual([dots[0]]);
  });

  it('are broken into lines rather than cut where the picture is narrow', () => {
    const name = 'République démocratique populaire lao';
    const [only] = chooseLabels([labelAt([60, 60], { name, worth: 60 })], { width: 130, height: 200 });
    expect(only?.place.lines.join(' ')).toBe(`${name} 1 000`);
    expect(only?.place.lines.length).toBeGreaterThan(2);
  });
});
