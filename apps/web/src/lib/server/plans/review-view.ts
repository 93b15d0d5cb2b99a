import { CONCERNS_MIGRATION, type CodedReading, type StoredDecision, type StoredPassage } from '@sterna/spaces';
import { BLOCKS_TOGETHER } from '#lib/plan-paths.ts';
import type { ReviewChoice } from '#lib/review-choice.ts';

/** What somebody decided of a theme of a passage; depth 0 for rejected. */
export interface ShownDecision {
  /** Name; none where the reader may not know it. */
  readonly by: string | null;
  readonly verdict: StoredDecision['verdict'];
  readonly depth: number;
  readonly framing: string | null;
}

/** A theme of a passage: what the machine proposes, and what people say. */
export interface ThemeLine {
  readonly theme: string;
  readonly proposed: {
    readonly depth: number;
    readonly because: readonly string[];
    readonly words: readonly { readonly words: string; readonly because: string | null }[];
  } | null;
  readonly mine: ShownDecision | null;
  readonly others: readonly ShownDecision[];
  readonly settled: { readonly depth: number; readonly framing: string | null; readonly reason: string } | null;
}

/** A passage with all that is said of it. */
export interface PassagePanel {
  readonly passage: number;
  readonly block: number;
  readonly page: number;
  readonly text: string;
  readonly framing: string;
  readonly isAdded: boolean;
  readonly missing: StoredPassage['missing'];
  readonly lines: readonly ThemeLine[];
  /** What concerns migration without being of a theme, or does not. */
  readonly relevance: ThemeLine | null;
  /** Something of it is undecided. */
  readonly isOpen: boolean;
  readonly differs: boolean;
}

export interface ThemeProgress {
  readonly theme: string;
  readonly passages: number;
  readonly decided: number;
}

/** All passages of a document, and how far going through it is. */
export interface ReviewView {
  /** In reading order. */
  readonly panels: readonly PassagePanel[];
  readonly decided: number;
  readonly themes: readonly ThemeProgress[];
}

type Decisions = ReadonlyMap<string, readonly StoredDecision[]>;

const keyOf = (passage: number, theme: string): string => `${passage} ${theme}`;

function lineOf(
  theme: string,
  { passage, themes, hits }: StoredPassage,
  {
    decisions,
    codings,
    settlements,
  }: Pick<CodedReading, 'codings' | 'settlements'> & { readonly decisions: Decisions },
): ThemeLine {
  const proposal = themes.find((each) => each.theme === theme);
  const met = hits.filter(({ concept }) => concept === theme);
  const shown = (decisions.get(keyOf(passage, theme)) ?? []).map((each) => {
    const by = codings.find(({ accountId }) => accountId === each.accountId)?.account?.name ?? null;
    const { verdict, depth, framing, isMine } = each;
    return { isMine, shown: { by, verdict, depth: depth ?? 0, framing } };
  });
  const settled = settlements.find((each) => each.passage === passage && each.theme === theme);
  return {
    theme,
    proposed: proposal
      ? {
          depth: proposal.depth,
          because: proposal.because,
          words: met.map(({ words, because = null }) => ({ words, because })),
        }
      : null,
    mine: shown.find(({ isMine }) => isMine)?.shown ?? null,
    others: shown.filter(({ isMine }) => !isMine).map((each) => each.shown),
    settled: settled ? { depth: settled.depth, framing: settled.framing, reason: settled.reason } : null,
  };
}

const isDecided = ({ mine, others, settled }: ThemeLine, isCoding: boolean): boolean =>
  isCoding ? mine !== null : mine !== null || others.length > 0 || settled !== null;

/** Whether people differ on a theme, and nobody has settled it. */
function isDiffering({ mine, others, settled }: ThemeLine): boolean {
  const depths = new Set([...(mine ? [mine] : []), ...others].map(({ depth }) => depth));
  return settled === null && depths.size > 1;
}

/** A passage is open while a proposal of it is undecided; one without proposals until anything is said of it. */
function isStillOpen(lines: readonly ThemeLine[], relevance: ThemeLine | null, isCoding: boolean): boolean {
  if (relevance !== null && isDecided(relevance, isCoding)) {
    const said = relevance.settled ?? relevance.mine ?? relevance.others[0];
    if (said?.depth === 0 || lines.length === 0) return false;
  }
  const proposed = lines.filter((line) => line.proposed !== null);
  if (proposed.length > 0) return proposed.some((line) => !isDecided(line, isCoding));
  return !lines.some((line) => isDecided(line, isCoding));
}

/**
 * Puts what is said of each passage together.
 *
 * @param differing passages and themes, `passage theme`, of which those who signed say different things
 */
