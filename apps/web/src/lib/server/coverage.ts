import type { Evidence } from '@sterna/evidence';
import { evidenceOverview } from '@sterna/profile';
import { type Figure, type FigureSource, type Indicator, indicatorByCode, TOTAL, yearOf } from '@sterna/statistics';
import type { Language, Place } from '@sterna/vocabulary';

/** What is known of one indicator in one place. */
export interface KnownIndicator {
  readonly indicator: Indicator;
  /** First year with a value. */
  readonly first: number;
  readonly newest: Figure;
  /** Where no total is published: the newest of each category, such as occupations, that of `newest` among them. */
  readonly categories: readonly Figure[];
  /** Whether the newest value is called old, as in the profile. */
  readonly old: boolean;
}

/** Which indicators of the profile have values for a place, and which have none. */
export interface Coverage {
  readonly known: readonly KnownIndicator[];
  readonly missing: readonly Indicator[];
}

/** A category that is nearly the whole: all domains of policy, everyone from an age on. */
const NEARLY_WHOLE = /^ALL|^Y_GE/;

/** How many parts of a whole a figure is restricted to: a partner, a sex, an age, an occupation. */
function partsOf(figure: Figure): number {
  const fixed = [figure.counterpart, figure.sex, figure.age, ...Object.values(figure.dimensions)];
  const weights = fixed.map((code): number => (code === TOTAL ? 0 : NEARLY_WHOLE.test(code) ? 0.5 : 1));
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Of an indicator's figures in one period, the one that speaks of most: the total, or the part nearest to it. */
export function broadest(figures: readonly Figure[]): Figure | undefined {
  // Of open ages the one that begins first: `Y_GE15` before `Y_GE25`.
  return figures.toSorted((a, b) => partsOf(a) - partsOf(b) || (a.age < b.age ? -1 : Number(a.age > b.age)))[0];
}

/** Most categories that stand side by side. */
const MOST_CATEGORIES = 8;

/** True where a figure is of one category among others that say as much: of dentists, not of all domains. */
function isOneOfSeveral({ dimensions }: Figure): boolean {
  return Object.values(dimensions).some((code) => code !== TOTAL && !NEARLY_WHOLE.test(code));
}

/**
 * The newest figure of each category, where the figure shown is of one among several: none of them stands for the
 * indicator. In the order of their codes; none where there is a total.
 */
export function categoriesBeside(shown: Figure, figures: readonly Figure[]): readonly Figure[] {
  if (!isOneOfSeveral(shown)) return [];
  const alike = figures.filter(({ counterpart, sex, age, unit }) => {
    return counterpart === shown.counterpart && sex === shown.sex && age === shown.age && unit === shown.unit;
  });
  const codeOf = ({ dimensions }: Figure): string => Object.values(dimensions).join(' ');
  const newest = new Map<string, Figure>();
  for (const figure of alike) {
    const before = newest.get(codeOf(figure));
    if (!before || yearOf(before.period) < yearOf(figure.period)) newest.set(codeOf(figure), figure);
  }
  return [...newest.values()].toSorted((a, b) => (codeOf(a) < codeOf(b) ? -1 : 1)).slice(0, MOST_CATEGORIES);
}

async function categoriesOf(shown: Figure, figures: FigureSource): Promise<readonly Figure[]> {
  if (!isOneOfSeveral(shown)) return [];
  return categoriesBeside(shown, await figures({ indicators: [shown.indicator], places: [shown.refArea] }));
}

async function broadestLike(newest: Figure, figures: FigureSource): Promise<Figure> {
  if (partsOf(newest) === 0) return newest;
  const year = yearOf(newest.period);
  const found = await figures({ indicators: [newest.indicator], places: [newest.refArea], from: year, to: year });
  return broadest(found.filter(({ period }) => period === newest.period)) ?? newest;
}

/**
 * What is known of a place and what is not: the same list as in the profile's part on data, so that the two never
 * contradict each other.
 *
 * @param thisYear the year that ages of figures are counted from
 */
export async function coverageOf(
  place: Place,
  language: Language,
  evidence: Evidence,
  thisYear: number,
): Promise<Coverage> {
  const figures = evidence.about(place.code);
  const shared = { about: () => figures, releases: () => evidence.releases() };
  const known: KnownIndicator[] = [];
  const missing: Indicator[] = [];
  for (const { code, newest, first, state } of await evidenceOverview(place, language, shared, thisYear)) {
    const indicator = indicatorByCode(code);
    if (!indicator) continue;
    if (newest) {
      const shown = await broadestLike(newest, figures);
      known.push({
        indicator,
        first: first ?? yearOf(newest.period),
        newest: shown,
        categories: await categoriesOf(shown, figures),
        old: state === 'old',
      });
    } else missing.push(indicator);
  }
  return { known, missing };
}
