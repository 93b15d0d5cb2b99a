import { placeText } from '#lib/figure-text.ts';
import { newestOnly } from '../period-of.ts';
import { placesOf, selectFigures } from '../selection.ts';
import type { ViewContext } from './view-context.ts';

/** Places of a region or the world in the order of a long table, and those of them on the page asked for. */
export interface Ranking {
  readonly page: readonly string[];
  readonly number: number;
  readonly pages: number;
}

/** Places of which one page shows the figures of every year, and rows where each place has several. */
const PLACES_AT_ONCE = 25;
const ROWS_AT_ONCE = 40;

/**
 * Orders many places by their newest value, before the figures of all years are asked for: those of every country at
 * once would take seconds to derive. Places without a recent value come last, by name.
 */
export async function rankedPlaces(context: ViewContext): Promise<Ranking> {
  const { choice, evidence, language } = context;
  const { series } = await selectFigures(await newestOnly(choice, evidence), evidence);
  const newest = new Map<string, number>();
  for (const each of series) {
    const { refArea, value } = each.newest;
    newest.set(refArea, Math.max(value, newest.get(refArea) ?? Number.NEGATIVE_INFINITY));
  }
  const collator = new Intl.Collator(language);
  const byName = (a: string, b: string): number => collator.compare(placeText(a, language), placeText(b, language));
  const byValue = (a: string, b: string): number => (newest.get(b) ?? 0) - (newest.get(a) ?? 0) || byName(a, b);
  const known = [...newest.keys()].toSorted(choice.sort === 'name' ? byName : byValue);
  const others = placesOf(choice.places)
    .filter((code) => !newest.has(code))
    .toSorted(byName);
  const all = [...known, ...others];
  const perPlace = series.length / Math.max(newest.size, 1);
  const atOnce = Math.min(PLACES_AT_ONCE, Math.max(1, Math.floor(ROWS_AT_ONCE / Math.max(perPlace, 1))));
  const pages = Math.max(1, Math.ceil(all.length / atOnce));
  const number = Math.min(choice.page, pages);
  return { page: all.slice((number - 1) * atOnce, number * atOnce), number, pages };
}
