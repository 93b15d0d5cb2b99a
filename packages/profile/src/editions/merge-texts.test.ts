import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const BASE = 'First paragraph here.\n\nSecond paragraph here.\n\nThird paragraph here.';

describe('merging two texts', () => {
  it('takes changes of different paragraphs together', () => {
    const merged = mergeTexts(BASE, BASE.replace('First', 'Opening'), BASE.replace('Third', 'Closing'));
    expect(merged.isClean).toBe(true);
    expect(merged.body).toBe('Opening paragraph here.\n\nSecond paragraph here.\n\nClosing paragraph here.');
  });

  it('takes changes of neighbouring paragraphs together', () => {
    expect(mergeTexts('Un.\n\nDeux.', 'Un bis.\n\nDeux.', 'Un.\n\nDeux bis.')).toMatchObject({
      isClean: true,
      body: 'Un bis.\n\nDeux bis.',
    });
  });

  it('takes changes of different words of one paragraph together', () => {
    const merged = mergeTexts('one two three four five', 'ONE two three four five', 'one two three four FIVE');
    expect(merged).toMatchObject({ isClean: true, body: 'ONE two three four FIVE' });
  });

  it('does not put neighbouring words of two writers together', () => {
    expect(mergeTexts('rose by 10 percent today', 'rose by 12 percent today', 'rose by 10 points today').isClean).toBe(
      false,
    );
  });

  it('shows both where both changed the same words, and keeps what is agreed', () => {
    const merged = mergeTexts(BASE, BASE.replace('Second', 'Head'), BASE.replace('Second', 'Other'));
    expect(merged.isClean).toBe(false);
    expect(merged.regions).toContainEqual({
      kind: 'conflict',
      base: 'Second paragraph here.',
      head: 'Head paragraph here.',
      other: 'Other paragraph here.',
    });
    expect(merged.body.split('\n\n')).toEqual([
      'First paragraph here.',
      'Head paragraph here.',
      'Other paragraph here.',
      'Third paragraph here.',
    ]);
  });

  it('takes the same change once', () => {
    const both = BASE.replace('Second', 'Same');
    expect(mergeTexts(BASE, both, both)).toMatchObject({ isClean: true, body: both });
  });

  it('is a conflict when one removes what the other changes', () => {
    const removed = 'First paragraph here.\n\nThird paragraph here.';
    expect(mergeTexts(BASE, removed, BASE.replace('Second', 'Changed')).isClean).toBe(false);
  });

  it('is a conflict when two begin an empty section', () => {
    expect(mergeTexts('', 'Mine.', 'Yours.')).toMatchObject({ isClean: false, body: 'Mine.\n\nYours.' });
  });

  const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd', '\n\n'), { maxLength: 30 }).map((all) => all.join(' '));

  it('has every word of both, merged or not, that both did not agree to remove', () => {
    fc.assert(
      fc.property(words, words, words, (base, head, other) => {
        const { body } = mergeTexts(base, head, other);
        const known = new Set(base.match(/\S+/g));
        const wanted = [...`${head} ${other}`.matchAll(/\S+/g)]
          .map(([word]) => word)
          .filter((word) => !known.has(word));
        for (const word of wanted) expect(body).toContain(word);
      }),
      { numRuns: 2000 },
    );
  });

  it('with one side unchanged gives the other', () => {
    fc.assert(
      fc.property(words, words, (base, changed) => {
        expect(mergeTexts(base, base, changed)).toMatchObject({ isClean: true });
        expect(mergeTexts(base, base, changed).body).toBe(mergeTexts(changed, changed, changed).body);
        expect(mergeTexts(base, changed, base).body).toBe(mergeTexts(changed, changed, changed).body);
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no long time for 60 000 letters of one word', () => {
    const began = performance.now();
    const long = 'a '.repeat(30_000);
    mergeTexts(long, `${long}b`, `c ${long}`);
    mergeTexts('a\n\n'.repeat(20_000), 'a\n\n'.repeat(19_000), 'b\n\n'.repeat(19_000));
    expect(performance.now() - began).toBeLessThan(4000);
  });
});
