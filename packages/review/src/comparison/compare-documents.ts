import { THEMES } from '@sterna/vocabulary';

/** A document with how deep it goes with each theme. */
export interface ComparedDocument {
  /** Names it among the others. */
  readonly key: string;
  /** First and last year it is for; `null` where that is not said. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** 0 to 5 by theme; a theme that is not there is absent. */
  readonly depths: ReadonlyMap<string, number>;
}

export interface ComparedTheme {
  readonly theme: string;
  /** In the order of the documents. */
  readonly depths: readonly number[];
  /** Depth in the last document less that in the first. */
  readonly change: number;
  /** Highest less lowest. */
  readonly spread: number;
}

/** One document as a point in time. */
export interface DocumentStep {
  readonly key: string;
  readonly year: number | null;
  /** Themes with a depth above 0. */
  readonly treated: number;
  /** Themes with an objective or measure, or more (3 to 5). */
  readonly acted: number;
  /** Mean depth over all themes, 0 to 5. */
  readonly mean: number;
}

export interface Comparison {
  /** All themes of the vocabulary, those that changed or differ most first. */
  readonly themes: readonly ComparedTheme[];
  readonly steps: readonly DocumentStep[];
}

/** Documents in the order of their periods; those without come last, in the order given. */
export function inOrderOfTime<Compared extends Pick<ComparedDocument, 'fromYear' | 'toYear'>>(
  documents: readonly Compared[],
): readonly Compared[] {
  const year = ({ fromYear, toYear }: Compared): number => fromYear ?? toYear ?? Number.POSITIVE_INFINITY;
  const byYear = (a: number, b: number): number => (a === b ? 0 : a - b);
  return documents.toSorted(
    (a, b) =>
      byYear(year(a), year(b)) || byYear(a.toYear ?? Number.POSITIVE_INFINITY, b.toYear ?? Number.POSITIVE_INFINITY),
  );
}

/**
 * Holds documents against each other, theme by theme.
 *
 * @param documents in the order in which they are to stand; for change over time see `inOrderOfTime`
 * @param rankBy what puts a theme first: its change from the first to the last, or its spread
 */
export function compareDocuments(documents: readonly ComparedDocument[], rankBy: 'change' | 'spread'): Comparison {
  const themes = THEMES.map(({ code }): ComparedTheme => {
    const depths = documents.map((document) => document.depths.get(code) ?? 0);
    return {
      theme: code,
      depths,
      change: (depths.at(-1) ?? 0) - (depths[0] ?? 0),
      spread: depths.length === 0 ? 0 : Math.max(...depths) - Math.min(...depths),
    };
  });
  const size = (one: ComparedTheme): number => (rankBy === 'change' ? Math.abs(one.change) : one.spread);
  return {
    themes: themes.toSorted((a, b) => size(b) - size(a) || Math.max(0, ...b.depths) - Math.max(0, ...a.depths)),
    steps: documents.map(stepOf),
  };
}

function stepOf({ key, fromYear, toYear, depths }: ComparedDocument): DocumentStep {
  const all = THEMES.map(({ code }) => depths.get(code) ?? 0);
  return {
    key,
    year: fromYear ?? toYear,
    treated: all.filter((depth) => depth > 0).length,
    acted: all.filter((depth) => depth >= 3).length,
    mean: all.reduce((sum, depth) => sum + depth, 0) / THEMES.length,
  };
}
