import type { Block, PolicyText } from '../document/policy-text.ts';
import { Headings } from '../passages/headings.ts';
import type { Passage, PassageHit } from '../passages/passage.ts';
import { isReferenceLine } from '../passages/reference-line.ts';
import { findMentions, type GoalMention, kindOfPassage } from './find-mentions.ts';
import { type GoalPassage, type GoalReading, MOST_PASSAGES } from './goal-reading.ts';
import { GOAL_CODES, isObjectiveConcept, objectiveConcept } from './goals.ts';
import { isListing } from './listing-line.ts';
import { THEMES_OF_MIGRATION_TARGET, THEMES_OF_OBJECTIVES } from './themes-of-goals.ts';

const MIGRATION_TARGET = '10.7';
/** Doubt that a passage of a theme leaves, beside that of its terms. */
const THEME_DOUBT = { strong: 0.3, withContext: 0.45 } as const;
/**
 * A document addresses what it says this surely, the scores of its passages added up, and commits to in one of them at
 * least: three plain commitments, or one that says it in several ways. The shorter a text, the less is said in passing:
 * of one of some ten pages one commitment is enough. What it says less surely it mentions.
 */
const ENOUGH = { target: 1.8, objective: 0.65, ofShortText: 0.35, onePassage: 0.85 } as const;
/** Characters of a text of some ten pages, and of one of a hundred. */
const SHORT_TEXT = 25_000;
const LONG_TEXT = 300_000;
/** What it mentions at all. */
const MENTIONED = 0.2;
/** How much one passage settles of whether a whole document addresses something: a fourth, so that many say more than few. */
const OF_ONE_PASSAGE = 0.25;
/** Characters of a passage that are shown; rows of tables may be longer. */
const LONGEST = 900;

type PlacedMention = GoalMention & { readonly at: number };

/** Whether a sentence is part of a passage that concerns migration. */
const touches = (mention: GoalMention, { start, text }: Passage): boolean =>
  mention.start < start + text.length && start < mention.end;

/** The goals that the theme of a passage is about by itself. */
function goalsOfHit({ concept }: PassageHit): readonly string[] {
  const objective = THEMES_OF_OBJECTIVES[concept];
  return [
    ...(objective === undefined ? [] : [objectiveConcept(objective)]),
    ...(THEMES_OF_MIGRATION_TARGET.has(concept) ? [MIGRATION_TARGET] : []),
  ];
}

/** What a passage on migration says of goals by its themes. */
function mentionsOfThemes(passage: Passage, language: Block['language']): readonly PlacedMention[] {
  const { block: at, start, text, hits } = passage;
  const found = new Map<string, PassageHit[]>();
  for (const hit of hits) for (const goal of goalsOfHit(hit)) found.set(goal, [...(found.get(goal) ?? []), hit]);
  if (found.size === 0) return [];
  const kind = kindOfPassage(text, language);
  return [...found].map(([concept, of]) => ({
    concept,
    at,
    start,
    end: start + text.length,
    words: [...new Set(of.map(({ words }) => words))],
    kind,
    doubt: of.reduce(
      (left, { because }) => left * (because === undefined ? THEME_DOUBT.strong : THEME_DOUBT.withContext),
      1,
    ),
  }));
}

/** Mentions in the blocks of a document that are no mere lists; objectives of the Compact only where it is about migration. */
function mentionsIn({ blocks }: Pick<PolicyText, 'blocks'>, passages: readonly Passage[]): readonly PlacedMention[] {
  const byBlock = Map.groupBy(passages, ({ block }) => block);
  const headings = new Headings();
  const mentions = passages.flatMap((passage) => mentionsOfThemes(passage, blocks[passage.block]?.language ?? 'en'));
  blocks.forEach((block, at) => {
    headings.pass(block);
    if (isListing(block, headings.texts) || isReferenceLine(block, headings.texts)) return;
    const onMigration = byBlock.get(at) ?? [];
    for (const mention of findMentions(block, block.kind === 'heading' ? [] : headings.nearest)) {
      if (isObjectiveConcept(mention.concept) && !onMigration.some((passage) => touches(mention, passage))) continue;
      mentions.push({ ...mention, at });
    }
  });
  return mentions;
}

/** A sentence as it is shown: without what parts rows of a table, and of a long one the words around its terms. */
function shownText(block: Block, { start, end, words }: GoalMention): string {
  const text = block.text.slice(start, end).replace(/^\s*¶?\s*|\s*¶?\s*$/gu, '');
  if (text.length <= LONGEST) return text;
  const first = Math.max(0, text.indexOf(words[0] ?? '') - LONGEST / 3);
  const from = first === 0 ? 0 : text.indexOf(' ', first) + 1;
  const rest = text.slice(from, from + LONGEST);
  const cut = from + LONGEST < text.length ? rest.slice(0, rest.lastIndexOf(' ')) : rest;
  return cut.trim();
}

