import type { StoredOwnFigure } from '@sterna/spaces';

type OwnFigures = readonly StoredOwnFigure[];

/** More rows than so many are a table for the place's own pages. */
const MOST = 100;

/** The newest figure of each indicator and sex that a space has accepted of its place. */
export function newestOwn({ figures }: { readonly figures: OwnFigures }, place: string): OwnFigures {
  const newest = new Map<string, OwnFigures[number]>();
  for (const figure of figures) {
    const { indicator, refArea, counterpart, sex, age, dimensions } = figure;
    if (refArea !== place || counterpart !== '_T' || age !== '_T' || Object.keys(dimensions).length > 0) continue;
    const key = `${indicator} ${sex}`;
    const known = newest.get(key);
    if (!known || figure.period > known.period) newest.set(key, figure);
  }
  return [...newest.values()].slice(0, MOST);
}
