import { m } from '#lib/paraglide/messages.js';
import { TOPICS, type Topic } from '#lib/server/explore/topics.ts';
import { shortened } from '#lib/shortened.ts';
import type { GapFilter, GapState } from './gap-report.ts';

const STATES: readonly GapState[] = ['missing', 'old', 'recent'];

/** The filter that an address names; what it does not understand is said, in the page's language. */
export function parseGapFilter(parameters: URLSearchParams): {
  readonly filter: GapFilter;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const choose = <T extends string>(name: string, known: readonly T[]): T | undefined => {
    const asked = parameters.get(name) ?? '';
    const found = known.find((value) => value === asked);
    if (asked !== '' && !found) problems.push(m.gaps_problem({ value: shortened(asked) }));
    return found;
  };
  const topic = choose<Topic>('topic', TOPICS);
  const state = choose('state', STATES);
  return { filter: { ...(topic && { topic }), ...(state && { state }) }, problems };
}