/** Mentions of one concept, those of one stretch of text made one. */
function merged(mentions: readonly PlacedMention[]): readonly PlacedMention[] {
  const inOrder = [...mentions].sort((a, b) => a.at - b.at || a.start - b.start || a.end - b.end);
  const kept: PlacedMention[] = [];
  for (const mention of inOrder) {
    const last = kept.at(-1);
    if (last === undefined || last.at !== mention.at || mention.start >= last.end) {
      kept.push(mention);
      continue;
    }
    const words = [...new Set([...last.words, ...mention.words])];
    const end = Math.max(last.end, mention.end);
    const surer = mention.doubt < last.doubt ? mention : last;
    kept[kept.length - 1] = {
      ...last,
      end,
      words,
      kind: last.kind === 'commits' || mention.kind === 'commits' ? 'commits' : surer.kind,
      doubt: surer.doubt,
    };
  }
  return kept;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function passageOf(mention: PlacedMention, block: Block): GoalPassage {
  return {
    block: mention.at,
    page: block.page,
    text: shownText(block, mention),
    terms: mention.words,
    kind: mention.kind,
    score: rounded(1 - mention.doubt),
  };
}

/** Characters on either side of the first term by which a repeated sentence is known. */
const NEAR = 24;

/** Mentions whose words are those of an earlier one are left out: plans repeat their objectives, tables what the text says. */
function withoutRepeats(mentions: readonly PlacedMention[], blocks: readonly Block[]): readonly PlacedMention[] {
  const seen = new Set<string>();
  return mentions.filter(({ at, start, end, words }) => {
    const sentence = (blocks[at]?.text ?? '').slice(start, end).trim();
    const first = Math.max(0, sentence.indexOf(words[0] ?? ''));
    const near = sentence.slice(Math.max(0, first - NEAR), first + (words[0] ?? '').length + NEAR);
    const key = near.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function strengthOf(
  kind: GoalReading['kind'],
  mentions: readonly PlacedMention[],
  evidence: number,
  length: number,
): GoalReading['strength'] {
  const surest = mentions.reduce(
    (most, { kind: how, doubt }) => (how === 'commits' ? Math.max(most, 1 - doubt) : most),
    0,
  );
  const share = Math.min(1, Math.max(0, (length - SHORT_TEXT) / (LONG_TEXT - SHORT_TEXT)));
  const enough = ENOUGH.ofShortText + (ENOUGH[kind] - ENOUGH.ofShortText) * share;
  const isAddressed = surest > 0 && (evidence >= enough || surest >= ENOUGH.onePassage);
  return isAddressed ? 'addressed' : 'mentioned';
}

function readingOf(
  { kind, code }: Pick<GoalReading, 'kind' | 'code'>,
  mentions: readonly PlacedMention[],
  blocks: readonly Block[],
): GoalReading | undefined {
  const different = withoutRepeats(merged(mentions), blocks);
  const evidence = different.reduce((sum, { doubt }) => sum + 1 - doubt, 0);
  if (evidence < MENTIONED) return undefined;
  const length = blocks.reduce((sum, { text }) => sum + text.length, 0);
  const strength = strengthOf(kind, different, evidence, length);
  const best = [...different]
    .sort((a, b) => a.doubt - b.doubt || a.at - b.at || a.start - b.start)
    .slice(0, MOST_PASSAGES)
    .sort((a, b) => a.at - b.at || a.start - b.start);
  const passages = best.flatMap((mention) => {
    const block = blocks[mention.at];
    return block === undefined ? [] : [passageOf(mention, block)];
  });
  const score = rounded(1 - different.reduce((left, { doubt }) => left * (1 - (1 - doubt) * OF_ONE_PASSAGE), 1));
  return { kind, code, strength, score, passages };
}

/**
 * Finds which targets of the Sustainable Development Goals and objectives of the Global Compact a document addresses, and
 * which it only mentions.
 *
 * @param passages of the document that concern migration
 * @returns those addressed and those mentioned, in the order of the vocabulary, targets first
 */
export function readGoals(text: Pick<PolicyText, 'blocks'>, passages: readonly Passage[]): readonly GoalReading[] {
  const byConcept = Map.groupBy(mentionsIn(text, passages), ({ concept }) => concept);
  return GOAL_CODES.flatMap(({ concept, ...goal }) => {
    const mentions = byConcept.get(concept);
    const reading = mentions && readingOf(goal, mentions, text.blocks);
    return reading === undefined ? [] : [reading];
  });
}
