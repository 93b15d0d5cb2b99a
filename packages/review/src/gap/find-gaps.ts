import type { ThemeRelevance } from './relevance.ts';

/** A theme's relevance held against how deep the plans go with it. */
export interface ThemeGap {
  readonly theme: string;
  readonly relevance: ThemeRelevance;
  /** 0 to 5: the deepest of the plans. */
  readonly depth: number;
  /** Levels that are lacking: relevance less depth, 0 where the plans go deep enough, `null` where no figure says. */
  readonly gap: number | null;
  /** By which findings are ranked: relevance × gap, at most 25. */
  readonly weight: number;
}

/** Themes sorted by what is to be said of them. */
export interface EvidenceGap {
  /** Plans go less deep than the figures call for, the heaviest first. */
  readonly gaps: readonly ThemeGap[];
  /** Relevant (3 or more), and treated as deep as that. */
  readonly strong: readonly ThemeGap[];
  /** Figures are there and call for no more than what the plans say. */
  readonly enough: readonly ThemeGap[];
  /** No figure says how relevant they are. */
  readonly unmeasured: readonly ThemeGap[];
}

/** From this relevance on a theme calls for a measure. */
const RELEVANT = 3;

/**
 * Holds relevance against depth. Both are on the same scale: relevance 3 calls for an objective or a measure (depth 3),
 * relevance 5 for one with budget and responsible body. A finding's weight is relevance × (relevance − depth), so that
 * of two equal distances the more relevant theme comes first.
 *
 * @param depths by theme; a theme that is not there is absent from the plans
 */
export function findGaps(relevance: readonly ThemeRelevance[], depths: ReadonlyMap<string, number>): EvidenceGap {
  const all = relevance.map((one): ThemeGap => {
    const depth = depths.get(one.theme) ?? 0;
    const gap = one.level === null ? null : Math.max(0, one.level - depth);
    return { theme: one.theme, relevance: one, depth, gap, weight: (one.level ?? 0) * (gap ?? 0) };
  });
  const level = ({ relevance: { level: own } }: ThemeGap): number => own ?? 0;
  /** Of two that weigh alike, the one of which a figure speaks directly comes first. */
  const indirect = ({ relevance: { decisive } }: ThemeGap): number => Number(decisive?.isIndirect ?? false);
  const isStrong = (one: ThemeGap): boolean => one.gap === 0 && level(one) >= RELEVANT;
  return {
    gaps: all
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || level(b) - level(a) || indirect(a) - indirect(b)),
    strong: all.filter(isStrong).sort((a, b) => level(b) - level(a) || b.depth - a.depth),
    enough: all.filter((one) => one.gap === 0 && !isStrong(one)),
    unmeasured: all.filter(({ gap }) => gap === null),
  };
}
