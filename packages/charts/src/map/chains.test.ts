import { describe, expect, it } from 'vitest';
import { type Atlas, indexOfArc, type LandPolygon, worldAtlas } from './atlas.ts';
import { type Chain, chainLines, chainOutlines } from './chains.ts';

/** Two fields side by side: arc 0 around the left, arc 1 the fence between them (upwards), arc 2 around the right. */
const FIELDS: Pick<Atlas, 'ends'> = {
  ends: [
    [0, 1],
    [1, 0],
    [0, 1],
  ],
};

function polygon(...rings: number[][]): LandPolygon {
  return { rings, bounds: { left: 0, top: 0, right: 1, bottom: 1 }, area: 1 };
}

const atlasOf = (part: Pick<Atlas, 'ends'>): Atlas => ({ arcs: [], countries: [], borders: [], ...part });

function isClosed(chain: Chain, { ends }: Atlas): boolean {
  const beginOf = (arc: number): number | undefined => ends[indexOfArc(arc)]?.[arc < 0 ? 1 : 0];
  const endOf = (arc: number): number | undefined => beginOf(~arc);
  return chain.every((arc, place) => endOf(arc) === beginOf(chain[(place + 1) % chain.length] ?? arc));
}

describe('the outlines of land', () => {
  it('leave out what two pieces share', () => {
    const [left, right] = [polygon([0, 1]), polygon([2, ~0])];
    expect(chainOutlines([left, right], atlasOf(FIELDS))).toEqual([[1, 2]]);
  });

  it('are the rings of a piece that stands alone', () => {
    expect(chainOutlines([polygon([0, 1])], atlasOf(FIELDS))).toEqual([[0, 1]]);
  });

  it('close, whichever countries are put together', () => {
    const atlas = worldAtlas();
    for (const share of [1, 2, 3, 7]) {
      const polygons = atlas.countries.filter((_, index) => index % share === 0).flatMap((country) => country.polygons);
      const outlines = chainOutlines(polygons, atlas);
      expect(outlines.length).toBeGreaterThan(0);
      expect(outlines.filter((chain) => !isClosed(chain, atlas))).toEqual([]);
    }
  });
});

describe('lines along borders', () => {
  it('run on through points where arcs meet, against their direction too', () => {
    const ends = [
      [5, 6],
      [7, 6],
      [8, 5],
    ] as const;
    const [line, ...others] = chainLines([0, 1, 2], atlasOf({ ends }));
    expect(others).toEqual([]);
    expect(line?.map(indexOfArc)).toEqual([1, 0, 2]);
  });

  it('hold every border of the world once', () => {
    const atlas = worldAtlas();
    const arcs = chainLines(atlas.borders, atlas).flat().map(indexOfArc);
    expect(arcs.toSorted()).toEqual(atlas.borders.toSorted());
  });
});
