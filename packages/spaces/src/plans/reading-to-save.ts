import { CONCEPTS_VERSION, certaintyOf, type PolicyText, type Review } from '@sterna/review';
import type { ReadingToSave } from '@sterna/store/plans';

type SavedPassage = ReadingToSave['passages'][number];

/** Puts what reading a document gave into the rows it is kept in. */
export function readingToSave(text: PolicyText, review: Review): ReadingToSave {
  const { themes, passages, measures, goals } = review;
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
    findings: text.findings,
    blocks: text.blocks.map((block, i) => ({
      ...block,
      block: i,
      level: block.level ?? null,
      rows: block.rows ?? null,
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
    goals: goals.map(({ kind, code, passages: of }) => ({ kind, code, passages: of })),
  };
}
