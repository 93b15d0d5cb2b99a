import { describe, expect, it } from 'vitest';
import { matchParagraphs, type VersionBlock } from './paragraph-matches.ts';
import { wordChanges } from './word-changes.ts';

const blocks = (...texts: string[]): VersionBlock[] => texts.map((text, i) => ({ block: i + 10, text }));
const ROADS = 'The government will build roads and bridges in every region by 2025.';
const MONEY = 'The central bank lowers the cost of sending money home to 5 per cent.';
const SCHOOLS = 'Schools take in the children of migrants and of displaced families.';
const HEALTH = 'Health posts at the border serve travellers and the people who live there.';

describe('the paragraphs of two versions', () => {
  it('are the same, moved, changed, dropped or new', () => {
    const changed = 'The central bank lowers the cost of sending money home to 3 per cent by 2030.';
    const added = 'A fund with a budget of two million supports returning migrants who open a business.';
    const found = matchParagraphs(blocks(ROADS, MONEY, SCHOOLS, HEALTH), blocks(SCHOOLS, ROADS, changed, added));
    expect(found).toEqual({
      matches: [
        // Either of two that changed places has moved: one is enough.
        { before: 12, after: 10, fate: 'moved' },
        { before: 10, after: 11, fate: 'same' },
        { before: 11, after: 12, fate: 'changed' },
      ],
      dropped: [13],
      added: [13],
    });
  });

  it('stay the same through other capitals, spaces and punctuation', () => {
    const { matches } = matchParagraphs(blocks(ROADS), blocks(`  ${ROADS.toUpperCase().replace('.', ' ;')}`));
    expect(matches).toEqual([{ before: 10, after: 10, fate: 'same' }]);
  });

  it('are each found once, also where the same words stand often', () => {
    const { matches, added, dropped } = matchParagraphs(blocks('Source', ROADS, 'Source'), blocks(ROADS, 'Source'));
    expect(matches).toHaveLength(2);
    expect([added, dropped.length]).toEqual([[], 1]);
  });

  it('are not taken for one another where they share little, or are short', () => {
    const { matches } = matchParagraphs(blocks(MONEY, 'Annex 1'), blocks(HEALTH, 'Annex 2'));
    expect(matches).toEqual([]);
    expect(matchParagraphs([], [])).toEqual({ matches: [], dropped: [], added: [] });
  });

  it('are held against each other in less than two seconds of work for plans of 5000', () => {
    const long = Array.from({ length: 5000 }, (_, i) => ({
      block: i,
      text: Array.from({ length: 60 }, (_w, j) => `w${(i * 7919 + j * (i % 13) * 31) % 4001}`).join(' '),
    }));
    const other = long.map(({ block, text }) => ({ block, text: block % 3 === 0 ? `${text} and more of it` : text }));
    const start = process.cpuUsage().user;
    const { matches } = matchParagraphs(long, other);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2);
    expect(matches.length).toBeGreaterThan(4800);
  });
});

describe('the words of a paragraph that changed', () => {
  it('are marked where they were dropped and where they are new', () => {
    expect(wordChanges('a cost of 5 per cent', 'a cost of 3 per cent by 2030')).toEqual([
      { kind: 'same', text: 'a cost of ' },
      { kind: 'dropped', text: '5 ' },
      { kind: 'new', text: '3 ' },
      { kind: 'same', text: 'per cent ' },
      { kind: 'new', text: 'by 2030' },
    ]);
  });

  it('are given whole where the paragraph is very long', () => {
    const long = 'word '.repeat(700);
    expect(wordChanges(long, `${long}more`).map(({ kind }) => kind)).toEqual(['dropped', 'new']);
  });
});
