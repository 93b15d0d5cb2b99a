import type { Finding } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import type { PolicyText } from './document/policy-text.ts';
import type { DocumentKind } from './facts/kinds.ts';
import { type RecognisedFacts, recogniseFacts } from './facts/recognise-facts.ts';
import type { GoalPassage, GoalReading } from './goals/goal-reading.ts';
import type { Measure } from './measures/measure.ts';
import type { PassageHit } from './passages/passage.ts';
import type { Review } from './review-document.ts';
import type { Depth, Framing, PassageInContext } from './themes/theme-reading.ts';

/** A passage as it is handed on. */
export interface ReportedPassage {
  /** From 1; null where the document has no pages. */
  readonly page: number | null;
  readonly text: string;
  /** The words that speak of it, as the document writes them. */
  readonly terms: readonly string[];
  /** How sure it is, from 0 to 1: one word that needs its context 0.6, one that does not 0.8, more words more. */
  readonly score: number;
}

/** A review in plain values, for other programs: what `sterna review --json` prints. */
export interface ReportedReview {
  readonly document: {
    readonly title: string | null;
    readonly language: Language;
    readonly pages: number | null;
    readonly words: number;
    /** ISO code of the country it is of, as it was said, or as the document says. */
    readonly place?: string;
    /** What it is: development plan, law, … */
    readonly kind: DocumentKind;
    /** Years it is for; of a law the first is the year it was made in. */
    readonly period: { readonly from: number | null; readonly to: number | null } | null;
    /** The body that issued it. */
    readonly issuer: string | null;
    readonly level: RecognisedFacts['level'];
    /** Code of the sector, of documents of one sector. */
    readonly sector: string | null;
  };
  readonly themes: readonly {
    readonly theme: string;
    readonly depth: Depth;
    readonly framing: Framing;
    readonly groups: readonly string[];
    readonly passages: readonly ReportedPassage[];
  }[];
  /** Targets of the Sustainable Development Goals that it addresses. */
  readonly targets: readonly {
    readonly target: string;
    readonly score: number;
    readonly passages: readonly ReportedPassage[];
  }[];
  /** Objectives of the Global Compact for Migration that it addresses. */
  readonly objectives: readonly {
    readonly objective: string;
    readonly score: number;
    readonly passages: readonly ReportedPassage[];
  }[];
  /** Targets and objectives that it only speaks of, without taking them up. */
  readonly mentioned: readonly {
    readonly kind: GoalReading['kind'];
    readonly code: string;
    readonly score: number;
    readonly passages: readonly ReportedPassage[];
  }[];
  readonly measures: readonly {
    readonly code: string | null;
    readonly text: string;
    readonly page: number | null;
    readonly body: string | null;
    readonly indicator: string | null;
    readonly budget: string | null;
    readonly period: string | null;
    readonly themes: readonly string[];
  }[];
  readonly findings: readonly Finding[];
}

const pageOrNull = (page: number): number | null => (page === 0 ? null : page);

/** How sure hits are together: each leaves less doubt. */
export function certaintyOf(hits: readonly PassageHit[]): number {
  const doubt = hits.reduce((left, { because }) => left * (because === undefined ? 0.2 : 0.4), 1);
  return Math.round((1 - doubt) * 100) / 100;
}

function reportPassage(passage: PassageInContext, theme: string): ReportedPassage {
  const hits = passage.hits.filter(({ concept }) => concept === theme);
  return {
    page: pageOrNull(passage.page),
    text: passage.text,
    terms: [...new Set(hits.map(({ words }) => words))],
    score: certaintyOf(hits),
  };
}

const reportGoalPassage = ({ page, text, terms, score }: GoalPassage): ReportedPassage => ({
  page: pageOrNull(page),
  text,
  terms,
  score,
});

/** The goals of a kind that are addressed. */
const goalsOf = (kind: GoalReading['kind'], { goals }: Review): readonly GoalReading[] =>
  goals.filter((goal) => goal.kind === kind && goal.strength === 'addressed');

const reportMeasure = ({
  code,
  text,
  page,
  body,
  indicator,
  budget,
  period,
  themes,
}: Measure): ReportedReview['measures'][number] => ({
  code: code ?? null,
  text,
  page: pageOrNull(page),
  body: body ?? null,
  indicator: indicator ?? null,
  budget: budget ?? null,
  period: period ?? null,
  themes,
});

function reportDocument(text: PolicyText, said: string | undefined): ReportedReview['document'] {
  const { kind, from = null, to = null, issuer = null, level, place, sector = null } = recogniseFacts(text);
  const of = said ?? place;
  return {
    title: text.title ?? null,
    language: text.language,
    pages: pageOrNull(text.pages),
    words: text.words,
    ...(of !== undefined && { place: of }),
    kind,
    period: from === null && to === null ? null : { from, to },
    issuer,
    level,
    sector,
  };
}

/**
 * Puts a review into plain values for other programs.
 *
 * @param place ISO code of the country the document is of
 */
export function reportReview(text: PolicyText, review: Review, place?: string): ReportedReview {
  return {
    document: reportDocument(text, place),
    themes: review.themes.map(({ theme, depth, framing, groups, passages }) => ({
      theme,
      depth,
      framing,
      groups,
      passages: passages.flatMap(({ passage }) => {
        const found = review.passages[passage];
        return found === undefined ? [] : [reportPassage(found, theme)];
      }),
    })),
    targets: goalsOf('target', review).map(({ code, score, passages }) => ({
      ...{ target: code, score, passages: passages.map(reportGoalPassage) },
    })),
    objectives: goalsOf('objective', review).map(({ code, score, passages }) => ({
      ...{ objective: code, score, passages: passages.map(reportGoalPassage) },
    })),
    mentioned: review.goals
      .filter(({ strength }) => strength === 'mentioned')
      .map(({ kind, code, score, passages }) => ({ kind, code, score, passages: passages.map(reportGoalPassage) })),
    measures: review.measures.map(reportMeasure),
    findings: text.findings,
  };
}
