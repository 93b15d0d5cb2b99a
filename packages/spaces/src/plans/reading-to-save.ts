import {
  CONCEPTS_VERSION,
  certaintyOf,
  type PassedOverWords,
  type PolicyText,
  type RecognisedFacts,
  type Review,
  recogniseFacts,
} from '@sterna/review';
import type { FoundFacts, PassedOver, ReadingToSave } from '@sterna/store/plans';

type SavedPassage = ReadingToSave['passages'][number];

function passedOverToSave({ term: _, detail, because, ...one }: PassedOverWords, number: number): PassedOver {
  const isReference = because === 'name' && detail === 'reference';
  return {
    ...one,
    number,
    because: isReference ? 'reference' : because,
    meaning: because === 'sense' ? detail : '',
  };
}

function factsToSave(facts: RecognisedFacts): FoundFacts {
  const { kind, from = null, to = null, issuer = null, level, place = null, sector = null } = facts;
  const isPeriod = from === null || to === null || to >= from;
  const years = isPeriod ? { fromYear: from, toYear: to } : { fromYear: null, toYear: null };
  return { kind, ...years, issuer: issuer?.slice(0, LONGEST_ISSUER) ?? null, level, place, sector };
}

/** Characters of the name of a body, as forms take it. */
const LONGEST_ISSUER = 300;

/** Puts what reading a document gave into the rows it is kept in. */
export function readingToSave(text: PolicyText, review: Review): ReadingToSave {
  const { themes, passages, measures, goals, passedOver } = review;
  const proposals = new Map<number, SavedPassage['themes'][number][]>();
  for (const reading of themes) {
    for (const { passage, depth, because } of reading.passages) {
      const hits = passages[passage]?.hits.filter(({ concept }) => concept === reading.theme) ?? [];
      const proposal = { theme: reading.theme, depth, because, score: certaintyOf(hits) };
      proposals.set(passage, [...(proposals.get(passage) ?? []), proposal]);
    }
  }
  return {
    title: text.title ?? null,
    language: text.language,
    format: text.format,
    pages: text.pages,
    words: text.words,
    languages: text.languages,
    concepts: CONCEPTS_VERSION,
    facts: factsToSave(recogniseFacts(text)),
    findings: text.findings,
    blocks: text.blocks.map((block, i) => ({
      ...block,
      block: i,
      level: block.level ?? null,
      rows: block.rows ?? null,
      turns: block.turns ?? [],
    })),
    passages: passages.map((passage, i) => ({ ...passage, passage: i, themes: proposals.get(i) ?? [] })),
    measures: measures.map((measure, i) => ({
      measure: i,
      code: measure.code ?? null,
      text: measure.text,
      page: measure.page,
      block: measure.block,
      under: measure.under ?? null,
      body: measure.body ?? null,
      indicator: measure.indicator ?? null,
      budget: measure.budget ?? null,
      period: measure.period ?? null,
      themes: measure.themes,
    })),
    themes: themes.map(({ theme, depth, framing, groups, sectors, indicators, budgets, bodies, years }) => ({
      theme,
      proposedDepth: depth,
      proposedFraming: framing,
      facts: { groups, sectors, indicators, budgets, bodies, years },
    })),
    passedOver: passedOver.map(passedOverToSave),
    goals: goals
      .filter(({ strength }) => strength === 'addressed')
      .map(({ kind, code, passages: of }) => ({ kind, code, passages: of })),
  };
}
