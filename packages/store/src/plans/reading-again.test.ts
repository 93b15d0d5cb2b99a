import { describe, expect, it } from 'vitest';
import { matchPassages } from './reading-again.ts';

const passageOf = (passage: number, text: string, page: number) => ({
  ...{ passage, block: passage, start: 0, page, language: 'en', text },
  ...{ headings: ['New'], hits: [], sectors: [], groups: [], framing: 'risk' },
  themes: [{ theme: 'remittances', depth: 4, because: [], score: 1 }],
});
const blockOf = (block: number, text: string, page: number) => ({
  ...{ block, kind: 'paragraph', level: null, page, toPage: page, language: 'en', text, rows: null, turns: [] },
});
const kept = (passage: number, text: string, page: number, isAdded = false) => ({
  ...{ passage, text, page, start: 0, isAdded },
});

describe('a document that is read again', () => {
  it('keeps the number of a passage of the same text, of several that on the nearest page', () => {
    const passages = [passageOf(0, 'Money sent home.', 3), passageOf(1, 'Money sent home.', 90)];
    const {
      fresh,
      kept: placed,
      proposals,
    } = matchPassages([kept(7, 'Money  sent home.', 88)], { passages, blocks: [] }, 8);
    expect(placed).toMatchObject([{ passage: 7, block: 1, page: 90, missing: null, headings: ['New'] }]);
    expect(proposals).toMatchObject([{ passage: 7, themes: [{ depth: 4 }] }]);
    expect(fresh).toMatchObject([{ passage: 8, page: 3 }]);
  });

  it('lists what it no longer proposes where its text stands, and what it no longer finds near its page', () => {
    const blocks = [blockOf(0, 'First.', 1), blockOf(1, 'It says: Birds migrate. Often.', 5)];
    const old = [kept(0, 'Birds migrate.', 5), kept(1, 'Gone.', 4), kept(2, 'Often.', 5, true)];
    const { fresh, kept: placed } = matchPassages(old, { passages: [], blocks }, 3);
    expect(fresh).toEqual([]);
    expect(placed).toMatchObject([
      { passage: 0, block: 1, start: 9, missing: 'proposal' },
      { passage: 1, block: 1, page: 4, missing: 'text' },
      { passage: 2, block: 1, start: 24, missing: null },
    ]);
  });
});
