import { conceptsIn } from '../concepts/concepts.ts';
import { type Block, type PolicyText, pageAt } from '../document/policy-text.ts';
import { sentenceEnds, type Token, tokensOf } from '../matching/tokens.ts';
import { guessNation, inOwnNation, type WordsRead } from '../nation/nation.ts';
import { findHits } from './find-hits.ts';
import { Headings } from './headings.ts';
import type { Hit, PassedOver } from './hit.ts';
import type { FoundPassages, Passage, PassageHit, PassedOverWords } from './passage.ts';
import { isReferenceLine } from './reference-line.ts';

interface Sentence {
  readonly start: number;
  readonly end: number;
}

function sentencesOf(text: string): readonly Sentence[] {
  let start = 0;
  return sentenceEnds(text).map((end) => {
    const sentence = { start, end };
    start = end;
    return sentence;
  });
}

/** Groups of sentences that follow each other and hold hits. */
function groupsOf(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const groups: Hit[][] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    if (last !== undefined && hit.sentence - (last.at(-1)?.sentence ?? 0) <= 1) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

function shownHit({ concept, term, start, end, context }: Hit, text: string, from: number): PassageHit {
  const because = context === undefined ? undefined : text.slice(context.start, context.end);
  return {
    concept,
    term,
    words: text.slice(start, end),
    start: start - from,
    end: end - from,
    ...(because !== undefined && { because }),
  };
}

function passageOf(group: readonly Hit[], block: Block, at: number, headings: readonly string[]): Passage {
  const sentences = sentencesOf(block.text);
  const first = sentences[group[0]?.sentence ?? 0];
  const last = sentences[group.at(-1)?.sentence ?? 0];
  const begin = first?.start ?? 0;
  const raw = block.text.slice(begin, last?.end ?? block.text.length);
  const start = begin + raw.length - raw.trimStart().length;
  const themes = [...new Set(group.map(({ concept }) => concept))].filter((concept) => concept !== 'migration');
  return {
    block: at,
    page: pageAt(block, start),
    language: block.language,
    headings,
    text: raw.replace(/^\s*¶?\s*|\s*¶?\s*$/gu, ''),
    start,
    hits: group.map((hit) => shownHit(hit, block.text, start)),
    themes,
  };
}

function shownPassedOver(one: PassedOver, block: Block, at: number): PassedOverWords {
  const { start, end, within, ...rest } = one;
  const sentence = sentencesOf(block.text).find((each) => start < each.end) ?? { start: 0, end: block.text.length };
  const raw = block.text.slice(sentence.start, sentence.end);
  return {
    ...rest,
    block: at,
    page: pageAt(block, start),
    language: block.language,
    words: block.text.slice(start, end),
    within: block.text.slice(within.start, within.end),
    sentence: raw.trim(),
    start: sentence.start + raw.length - raw.trimStart().length,
  };
}

const partsOf = (blocks: readonly Block[]): readonly WordsRead[] =>
  blocks.map(({ text, language }) => ({ tokens: tokensOf(text, language), language }));

/** Whose document it is, as far as its text tells: ISO 3166-1 alpha-3 code of the country. */
export const nationOf = ({ blocks }: Pick<PolicyText, 'blocks'>): string | undefined => guessNation(partsOf(blocks));

/** Words of each block, in the light of whose document it is. */
function wordsOf(blocks: readonly Block[], place: string | undefined): readonly (readonly Token[])[] {
  const parts = partsOf(blocks);
  const nation = place ?? guessNation(parts);
  return parts.map((part) => (nation === undefined ? part.tokens : inOwnNation(part, nation)));
}

/** What is known of a document beside its text. */
export interface AboutDocument {
  /** ISO 3166-1 alpha-3 code of the country whose document it is; guessed from its text where it is not said. */
  readonly place?: string;
}

/** Finds the passages of a document that concern human migration, with the themes each speaks of. */
export function findPassages({ blocks }: Pick<PolicyText, 'blocks'>, { place }: AboutDocument = {}): FoundPassages {
  const passages: Passage[] = [];
  const passedOver: PassedOverWords[] = [];
  const headings = new Headings();
  const words = wordsOf(blocks, place);
  blocks.forEach((block, at) => {
    const tokens = words[at] ?? [];
    headings.pass(block, tokens);
    const concepts = conceptsIn(block.language);
    const above = block.kind === 'heading' ? [] : headings.nearest;
    const found = findHits(tokens, above, concepts);
    passedOver.push(...found.passedOver.map((one) => shownPassedOver(one, block, at)));
    if (found.hits.length === 0) return;
    if (isReferenceLine(block, headings.texts)) {
      for (const { concept, term, start, end } of found.hits) {
        const named = { concept, term, start, end, within: { start, end } };
        passedOver.push(shownPassedOver({ ...named, because: 'name', detail: 'reference' }, block, at));
      }
      return;
    }
    for (const group of groupsOf(found.hits)) passages.push(passageOf(group, block, at, headings.texts));
  });
  return { passages, passedOver };
}
