import { describeOnBothEngines } from '@sterna/store/testing';
import { expect, it } from 'vitest';
import type { SavedText } from './edition-views.ts';
import type { TextAt } from './editions.ts';
import { foundCountry } from './testing/country.ts';

/** A small generator of chance, so that a failing round can be run again. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

describeOnBothEngines('two writers on one section', (given) => {
  it('lose no text in 100 rounds at random, and every paragraph of their own is in the section', async () => {
    const { editions, focalPoint, contributor, space, ministry } = await foundCountry(given());
    const edition = await editions.begin(focalPoint, space, { languages: ['fr'] });
    const at: TextAt = { space, edition, section: 'stocks', language: 'fr' };
    await editions.assign(focalPoint, at, { institution: ministry, due: null });
    const random = chance(20_261_122);
    const begun = Array.from({ length: 8 }, (_, index) => `Paragraphe ${index} du commencement.`).join('\n\n');
    const first = await editions.saveText(focalPoint, at, { body: begun, upon: null });
    if (first.kind !== 'saved') throw new Error('the first text was not saved');

    const writers = [contributor, focalPoint];
    // Each has their own paragraphs; the last two are everybody's.
    const own = [
      [0, 1, 2],
      [3, 4, 5],
    ];
    const seen = [first.text, first.text];
    const submitted = new Set([begun]);
    const newest = new Map<number, string>();
    const counts: Record<SavedText['kind'], number> = { saved: 0, merged: 0, unchanged: 0, aside: 0 };

    for (let round = 0; round < 100; round += 1) {
      const results = await Promise.all(
        writers.map(async (writer, index) => {
          if (random(4) === 0) return undefined;
          const view = seen[index] ?? first.text;
          const paragraphs = view.body.split('\n\n');
          const isShared = random(8) === 0;
          const place = isShared ? 6 + random(2) : (own[index]?.[random(3)] ?? 0);
          const words = `Paragraphe ${place} de ${index}, tour ${round}.`;
          const body = paragraphs.with(place, words).join('\n\n');
          submitted.add(body);
          const saved = await editions.saveText(writer, at, { body, upon: view.id });
          counts[saved.kind] += 1;
          return { saved, place, words, isShared, index };
        }),
      );
      for (const result of results) {
        if (!result) continue;
        const { saved, place, words, isShared, index } = result;
        if (saved.kind !== 'aside' && !isShared) newest.set(place, words);
        if (saved.kind === 'aside') {
          // Whoever came second sees both and makes one of them, keeping the section's own words.
          const { head } = await editions.section(focalPoint, at);
          if (!head) throw new Error('the section has no text');
          const paragraphs = head.body.split('\n\n');
          const body = (isShared ? paragraphs : paragraphs.with(place, words)).join('\n\n');
          if (!isShared) newest.set(place, words);
          await editions.mergeText(writers[index] ?? focalPoint, at, { body, upon: head.id }, saved.aside.text.id);
        }
        // Sometimes one goes on writing without looking what the other did.
        if (saved.kind !== 'aside' && random(3) > 0) seen[index] = saved.text;
      }
    }

    const history = await editions.history(focalPoint, at);
    const kept = new Set(history.map(({ body }) => body));
    expect([...submitted].filter((body) => !kept.has(body))).toEqual([]);
    const { head, aside } = await editions.section(focalPoint, at);
    const paragraphs = head?.body.split('\n\n') ?? [];
    expect([...newest.values()].filter((words) => !paragraphs.includes(words))).toEqual([]);
    expect(aside).toEqual([]);
    // It was not all too easy.
    expect(counts.merged).toBeGreaterThan(10);
    expect(counts.aside).toBeGreaterThan(2);
  }, 120_000);

  it('keep all texts where many begin an empty section at the same moment', async () => {
    const { editions, focalPoint, contributor, space, ministry } = await foundCountry(given());
    const edition = await editions.begin(focalPoint, space, { languages: ['fr'] });
    const at: TextAt = { space, edition, section: 'stocks', language: 'fr' };
    await editions.assign(focalPoint, at, { institution: ministry, due: null });
    const bodies = Array.from({ length: 12 }, (_, index) => `Texte ${index}.`);
    const saved = await Promise.all(
      bodies.map((body, index) =>
        editions.saveText(index % 2 === 0 ? focalPoint : contributor, at, { body, upon: null }),
      ),
    );
    expect(saved.filter(({ kind }) => kind === 'saved')).toHaveLength(1);
    expect(saved.filter(({ kind }) => kind === 'aside')).toHaveLength(11);
    const history = await editions.history(focalPoint, at);
    expect(history.map(({ body }) => body).sort()).toEqual([...bodies].sort());
    expect(history.filter(({ isHead }) => isHead)).toHaveLength(1);
  });
});
