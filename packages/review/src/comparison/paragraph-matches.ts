/** A paragraph, heading or item of a version of a document. */
export interface VersionBlock {
  /** Number of the block in its version. */
  readonly block: number;
  readonly text: string;
}

/** How a paragraph went from one version into another. */
export type ParagraphFate = 'same' | 'moved' | 'changed' | 'dropped' | 'new';

/** A paragraph of the earlier version with what it became in the later one. */
export interface ParagraphMatch {
  readonly before: number;
  readonly after: number;
  readonly fate: 'same' | 'moved' | 'changed';
}

/** Two versions paragraph by paragraph: numbers of blocks. */
export interface ParagraphMatches {
  /** In the order of the later version. */
  readonly matches: readonly ParagraphMatch[];
  readonly dropped: readonly number[];
  readonly added: readonly number[];
}

/** Paragraphs whose words are to half the same, by pairs of neighbouring words, are one paragraph that was rewritten. */
const LIKE = 0.5;
/** Fewer words are too few to know a paragraph again by. */
const FEWEST_WORDS = 6;
/** Pairs of words that stand in more paragraphs say little of any one. */
const MOST_COMMON = 40;

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function pairsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return words.length < FEWEST_WORDS ? new Set() : new Set(words.slice(1).map((word, i) => `${words[i]} ${word}`));
}

/**
 * Finds the paragraphs of an earlier version again in a later one: word for word, moved to another place, or rewritten (at
 * least half of the pairs of neighbouring words in common, by Dice's coefficient). Punctuation, capitals and spaces make no
 * difference.
 *
 * @param before in reading order
 * @param after in reading order
 */
export function matchParagraphs(before: readonly VersionBlock[], after: readonly VersionBlock[]): ParagraphMatches {
  const pairs = [...equalPairs(before, after)];
  const still = longestInOrder(pairs.map(([from]) => from));
  const fates = new Map<number, readonly [number, ParagraphMatch['fate']]>(
    pairs.map(([from, to], i) => [to, [from, still.has(i) ? 'same' : 'moved']]),
  );
  const taken = new Set(pairs.map(([from]) => from));
  const rest = before.flatMap((block, i) => (taken.has(i) ? [] : [{ ...block, at: i }]));
  const wanted = after.flatMap((block, i) => (fates.has(i) ? [] : [{ ...block, at: i }]));
  for (const [from, to] of rewritten(rest, wanted)) {
    fates.set(to, [from, 'changed']);
    taken.add(from);
  }
  return {
    matches: after.flatMap(({ block }, i): ParagraphMatch[] => {
      const [from, fate] = fates.get(i) ?? [];
      const was = from === undefined ? undefined : before[from];
      return was && fate ? [{ before: was.block, after: block, fate }] : [];
    }),
    dropped: before.flatMap(({ block }, i) => (taken.has(i) ? [] : [block])),
    added: after.flatMap(({ block }, i) => (fates.has(i) ? [] : [block])),
  };
}

/** Places of paragraphs with the same words, the first with the first, in the order of the later version. */
function* equalPairs(
  before: readonly VersionBlock[],
  after: readonly VersionBlock[],
): Generator<readonly [number, number]> {
  const places = Map.groupBy(before.keys(), (i) => wordsOf(before[i]?.text ?? '').join(' '));
  for (const [i, { text }] of after.entries()) {
    const from = places.get(wordsOf(text).join(' '))?.shift();
    if (from !== undefined) yield [from, i];
  }
}

/** Which places of a list make up its longest growing part: those that kept their order. */
function longestInOrder(values: readonly number[]): ReadonlySet<number> {
  /** Place at which the best growing part of each length ends. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [i, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[i] = ends[low - 1];
    ends[low] = i;
  }
  const kept = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(at);
  return kept;
}

type Placed = VersionBlock & { readonly at: number };

/** Places of paragraphs that are like each other, the likest first; each is used once. */
function rewritten(before: readonly Placed[], after: readonly Placed[]): readonly (readonly [number, number])[] {
  const pairs = before.map(({ text }) => pairsOf(text));
  const holding = new Map<string, number[]>();
  for (const [i, own] of pairs.entries())
    for (const pair of own) {
      const places = holding.get(pair);
      if (places) places.push(i);
      else holding.set(pair, [i]);
    }
  const likenesses = after.flatMap(({ text, at }) => {
    const own = pairsOf(text);
    const common = new Map<number, number>();
    for (const pair of own) {
      const places = holding.get(pair) ?? [];
      if (places.length <= MOST_COMMON) for (const i of places) common.set(i, (common.get(i) ?? 0) + 1);
    }
    return [...common].map(([i, count]) => ({ i, at, like: (2 * count) / (own.size + (pairs[i]?.size ?? 0)) }));
  });
  const found = likenesses
    .filter(({ like }) => like >= LIKE)
    .sort((a, b) => b.like - a.like || a.at - b.at || a.i - b.i);
  const [used, given] = [new Set<number>(), new Set<number>()];
  return found.flatMap(({ i, at }) => {
    const from = before[i]?.at;
    if (from === undefined || used.has(i) || given.has(at)) return [];
    used.add(i);
    given.add(at);
    return [[from, at] as const];
  });
}
