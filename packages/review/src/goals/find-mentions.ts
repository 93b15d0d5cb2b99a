import type { Block } from '../document/policy-text.ts';
import { sentenceEnds, type Token, tokensOf } from '../matching/tokens.ts';
import { findHits } from '../passages/find-hits.ts';
import type { Hit } from '../passages/hit.ts';
import { signalsIn } from '../signals/signals.ts';
import { actingVerbsIn } from './acting.ts';
import type { GoalPassage } from './goal-reading.ts';
import { goalConceptsIn } from './goals.ts';
import { findInstitutionNames } from './institution-names.ts';
import { findNamedTargets } from './named-targets.ts';

type MentionKind = GoalPassage['kind'];

/** A sentence that speaks of a target or objective. */
export interface GoalMention {
  readonly concept: string;
  /** Its sentence in the block. */
  readonly start: number;
  readonly end: number;
  /** The words that speak of it, as the document writes them. */
  readonly words: readonly string[];
  readonly kind: MentionKind;
  /** What doubt it leaves that the plan takes up the target, from 0 to 1. */
  readonly doubt: number;
}

/**
 * Doubt that a code leaves, a term that means its target, one whose words stand far apart or parted by a sign, one of
 * which both is true, and one that only stands by.
 */
const DOUBT = { named: 0.05, strong: 0.3, apart: 0.5, scattered: 0.65, weak: 0.8 } as const;
/** Most words of four letters or more in a term that stands together. */
const TOGETHER = 5;
/** `PNACC | Plan national …`: a line of a list of acronyms. */
const ACRONYM = /^[\s¶]*\p{Lu}[\p{Lu}\p{N}/&.-]{1,11}s?\s\|\s[^|]{8,160}[\s¶]*$/u;
/** Signs that part one thing from the next. */
const PARTING = /[,:|()/–]/;
/** How much of its worth a sentence keeps by how it speaks. */
const WORTH: Readonly<Record<MentionKind, number>> = { commits: 1, analyses: 0.6, names: 0.3 };
/** Words between a term and the action, aim or indicator that takes it up. */
const REACH = 12;
const COMMITTING: ReadonlySet<string> = new Set(['actions', 'intentions', 'objectives', 'indicators']);
/** Words that are signals elsewhere and too common here. */
const TOO_COMMON: ReadonlySet<string> = new Set(['to', 'de', 'a', 'para', 'pour']);

type Term = Pick<Hit, 'concept' | 'sentence' | 'start' | 'end' | 'isWeak'> & { readonly doubt: number };

/** What sentences say they do, aim at and explain. */
interface Speech {
  /** Words of the sentences that are asked about. */
  readonly tokens: readonly Token[];
  /** Numbers of the words that act or aim. */
  readonly committing: readonly number[];
  /** Sentences that explain. */
  readonly explaining: ReadonlySet<number>;
  /** Whether all of it stands under a heading that aims. */
  readonly isUnderAim: boolean;
}

const aims = new WeakMap<readonly Token[], boolean>();

/** Whether a heading acts or aims; kept, as many items stand under one. */
function isAim(heading: readonly Token[], language: Block['language']): boolean {
  const known =
    aims.get(heading) ??
    signalsIn(language)
      .find(heading)
      .some(({ entry }) => COMMITTING.has(entry.kind));
  aims.set(heading, known);
  return known;
}

function speechOf(
  all: readonly Token[],
  asked: ReadonlySet<number>,
  heading: readonly Token[],
  { language, kind }: Pick<Block, 'language' | 'kind'>,
): Speech {
  const tokens = all.filter(({ sentence }) => asked.has(sentence));
  const committing: number[] = [];
  const explaining = new Set<number>();
  const signals = signalsIn(language);
  for (const { entry, first, last } of signals.find(tokens)) {
    const isCommon = first === last && TOO_COMMON.has(tokens[first]?.folded ?? '');
    if (COMMITTING.has(entry.kind) && !isCommon) committing.push(first);
    if (entry.kind === 'causes') explaining.add(tokens[first]?.sentence ?? 0);
  }
  for (const { first } of actingVerbsIn(language).find(tokens)) committing.push(first);
  const isUnderAim = kind === 'item' && isAim(heading, language);
  return { tokens, committing, explaining, isUnderAim };
}

/** How a passage speaks of what all of it is about. */
export function kindOfPassage(text: string, language: Block['language']): MentionKind {
  const tokens = tokensOf(text, language);
  const sentences = new Set(tokens.map(({ sentence }) => sentence));
  const { committing, explaining } = speechOf(tokens, sentences, [], { language, kind: 'paragraph' });
  if (committing.length > 0) return 'commits';
  return explaining.size > 0 || /\d/.test(text) ? 'analyses' : 'names';
}

