import { type Figure, TOTAL, yearOf } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import type { ProfileContext } from '../context.ts';

/** One corridor: its figure, its share of the total, the name of the other place. */
export interface Corridor {
  readonly figure: Figure;
  readonly share: Figure | undefined;
  readonly label: string;
}

/** The corridors of one indicator in its newest year. */
export interface Corridors {
  readonly year: number;
  /** To or from countries, largest first. */
  readonly known: readonly Corridor[];
  /** People of unknown origin. */
  readonly unknown: Corridor | undefined;
  readonly total: Figure | undefined;
}

/** Finds the corridors of an indicator; `undefined` when there are none. */
export async function findCorridors(
  indicator: string,
  shareIndicator: string,
  context: ProfileContext,
): Promise<Corridors | undefined> {
  const everywhere = { indicators: [indicator], places: [context.place.code], sexes: [TOTAL], ages: [TOTAL] };
  const all = await context.figures(everywhere);
  const years = all.filter((figure) => figure.counterpart !== TOTAL).map((figure) => yearOf(figure.period));
  if (years.length === 0) return undefined;
  const year = Math.max(...years);
  const newest = all.filter((figure) => yearOf(figure.period) === year && figure.value > 0);
  const shares = await context.figures({ ...everywhere, indicators: [shareIndicator], from: year, to: year });
  const byCounterpart = new Map(shares.map((share) => [share.counterpart, share]));
  const corridor = (figure: Figure, label: string): Corridor => ({
    figure,
    share: byCounterpart.get(figure.counterpart),
    label,
  });
  const known = newest.flatMap((figure) => {
    const place = placeByCode(figure.counterpart);
    return place?.kind === 'country' ? corridor(figure, place.shortName[context.language]) : [];
  });
  if (known.length === 0) return undefined;
  const unknown = newest.find((figure) => placeByCode(figure.counterpart)?.kind === 'unknown');
  return {
    year,
    known: known.sort(byValue),
    unknown: unknown && corridor(unknown, context.word('unknownOrigin')),
    total: newest.find((figure) => figure.counterpart === TOTAL),
  };
}

/** Largest first; equal ones in the order of their codes, so that every run says the same. */
export function byValue(a: Corridor, b: Corridor): number {
  return b.figure.value - a.figure.value || (a.figure.counterpart < b.figure.counterpart ? -1 : 1);
}
