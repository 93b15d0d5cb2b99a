import type { DocumentReading, StoredPassage } from '@sterna/spaces';
import { GROUPS, SECTORS, THEMES } from '@sterna/vocabulary';
import { concernsMigration, depthOf, isOfTheme } from './passage-choice.ts';

/** How a document treats one theme. */
export interface ThemeScore {
  readonly theme: string;
  /** 0 to 5: as people decided, else as the machine proposes. */
  readonly depth: number;
  readonly framing: string;
  readonly isDecided: boolean;
  /** What the machine proposes, where people decided otherwise. */
  readonly proposed: number | null;
  readonly passages: number;
}

/** A sector, with its passages by how deep they go. */
export interface SectorScore {
  readonly sector: string;
  /** Passages of depth 1, 2, 3, 4, 5. */
  readonly depths: readonly number[];
}

export interface Counted {
  readonly code: string;
  readonly passages: number;
}

/** What is known of how a document treats migration, to be seen on one page. */
export interface Scorecard {
  /** All thirty; none while the reader codes the document blind. */
  readonly themes: readonly ThemeScore[];
  readonly sectors: readonly SectorScore[];
  readonly groups: readonly Counted[];
  readonly framings: readonly Counted[];
  readonly passages: number;
}

const DEPTHS = [1, 2, 3, 4, 5] as const;

function themeScores({ themes, passages }: Pick<DocumentReading, 'themes' | 'passages'>): ThemeScore[] {
  const found = new Map(themes.map((each) => [each.theme, each]));
  return THEMES.map(({ code: theme }) => {
    const kept = found.get(theme);
    const isDecided = kept?.depth !== null && kept?.depth !== undefined;
    const proposed = kept?.proposedDepth ?? 0;
    const depth = kept?.depth ?? proposed;
    return {
      theme,
      depth,
      framing: kept?.framing ?? kept?.proposedFraming ?? 'neutral',
      isDecided,
      proposed: isDecided && proposed !== depth ? proposed : null,
      passages: passages.filter((passage) => isOfTheme(passage, theme)).length,
    };
  });
}

function counted(
  codes: readonly string[],
  passages: readonly StoredPassage[],
  has: (passage: StoredPassage, code: string) => boolean,
): Counted[] {
  return codes
    .map((code) => ({ code, passages: passages.filter((passage) => has(passage, code)).length }))
    .filter((each) => each.passages > 0);
}

/** Sums a reading up by what holds of its passages: themes by depth, sectors by how deep their passages go, groups, framing. */
export function assembleScorecard(reading: Pick<DocumentReading, 'themes' | 'passages'>): Scorecard {
  const { themes } = reading;
  const passages = reading.passages.filter(concernsMigration);
  const sectors = SECTORS.map(({ code: sector }) => {
    const of = passages.filter((passage) => passage.sectors.includes(sector));
    return { sector, depths: DEPTHS.map((depth) => of.filter((passage) => depthOf(passage) === depth).length) };
  });
  return {
    themes: themes.length === 0 ? [] : themeScores(reading),
    sectors: themes.length === 0 ? [] : sectors.filter(({ depths }) => depths.some((count) => count > 0)),
    groups: counted(
      GROUPS.map(({ code }) => code),
      passages,
      (passage, code) => passage.groups.includes(code),
    ),
    framings: counted(
      ['opportunity', 'risk', 'both', 'neutral'],
      passages,
      (passage, code) => passage.framing === code,
    ),
    passages: reading.passages.length,
  };
}