/** The number of the first word that ends after a character. */
function wordAt(tokens: readonly Token[], character: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > character) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How the sentence of a term speaks of it. */
function kindOf(term: Term, sentence: string, { tokens, committing, explaining, isUnderAim }: Speech): MentionKind {
  if (isUnderAim) return 'commits';
  const first = wordAt(tokens, term.start);
  const last = wordAt(tokens, term.end - 1);
  const isTakenUp = committing.some(
    (at) => at >= first - REACH && at <= last + REACH && tokens[at]?.sentence === term.sentence,
  );
  if (isTakenUp) return 'commits';
  return explaining.has(term.sentence) || /\d/.test(sentence) ? 'analyses' : 'names';
}

/** The doubt that terms leave together; each wording counts once. Undefined where none means the target by itself. */
function doubtOfTerms(terms: readonly Term[], text: string): { doubt: number; words: readonly string[] } | undefined {
  if (terms.every(({ isWeak }) => isWeak)) return undefined;
  const byWords = new Map<string, { words: string; doubt: number }>();
  for (const { start, end, doubt } of terms) {
    const words = text.slice(start, end);
    const key = words.toLowerCase();
    if (doubt < (byWords.get(key)?.doubt ?? 1)) byWords.set(key, { words, doubt });
  }
  const different = [...byWords.values()];
  return { doubt: different.reduce((left, { doubt }) => left * doubt, 1), words: different.map(({ words }) => words) };
}

/** The doubt that the words leave by which a text met a term. */
function doubtOfWords(words: string): number {
  const isFar = (words.match(/\p{L}{4,}/gu)?.length ?? 0) > TOGETHER;
  const isParted = PARTING.test(words);
  if (isFar && isParted) return DOUBT.scattered;
  return isFar || isParted ? DOUBT.apart : DOUBT.strong;
}

/** Terms of a block by concept and sentence. */
function bySentence(terms: readonly Term[]): ReadonlyMap<string, readonly Term[]> {
  const groups = new Map<string, Term[]>();
  for (const term of terms) {
    const key = `${term.concept} ${term.sentence}`;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [term]);
    else held.push(term);
  }
  return groups;
}

/** Terms outside the names of institutions, and targets named by their codes. */
function termsOf(
  block: Block,
  tokens: readonly Token[],
  heading: readonly Token[],
  ends: readonly number[],
): readonly Term[] {
  const names = findInstitutionNames(block.text);
  const terms: Term[] = findHits(tokens, heading, goalConceptsIn(block.language))
    .hits.filter(({ start, end }) => !names.some((name) => start >= name.start && end <= name.end))
    .map((hit) => ({ ...hit, doubt: hit.isWeak ? DOUBT.weak : doubtOfWords(block.text.slice(hit.start, hit.end)) }));
  for (const { code, start, end } of findNamedTargets(block.text)) {
    const sentence = Math.max(
      0,
      ends.findIndex((one) => start < one),
    );
    terms.push({ concept: code, sentence, start, end, doubt: DOUBT.named });
  }
  return terms;
}

/**
 * Finds the sentences of a block that speak of targets and objectives.
 *
 * @param heading words of the heading it stands under
 */
export function findMentions(block: Block, heading: readonly Token[]): readonly GoalMention[] {
  const tokens = tokensOf(block.text, block.language);
  const ends = sentenceEnds(block.text);
  const terms = termsOf(block, tokens, heading, ends);
  if (terms.length === 0) return [];
  const speech = speechOf(tokens, new Set(terms.map(({ sentence }) => sentence)), heading, block);
  return [...bySentence(terms).values()].flatMap((group): readonly GoalMention[] => {
    const { concept = '', sentence = 0 } = group[0] ?? {};
    const read = doubtOfTerms(group, block.text);
    if (read === undefined) return [];
    const start = sentence === 0 ? 0 : (ends[sentence - 1] ?? 0);
    const end = ends[sentence] ?? block.text.length;
    if (ACRONYM.test(block.text.slice(start, end))) return [];
    const kinds = group
      .filter(({ isWeak }) => !isWeak)
      .map((term) => kindOf(term, block.text.slice(start, end), speech));
    const kind = kinds.find((one) => one === 'commits') ?? kinds.find((one) => one === 'analyses') ?? 'names';
    const doubt = 1 - (1 - read.doubt) * WORTH[kind];
    return [{ concept, start, end, words: read.words, kind, doubt }];
  });
}
