import type { StoredPassedOver } from '@sterna/spaces';
import { type HitRun, hitRuns } from './hit-runs.ts';

/** A sentence with words in it that do not count. */
export interface SetAsideSentence {
  readonly first: StoredPassedOver;
  /** Each with its reason. */
  readonly words: readonly StoredPassedOver[];
  readonly runs: readonly HitRun[];
}

/** Where words stand in a sentence; the same words further on for each time they are met. */
function spansOf(sentence: string, words: readonly string[]): readonly { start: number; end: number }[] {
  const from = new Map<string, number>();
  return words.flatMap((each) => {
    const start = sentence.indexOf(each, from.get(each) ?? 0);
    from.set(each, start + each.length);
    return start < 0 ? [] : [{ start, end: start + each.length }];
  });
}

/** Puts words that stand in the same sentence together. */
export function setAsideSentences(all: readonly StoredPassedOver[]): readonly SetAsideSentence[] {
  const bySentence = Map.groupBy(all, ({ block, start }) => `${block} ${start}`);
  return [...bySentence.values()].flatMap((words) => {
    const [first] = words;
    if (first === undefined) return [];
    const hits = spansOf(
      first.sentence,
      words.map((each) => each.words),
    );
    // The same words met twice in a sentence have the same reason.
    const reasons = new Map(words.map((each) => [`${each.concept} ${each.because} ${each.within}`, each]));
    return [{ first, words: [...reasons.values()], runs: hitRuns({ text: first.sentence, hits }) }];
  });
}
