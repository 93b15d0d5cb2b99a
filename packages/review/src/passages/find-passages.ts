import { conceptsIn } from '../concepts/concepts.ts';
import { ROW_SEPARATOR } from '../document/paragraphs.ts';
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

/** Groups of sentences that follow each other and hold hits; the rows of a table are each of their own. */
function groupsOf(hits: readonly Hit[], { kind, text }: Block): readonly (readonly Hit[])[] {
  const groups: Hit[][] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start)) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isNext = before !== undefined && hit.sentence - before.sentence <= 1;
    const isSameRow = kind !== 'table' || !text.slice(before?.start, hit.start).includes(ROW_SEPARATOR);
    if (last !== undefined && isNext && isSameRow) last.push(hit);
    else groups.push([hit]);
  }
  return groups;
}

/** Characters up to which the row of a table is shown whole. */
const LONGEST_ROW = 600;

/** The row of a table that holds a stretch of its text, unless it is long. */
function rowAround({ kind, text }: Block, start: number, end: number): Sentence | undefined {
  if (kind !== 'table') return undefined;
  const before = text.lastIndexOf(ROW_SEPARATOR, start);
  const after = text.indexOf(ROW_SEPARATOR, Math.max(start + 1, end - ROW_SEPARATOR.length));
  const row = { start: before === -1 ? 0 : before + ROW_SEPARATOR.length, end: after === -1 ? text.length : after };
  return row.end - row.start <= LONGEST_ROW ? row : undefined;
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
  const hitEnd = Math.max(...group.map(({ end }) => end));
  const row = rowAround(block, group[0]?.start ?? 0, hitEnd);
  const begin = row?.start ?? first?.start ?? 0;
  const raw = block.text.slice(begin, row?.end ?? last?.end ?? block.text.length);
  const start = begin + raw.length - raw.replace(/^\s*(?:¶\s*)?/u, '').length;
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
    for (const group of groupsOf(found.hits, block)) passages.push(passageOf(group, block, at, headings.texts));
  });
  return { passages, passedOver };
}
