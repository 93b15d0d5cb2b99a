import type { Evidence } from '@sterna/evidence';
import { STARTER_PLACES } from '@sterna/vocabulary';
import type { Choice } from '#lib/explore/choice.ts';
import { exploredFigures } from './explored-figures.ts';
import { knownYears } from './period-of.ts';
import { hasPartners, isCorridorOnly, placesOf } from './selection.ts';

/** What there is to choose from, for the indicators and places chosen. */
export interface Facets {
  readonly years: readonly number[];
  readonly sexes: readonly string[];
  readonly ages: readonly string[];
  /** Codes by concept. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly partners: boolean;
}

/** Most codes of one dimension that are offered as links. */
const MOST_CODES = 24;
/** Countries asked for what dimensions an indicator has, where there are too many to ask all. */
const SOME = 4;

/** Looks at one country, or a few, for the dimensions of what is chosen. */
export async function findFacets(choice: Choice, evidence: Evidence): Promise<Facets> {
  const all = placesOf(choice.places);
  const some = all.length > SOME ? STARTER_PLACES.slice(0, SOME).map(({ code }) => code) : all;
  const found = await Promise.all(
    choice.indicators.map((indicator) => {
      // Corridors have the same sexes and ages as their total, and are many.
      const totals = hasPartners(indicator) === true && !isCorridorOnly(indicator);
      return exploredFigures(evidence, {
        indicators: [indicator],
        places: some,
        ...(totals && { counterparts: ['_T'] }),
      });
    }),
  );
  const figures = found.flat();
  const codes = (values: Iterable<string>): readonly string[] => [...new Set(values)].toSorted().slice(0, MOST_CODES);
  const names = new Set(figures.flatMap(({ dimensions }) => Object.keys(dimensions)));
  const corridors = choice.indicators.map((code, index) => {
    return hasPartners(code) ?? found[index]?.some(({ counterpart }) => counterpart !== '_T') ?? false;
  });
  return {
    years: await knownYears(choice, evidence),
    sexes: codes(figures.map(({ sex }) => sex)),
    ages: codes(figures.map(({ age }) => age)),
    dimensions: Object.fromEntries(
      [...names].map((name) => [name, codes(figures.flatMap(({ dimensions }) => dimensions[name] ?? []))]),
    ),
    partners: corridors.some(Boolean),
  };
}