export function assembleReview(reading: CodedReading, differing: ReadonlySet<string>): ReviewView {
  const { passages, settlements, rights } = reading;
  const decisions = Map.groupBy(reading.decisions, ({ passage, theme }) => keyOf(passage, theme));
  const decided = Map.groupBy(reading.decisions, ({ passage }) => passage);
  const panels = passages
    // What somebody marked and took back again is no passage.
    .filter(
      ({ passage, isAdded }) =>
        !isAdded || decided.has(passage) || settlements.some((each) => each.passage === passage),
    )
    .map((one): PassagePanel => {
      const { passage, block, page, text, framing, isAdded, missing } = one;
      const settled = settlements.filter((each) => each.passage === passage);
      const codes = [...one.themes, ...(decided.get(passage) ?? []), ...settled].map(({ theme }) => theme);
      const lines = [...new Set(codes)].map((theme) => lineOf(theme, one, { ...reading, decisions }));
      const themes = lines.filter(({ theme }) => theme !== CONCERNS_MIGRATION);
      const relevance = lines.find(({ theme }) => theme === CONCERNS_MIGRATION) ?? null;
      return {
        ...{ passage, block, page, text, framing, isAdded, missing, lines: themes, relevance },
        isOpen: isStillOpen(themes, relevance, rights.mayCode),
        differs: lines.some(
          (line) => isDiffering(line) || (!line.settled && differing.has(keyOf(passage, line.theme))),
        ),
      };
    });
  const themes = new Map<string, { passages: number; decided: number }>();
  for (const line of panels.flatMap((panel) => panel.lines)) {
    const sum = themes.get(line.theme) ?? { passages: 0, decided: 0 };
    themes.set(line.theme, {
      passages: sum.passages + 1,
      decided: sum.decided + (isDecided(line, rights.mayCode) ? 1 : 0),
    });
  }
  return {
    panels,
    decided: panels.filter(({ isOpen }) => !isOpen).length,
    themes: [...themes].map(([theme, sum]) => ({ theme, ...sum })).sort((a, b) => b.passages - a.passages),
  };
}

/** Where in the document the screen is. */
export interface ReviewPlace {
  /** Passages that the filters leave, in reading order. */
  readonly chosen: readonly number[];
  /** The one looked at. */
  readonly passage: number | null;
  /** From 1. */
  readonly sheet: number;
  readonly sheets: number;
  readonly isPaged: boolean;
  /** The passages chosen before and after this sheet, and the next undecided one. */
  readonly before: number | null;
  readonly after: number | null;
  readonly nextOpen: number | null;
}

/** Finds the place that an address asks for: a passage, else a page, else the first that is undecided. */
export function reviewPlace(
  { panels }: ReviewView,
  choice: ReviewChoice,
  document: { readonly pages: number; readonly lastBlock: number },
): ReviewPlace {
  const isPaged = document.pages > 0;
  const sheetOf = ({ page, block }: PassagePanel): number => (isPaged ? page : Math.floor(block / BLOCKS_TOGETHER) + 1);
  const sheets = isPaged ? document.pages : Math.floor(document.lastBlock / BLOCKS_TOGETHER) + 1;
  const chosen = panels.filter(
    ({ lines, relevance, isOpen, differs, passage }) =>
      passage === choice.passage ||
      ((choice.theme === null ||
        (choice.theme === CONCERNS_MIGRATION
          ? lines.length === 0 || relevance
          : lines.some(({ theme }) => theme === choice.theme))) &&
        (!choice.isOpen || isOpen) &&
        (!choice.isDiffering || differs)),
  );
  const asked = panels.find(({ passage }) => passage === choice.passage);
  const first = chosen.find(({ isOpen }) => isOpen) ?? chosen[0];
  const start = asked ?? (choice.page === null ? first : undefined);
  const sheet = Math.min(sheets, start ? sheetOf(start) : (choice.page ?? 1));
  const here = chosen.filter((panel) => sheetOf(panel) === sheet);
  const current = start ?? here.find(({ isOpen }) => isOpen) ?? here[0];
  const at = current ? panels.indexOf(current) : panels.findIndex((panel) => sheetOf(panel) >= sheet);
  const open = chosen.filter(({ isOpen }) => isOpen);
  const later = open.find((panel) => panels.indexOf(panel) > at) ?? open.find((panel) => panel !== current);
  return {
    chosen: chosen.map(({ passage }) => passage),
    passage: current?.passage ?? null,
    ...{ sheet, sheets, isPaged },
    before: chosen.findLast((panel) => sheetOf(panel) < sheet)?.passage ?? null,
    after: chosen.find((panel) => sheetOf(panel) > sheet)?.passage ?? null,
    nextOpen: later?.passage ?? null,
  };
}
