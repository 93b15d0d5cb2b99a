import type { CompiledConcepts, ConceptTerm, Context, Voiding } from '../concepts/compiled.ts';
import type { TermMatch } from '../matching/term-index.ts';
import type { Token } from '../matching/tokens.ts';
import type { Hit, PassedOver } from './hit.ts';
import { withoutYielding, type YieldingHit } from './yielding.ts';

export interface Hits {
  readonly hits: readonly Hit[];
  readonly passedOver: readonly PassedOver[];
}

type Span = Pick<TermMatch<unknown>, 'first' | 'last'>;

const distance = (a: Span, b: Span): number => Math.max(0, b.first - a.last, a.first - b.last);
const isInside = (inner: Span, outer: Span): boolean => inner.first >= outer.first && inner.last <= outer.last;
const overlap = (a: Span, b: Span): boolean => a.first <= b.last && b.first <= a.last;

/** Context in some sentences of a text; looking for it everywhere would take most of the time of a document. */
function contextsIn(
  tokens: readonly Token[],
  concepts: CompiledConcepts,
  sentences: ReadonlySet<number>,
): readonly TermMatch<number>[] {
  const matches: TermMatch<number>[] = [];
  for (let from = 0, to = 0; from < tokens.length; from = to) {
    const sentence = tokens[from]?.sentence ?? 0;
    while (to < tokens.length && tokens[to]?.sentence === sentence) to += 1;
    if (!sentences.has(sentence)) continue;
    for (const { entry, first, last } of concepts.context.find(tokens.slice(from, to)))
      matches.push({ entry, first: first + from, last: last + from });
  }
  return matches;
}

/** The sentences in which terms stand that need context; all where one may find it anywhere in the paragraph. */
function sentencesOf(
  needing: readonly (Span & { readonly context?: Context })[],
  tokens: readonly Token[],
): ReadonlySet<number> {
  const sentences = new Set<number>();
  for (const { first, context } of needing) {
    if (context?.within === 'paragraph') return new Set(tokens.map(({ sentence }) => sentence));
    if (context !== undefined) sentences.add(tokens[first]?.sentence ?? 0);
  }
  return sentences;
}

/** What stands near what, in one text under its heading. */
class Surroundings {
  readonly #tokens: readonly Token[];
  readonly #contexts = new Map<number, TermMatch<number>[]>();
  readonly #inHeading = new Set<number>();

  /**
   * @param deceiving phrases and names: words inside them are no context either
   * @param sentences those in which context is asked for
   */
  constructor(
    tokens: readonly Token[],
    heading: readonly Token[],
    concepts: CompiledConcepts,
    deceiving: readonly Span[],
    sentences: ReadonlySet<number>,
  ) {
    this.#tokens = tokens;
    for (const match of contextsIn(tokens, concepts, sentences)) {
      if (deceiving.some((one) => isInside(match, one))) continue;
      const held = this.#contexts.get(match.entry);
      if (held === undefined) this.#contexts.set(match.entry, [match]);
      else held.push(match);
    }
    for (const { entry } of concepts.context.find(heading)) this.#inHeading.add(entry);
  }

