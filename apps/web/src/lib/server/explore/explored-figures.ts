import type { Evidence } from '@sterna/evidence';
import { type Figure, type FigureQuery, figureKey, type SeriesValue, seriesValueOf } from '@sterna/statistics';

/** A figure without all that it was derived from: what a page shows, and what leads to the rest. */
export interface ExploredFigure extends SeriesValue<number> {
  /** Key of its trace. */
  readonly key: string;
  readonly derived: boolean;
  /** Ids of the releases it was taken from in the end. */
  readonly releases: readonly number[];
}

/** Most figures remembered, all questions together. */
const MOST_REMEMBERED = 250_000;
/** What a remembered question without figures weighs. */
const LEAST_WEIGHT = 50;

type Remembered = Map<string, { readonly figures: Promise<readonly ExploredFigure[]>; weight: number }>;
const remembered: Remembered = new Map();
let rememberedVersion = '';

function releasesUnder(figure: Figure, known: Map<Figure, readonly number[]>): readonly number[] {
  const found = known.get(figure);
  if (found) return found;
  const { origin } = figure;
  const releases =
    origin.kind === 'observed'
      ? [origin.release]
      : [...new Set(origin.inputs.flatMap((input) => releasesUnder(input, known)))];
  known.set(figure, releases);
  return releases;
}

function exploredFrom(figure: Figure, known: Map<Figure, readonly number[]>): ExploredFigure {
  return {
    ...seriesValueOf(figure),
    key: figureKey(figure),
    derived: figure.origin.kind === 'derived',
    releases: releasesUnder(figure, known),
  };
}

function forgetOldest(): void {
  let weight = [...remembered.values()].reduce((sum, entry) => sum + entry.weight, 0);
  for (const [key, entry] of remembered) {
    if (weight <= MOST_REMEMBERED) return;
    remembered.delete(key);
    weight -= entry.weight;
  }
}

/**
 * Figures for a question, remembered for as long as the data are the same: changing one choice of a page asks most of
 * the questions again.
 */
export async function exploredFigures(evidence: Evidence, query: FigureQuery): Promise<readonly ExploredFigure[]> {
  const version = await evidence.version();
  if (version !== rememberedVersion) {
    remembered.clear();
    rememberedVersion = version;
  }
  const key = JSON.stringify(query);
  const before = remembered.get(key);
  if (before) {
    remembered.delete(key);
    remembered.set(key, before);
    return before.figures;
  }
  const figures = evidence.figures(query).then((found) => {
    const known = new Map<Figure, readonly number[]>();
    return found.map((figure) => exploredFrom(figure, known));
  });
  const entry = { figures, weight: LEAST_WEIGHT };
  remembered.set(key, entry);
  try {
    entry.weight = Math.max((await figures).length, LEAST_WEIGHT);
  } catch (error) {
    remembered.delete(key);
    throw error;
  }
  forgetOldest();
  return figures;
}
