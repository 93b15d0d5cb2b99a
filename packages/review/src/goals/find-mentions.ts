import type { Block } from '../document/policy-text.ts';
import { sentenceEnds, type Token, tokensOf } from '../matching/tokens.ts';
import { findHits, type Hit } from '../passages/find-hits.ts';
import { signalsIn } from '../signals/signals.ts';
import { goalConceptsIn } from './goals.ts';
import { findInstitutionNames } from './institution-names.ts';
import { findNamedTargets } from './named-targets.ts';

/** A sentence that speaks of a target or objective. */
export interface GoalMention {
  readonly concept: string;
  /** Its sentence in the block. */
  readonly start: number;
  readonly end: number;
  /** The words that speak of it, as the document writes them. */
  readonly words: readonly string[];
  /** What doubt they leave, from 0 to 1. */
  readonly doubt: number;
}

/** Doubt that a term leaves which means its target wherever it stands, that needs others near it, or is one sign of several. */
const DOUBT = { named: 0.05, strong: 0.3, withContext: 0.4, weak: 0.7 } as const;
/** How much of its worth keeps a sentence that neither acts, aims, explains nor counts. */
const ONLY_NAMED = 0.7;
const ACTING: ReadonlySet<string> = new Set(['actions', 'intentions', 'objectives', 'causes', 'indicators']);

type Term = Pick<Hit, 'concept' | 'sentence' | 'start' | 'end'> & { readonly doubt: number };

function doubtOf({ isWeak, context }: Hit): number {
  if (isWeak) return DOUBT.weak;
  return context === undefined ? DOUBT.strong : DOUBT.withContext;
}

/** Sentences in which a text acts, aims, explains or counts, by number. */
function sentencesThatAct(tokens: readonly Token[], block: Block): ReadonlySet<number> {
  const acting = new Set<number>();
  for (const { entry, first } of signalsIn(block.language).find(tokens)) {
    if (ACTING.has(entry.kind)) acting.add(tokens[first]?.sentence ?? 0);
  }
  return acting;
}

/** The doubt that terms leave together; each wording counts once. Undefined where a weak one stands alone. */
function doubtOfTerms(terms: readonly Term[], text: string): { doubt: number; words: readonly string[] } | undefined {
  const byWords = new Map<string, { words: string; doubt: number }>();
  for (const { start, end, doubt } of terms) {
    const words = text.slice(start, end);
    const key = words.toLowerCase();
    if (doubt < (byWords.get(key)?.doubt ?? 1)) byWords.set(key, { words, doubt });
  }
  const different = [...byWords.values()];
  const [only] = different;
  if (different.length === 1 && only?.doubt === DOUBT.weak) return undefined;
  return { doubt: different.reduce((left, { doubt }) => left * doubt, 1), words: different.map(({ words }) => words) };
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
    .map((hit) => ({ ...hit, doubt: doubtOf(hit) }));
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
  const acting = sentencesThatAct(tokens, block);
  return [...bySentence(terms).values()].flatMap((group): readonly GoalMention[] => {
    const { concept = '', sentence = 0 } = group[0] ?? {};
    const read = doubtOfTerms(group, block.text);
    if (read === undefined) return [];
    const start = sentence === 0 ? 0 : (ends[sentence - 1] ?? 0);
    const end = ends[sentence] ?? block.text.length;
    const isStanding = acting.has(sentence) || /\d/.test(block.text.slice(start, end));
    const doubt = isStanding ? read.doubt : 1 - (1 - read.doubt) * ONLY_NAMED;
    return [{ concept, start, end, words: read.words, doubt }];
  });
}
