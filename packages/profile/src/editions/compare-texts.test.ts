import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts.ts';

describe('comparing two texts', () => {
  it('says what stayed, went and came, word by word', () => {
    expect(compareTexts('one two three', 'one 2 three')).toEqual([
      { kind: 'same', text: 'one ' },
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: '2' },
      { kind: 'same', text: ' three' },
    ]);
  });

  it('gives both texts back out of its pieces', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = compareTexts(before, after);
        const side = (kind: 'added' | 'removed'): string =>
          pieces
            .filter((piece) => piece.kind === 'same' || piece.kind === kind)
            .map((piece) => piece.text)
            .join('');
        expect(side('removed')).toBe(before);
        expect(side('added')).toBe(after);
      }),
    );
  });

  it('gives whole paragraphs back out of its pieces, whatever became of them', () => {
    const paragraph = fc.array(fc.constantFrom('emigrants', 'return', 'to', 'a'), { minLength: 1, maxLength: 8 });
    const texts = fc.array(paragraph, { maxLength: 6 }).map((all) => all.map((words) => words.join(' ')).join('\n\n'));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const pieces = compareTexts(before, after);
        const side = (kind: 'added' | 'removed'): string =>
          pieces.flatMap((piece) => (piece.kind === 'same' || piece.kind === kind ? piece.text : [])).join('');
        expect(side('removed')).toBe(before);
        expect(side('added')).toBe(after);
      }),
    );
  });

  it('sets passages that share little beside each other as a whole', () => {
    const before = 'Most people who leave the country go to its neighbours, and many come back after a few years.';
    const after = 'The census of 2024 is the first one that asks where members of the household live abroad.';
    expect(compareTexts(`Kept.\n\n${before}`, `Kept.\n\n${after}`)).toEqual([
      { kind: 'same', text: 'Kept.\n\n' },
      { kind: 'removed', text: before, isPassage: true },
      { kind: 'added', text: after, isPassage: true },
    ]);
  });

  it('finds the paragraph that another was made from, and compares these two by their words', () => {
    const kept = 'Remittances were worth a tenth of the gross domestic product in that year.';
    const pieces = compareTexts(
      kept,
      `An opening that nobody had written before.\n\n${kept.replace('tenth', 'ninth')}`,
    );
    expect(pieces).toEqual([
      { kind: 'added', text: 'An opening that nobody had written before.\n\n', isPassage: true },
      { kind: 'same', text: 'Remittances were worth a ' },
      { kind: 'removed', text: 'tenth' },
      { kind: 'added', text: 'ninth' },
      { kind: 'same', text: ' of the gross domestic product in that year.' },
    ]);
  });

  it('leaves no single short word standing between two changes', () => {
    const pieces = compareTexts(
      'The report of the ministry names three of its neighbours as the places where people live.',
      'The report of the ministry names Gambia of all countries as the places where people live.',
    );
    expect(pieces.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });

  it('takes the mark of a figure as one word', () => {
    const pieces = compareTexts('In all {figure A~B 2019} people left.', 'In all {figure A~B 2020} people left.');
    expect(pieces[1]).toEqual({ kind: 'removed', text: '{figure A~B 2019}' });
  });

  it('takes no long time for 60 000 letters', () => {
    const began = performance.now();
    const long = 'a '.repeat(30_000);
    compareTexts(long, `b ${long}`);
    compareTexts('a b '.repeat(15_000), 'c d '.repeat(15_000));
    compareTexts('a\n\n'.repeat(20_000), 'b\n\n'.repeat(19_000));
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
