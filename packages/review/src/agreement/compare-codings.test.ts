import { describe, expect, it } from 'vitest';
import { compareCodings, type PassageCoding } from './compare-codings.ts';

const THEMES = ['remittances', 'borders'];
const says = (depths: Record<string, number>, undecided: readonly string[] = []): PassageCoding => ({
  depths: new Map(Object.entries(depths)),
  undecided: new Set(undecided),
  concerns: undecided.length > 0 ? undefined : Object.values(depths).some((depth) => depth > 0),
});

describe('two codings of a document', () => {
  it('are compared theme by theme of each passage, and by whether it concerns migration', () => {
    // Passage:      0                1               2               3
    // first         remittances 3    remittances 2   –               borders 1
    // second        remittances 3    remittances 4   borders 2       – (rejected)
    const first = new Map([
      [0, says({ remittances: 3 })],
      [1, says({ remittances: 2 })],
      [3, says({ borders: 1 })],
    ]);
    const second = new Map([
      [0, says({ remittances: 3 })],
      [1, says({ remittances: 4 })],
      [2, says({ borders: 2 })],
      [3, says({ borders: 0 })],
    ]);
    const found = compareCodings(first, second, [0, 1, 2, 3], THEMES);
    // 8 judgements: both present 2, first alone 1, second alone 1, neither 4.
    expect(found.present.table).toEqual([
      [4, 1],
      [1, 2],
    ]);
    // observed 6/8; expected (3·3 + 5·5)/64 = 34/64; κ = (48 − 34)/(64 − 34) = 14/30
    expect(found.present.kappa).toBeCloseTo(14 / 30, 12);
    expect(found.themes[0]?.kappa).toMatchObject({ kappa: 1, n: 4 });
    // Borders: both never together, each once: observed 2/4, expected (1·1 + 3·3)/16 = 10/16, κ = (8 − 10)/(16 − 10) = −1/3
    expect(found.themes[1]?.kappa.kappa).toBeCloseTo(-1 / 3, 12);
    // Relevance: yes/yes 2, no/yes 1, yes/no 1: observed 2/4, expected (3·3 + 1·1)/16 = 10/16 → −1/3
    expect(found.relevance.kappa).toBeCloseTo(-1 / 3, 12);
    expect(found.depth.n).toBe(8);
    expect(found.differences).toEqual([
      { passage: 1, theme: 'remittances', first: 2, second: 4 },
      { passage: 2, theme: 'borders', first: 0, second: 2 },
      { passage: 3, theme: 'borders', first: 1, second: 0 },
    ]);
  });

  it('count nothing that one of them left undecided', () => {
    const first = new Map([[0, says({}, ['remittances'])]]);
    const found = compareCodings(first, new Map([[0, says({ remittances: 3 })]]), [0], THEMES);
    expect(found.themes.map(({ kappa }) => kappa.n)).toEqual([0, 1]);
    expect(found.relevance).toMatchObject({ n: 0, undefinedFor: 'nothing-in-common' });
    expect(found.differences).toEqual([]);
  });

  it('differ in whether a passage concerns migration even where no theme is given', () => {
    const first = new Map([[0, { ...says({}), concerns: true }]]);
    expect(compareCodings(first, new Map(), [0], THEMES).differences).toEqual([
      { passage: 0, theme: 'migration', first: 1, second: 0 },
    ]);
  });
});
