import type { StoredPassage } from '@sterna/spaces';
import { describe, expect, it } from 'vitest';
import { chosenPassages } from './passage-choice.ts';
import { assembleScorecard } from './scorecard.ts';

type Held = NonNullable<StoredPassage['held']>[number];

function passage(number: number, proposed: Record<string, number>, held?: readonly Held[]): StoredPassage {
  return {
    ...{ passage: number, block: number, start: 0, page: 1, language: 'en', text: 'x', headings: [], hits: [] },
    ...{ sectors: ['health'], groups: ['diaspora'], framing: 'risk', isAdded: Object.keys(proposed).length === 0 },
    ...{ addedAt: new Date(0), missing: null },
    themes: Object.entries(proposed).map(([theme, depth]) => ({ theme, depth, because: [], score: 1 })),
    held: held ?? Object.entries(proposed).map(([theme, depth]) => ({ theme, depth, isDecided: false })),
  };
}
const decided = (theme: string, depth: number): Held => ({ theme, depth, isDecided: true });

const PASSAGES = [
  passage(0, { remittances: 2 }),
  // Changed to 4; rejected altogether; marked by a person.
  passage(1, { remittances: 1 }, [decided('remittances', 4)]),
  passage(2, { borders: 3 }, [decided('borders', 0), decided('migration', 0)]),
  passage(3, {}, [decided('consular-protection', 5)]),
];
const themes = ['remittances', 'borders', 'consular-protection'].map((theme) => ({
  ...{ theme, proposedDepth: 1, proposedFraming: 'neutral', depth: null, framing: null, reason: '', decidedAt: null },
  facts: { groups: [], sectors: [], indicators: [], budgets: [], bodies: [], years: [] },
}));

describe('the scorecard of a document', () => {
  const card = assembleScorecard({ themes, passages: PASSAGES });

  it('counts what holds: changed depths, added themes, nothing of what was rejected', () => {
    expect(card.sectors).toEqual([{ sector: 'health', depths: [0, 1, 0, 1, 1] }]);
    expect(card.groups).toEqual([{ code: 'diaspora', passages: 3 }]);
    expect(card.framings).toEqual([{ code: 'risk', passages: 3 }]);
    const counts = new Map(card.themes.map(({ theme, passages }) => [theme, passages]));
    expect([counts.get('remittances'), counts.get('borders'), counts.get('consular-protection')]).toEqual([2, 0, 1]);
  });

  it('has behind each number the passages that it counts', () => {
    const behind = (choice: Parameters<typeof chosenPassages>[1]): readonly number[] =>
      chosenPassages(PASSAGES, choice).map(({ passage: number }) => number);
    expect(behind({ sector: 'health', depth: 4 })).toEqual([1]);
    expect(behind({ group: 'diaspora' })).toEqual([0, 1, 3]);
    expect(behind({ framing: 'risk' })).toEqual([0, 1, 3]);
    expect(behind({ theme: 'borders' })).toEqual([]);
    expect(behind({ theme: 'consular-protection' })).toEqual([3]);
    expect(behind({})).toHaveLength(4);
  });
});
