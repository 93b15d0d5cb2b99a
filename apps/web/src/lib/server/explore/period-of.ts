import type { Evidence } from '@sterna/evidence';
import { indicatorByCode, yearOf } from '@sterna/statistics';
import { STARTER_PLACES } from '@sterna/vocabulary';
import type { Choice } from '#lib/explore/choice.ts';
import { exploredFigures } from './explored-figures.ts';
import { placesOf, strictQuery, wideQuery } from './selection.ts';

/** Countries whose figures tell for which years a world-wide indicator is published. */
const REFERENCE: readonly string[] = [...STARTER_PLACES.slice(0, 5).map(({ code }) => code), 'FRA'];
/** How far back a country's figure may lie to stand beside the newest of others on a map. */
const REACH = 4;

/** Years that there are figures of, ascending, for what is chosen; of many places by those of some. */
export async function knownYears(choice: Choice, evidence: Evidence): Promise<readonly number[]> {
  const all = placesOf(choice.places);
  const some = all.length > 20 ? REFERENCE : all;
  const asked: Choice = { ...withoutYears(choice), places: { kind: 'listed', codes: some } };
  const years = new Set<number>();
  for (const indicator of choice.indicators) {
    let figures = await exploredFigures(evidence, strictQuery(asked, indicator));
    if (figures.length === 0) figures = await exploredFigures(evidence, wideQuery(asked, indicator));
    if (figures.length === 0 && some !== all) {
      figures = await exploredFigures(evidence, strictQuery(withoutYears(choice), indicator));
    }
    for (const { period } of figures) years.add(yearOf(period));
  }
  return [...years].toSorted((a, b) => a - b);
}

function isChange(indicator: string): boolean {
  return 'change' in (indicatorByCode(indicator)?.formula ?? {});
}

/** A choice without bounds of years. */
export function withoutYears(choice: Choice): Choice {
  const { from: _from, to: _to, ...rest } = choice;
  return rest;
}

/**
 * The choice narrowed to what a picture of one time needs: the newest year at or before the last one asked for, and,
 * where the reader has not said from when, the four years before it, out of which each place shows its newest.
 */
export async function newestOnly(choice: Choice, evidence: Evidence): Promise<Choice> {
  const years = await knownYears(choice, evidence);
  const last = years.findLast((year) => choice.to === undefined || year <= choice.to) ?? choice.to;
  if (last === undefined) return choice;
  // A change is computed from the first year asked for to the last.
  if (choice.indicators.some(isChange)) return choice;
  return { ...choice, from: choice.from ?? last - REACH, to: choice.to ?? last };
}
