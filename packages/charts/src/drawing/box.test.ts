import { describe, expect, it } from 'vitest';
import { overlaps, segmentMeets, spreadApart } from './box.ts';

const box = { left: 10, top: 10, right: 20, bottom: 20 };

describe('boxes', () => {
  it('that share an edge do not overlap, unless a gap is asked for', () => {
    const neighbour = { left: 20, top: 10, right: 30, bottom: 20 };
    expect(overlaps(box, neighbour)).toBe(false);
    expect(overlaps(box, neighbour, 1)).toBe(true);
  });

  it('are met by segments that pass through them, also when both ends lie outside', () => {
    expect(segmentMeets([0, 0], [30, 30], box)).toBe(true);
    expect(segmentMeets([0, 15], [9, 15], box)).toBe(false);
    expect(segmentMeets([0, 0], [30, 5], box)).toBe(false);
    expect(segmentMeets([15, 0], [15, 30], box)).toBe(true);
  });
});

describe('stacked labels', () => {
  it('stay where they are wanted when there is room', () => {
    expect(
      spreadApart(
        [
          { wanted: 50, height: 10 },
          { wanted: 10, height: 10 },
        ],
        0,
        100,
      ),
    ).toEqual([50, 10]);
  });

  it('are moved apart and stay inside the limits', () => {
    const labels = [90, 91, 92].map((wanted) => ({ wanted, height: 10 }));
    expect(spreadApart(labels, 0, 100)).toEqual([70, 80, 90]);
  });
});