  /** Takes away what stands inside these spans: words in another sense are no context. */
  drop(spans: readonly Span[]): void {
    if (spans.length === 0) return;
    for (const [context, matches] of this.#contexts) {
      this.#contexts.set(
        context,
        matches.filter((match) => !spans.some((one) => isInside(match, one))),
      );
    }
  }

  sentenceOf(span: Span): number {
    return this.#tokens[span.first]?.sentence ?? 0;
  }

  /** What stands in the sentence of a span, of these contexts. */
  #inSentence(contexts: readonly number[], span: Span): readonly Span[] {
    const sentence = this.sentenceOf(span);
    return contexts.flatMap((one) =>
      (this.#contexts.get(one) ?? []).filter((other) => this.sentenceOf(other) === sentence),
    );
  }

  /** Finds what makes a term mean its concept; `true` where the heading does, undefined where nothing does. */
  findContext(span: Span, { near, also, within, unless }: Context): Span | true | undefined {
    if (unless !== undefined && this.#inSentence(unless, span).length > 0) return undefined;
    if (also !== undefined && this.#inSentence(also, span).every((other) => isInside(other, span))) return undefined;
    const sentence = this.sentenceOf(span);
    for (const one of near) {
      const found = (this.#contexts.get(one) ?? []).find((other) => {
        if (isInside(other, span)) return false;
        if (within === 'paragraph') return true;
        return this.sentenceOf(other) === sentence && (within === 'sentence' || distance(span, other) <= within);
      });
      if (found !== undefined) return found;
    }
    return typeof within !== 'number' && near.some((one) => this.#inHeading.has(one)) ? true : undefined;
  }
}

interface Void extends Span {
  readonly because: PassedOver['because'];
  readonly detail: string;
  readonly concept?: string;
}

const deceivesAll = (entry: Voiding): boolean =>
  entry.kind === 'name' || (entry.kind === 'phrase' && entry.concept === undefined);

function voidsOf(voiding: readonly TermMatch<Voiding>[], around: Surroundings): readonly Void[] {
  return voiding.flatMap(({ entry, first, last }): readonly Void[] => {
    if (entry.kind === 'sense') {
      const applies = around.findContext({ first, last }, entry.context) !== undefined;
      return applies ? [{ first, last, because: 'sense', detail: entry.meaning }] : [];
    }
    const concept = entry.kind === 'phrase' ? entry.concept : undefined;
    return [{ first, last, because: entry.kind, detail: entry.term, ...(concept !== undefined && { concept }) }];
  });
}

/** Of terms of one concept that lie in one another, the longest counts. */
function longest(matches: readonly TermMatch<ConceptTerm>[]): readonly TermMatch<ConceptTerm>[] {
  const inOrder = [...matches].sort((a, b) => a.first - b.first || b.last - a.last);
  // Of each concept the match that reaches furthest so far: what begins later and ends no later lies in it.
  const furthest = new Map<string, TermMatch<ConceptTerm>>();
  return inOrder.filter((match) => {
    const { concept } = match.entry;
    const outer = furthest.get(concept);
    if (outer === undefined || match.last > outer.last) furthest.set(concept, match);
    return outer === undefined || !isInside(match, outer) || match.last - match.first === outer.last - outer.first;
  });
}

/** Whether a void takes a match with it: it must cover it, unless the match itself reaches further. */
const takes = (one: Void, match: TermMatch<ConceptTerm>): boolean =>
  (one.concept === undefined || one.concept === match.entry.concept) &&
  (isInside(match, one) || (one.because === 'sense' && overlap(match, one)));

/**
 * Finds where a text speaks of which concept.
 *
 * @param tokens of a block of a document
 * @param heading tokens of the heading it stands under
 */
export function findHits(tokens: readonly Token[], heading: readonly Token[], concepts: CompiledConcepts): Hits {
  const found = concepts.terms.find(tokens);
  if (found.length === 0) return { hits: [], passedOver: [] };
  const voiding = concepts.voiding.find(tokens);
  const needing = [
    ...found.map(({ entry, ...span }) => ({ ...span, ...(entry.context !== undefined && { context: entry.context }) })),
    ...voiding.map(({ entry, ...span }) => ({ ...span, ...(entry.kind === 'sense' && { context: entry.context }) })),
  ];
  const around = new Surroundings(
    tokens,
    heading,
    concepts,
    voiding.filter(({ entry }) => deceivesAll(entry)),
    sentencesOf(needing, tokens),
  );
  const voids = voidsOf(voiding, around);
  around.drop(voids.filter(({ because }) => because === 'sense'));
  const hits: YieldingHit[] = [];
  const passedOver: PassedOver[] = [];
  const standing = found.flatMap((match) => {
    const { context } = match.entry;
    const because = context === undefined ? true : around.findContext(match, context);
    return because === undefined ? [] : [{ match, because }];
  });
  const kept = new Set(longest(standing.map(({ match }) => match)));
  for (const { match, because } of standing) {
    if (!kept.has(match)) continue;
    const { concept, term, isWeak, yieldsTo } = match.entry;
    const at = { concept, term, start: tokens[match.first]?.start ?? 0, end: tokens[match.last]?.end ?? 0 };
    const taken = voids.find((one) => takes(one, match));
    if (taken !== undefined) {
      const within = { start: tokens[taken.first]?.start ?? 0, end: tokens[taken.last]?.end ?? 0 };
      passedOver.push({ ...at, because: taken.because, detail: taken.detail, within });
      continue;
    }
    const sentence = around.sentenceOf(match);
    const weak = { ...(isWeak && { isWeak }), ...(yieldsTo !== undefined && { yieldsTo }) };
    if (because === true) hits.push({ ...at, sentence, ...weak });
    else {
      const context = { start: tokens[because.first]?.start ?? 0, end: tokens[because.last]?.end ?? 0 };
      hits.push({ ...at, sentence, context, ...weak });
    }
  }
  return { hits: withoutYielding(hits), passedOver };
}
