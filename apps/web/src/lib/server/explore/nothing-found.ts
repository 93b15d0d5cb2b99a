import type { Evidence } from '@sterna/evidence';
import { indicatorByCode, yearOf } from '@sterna/statistics';
import type { Language } from '@sterna/vocabulary';
import { type Choice, explorePath } from '#lib/explore/choice.ts';
import { indicatorText, type OwnTitles } from '#lib/figure-text.ts';
import { m } from '#lib/paraglide/messages.js';
import { waysToFigures, withdrawnReleases } from './missing-figures.ts';
import { knownYears, newestOnly, withoutYears } from './period-of.ts';
import { selectFigures } from './selection.ts';
import { placesText, spanText } from './titles.ts';

/** Why there is nothing to show, and what near it has figures. */
export interface NothingFound {
  readonly reasons: readonly Reason[];
  readonly text: string;
  /** Where figures would come from: sources that publish the indicator, pages on what is missing. */
  readonly ways: readonly { readonly text: string; readonly href?: string }[];
}

interface Reason {
  readonly text: string;
  readonly href: string;
  readonly action: string;
}

interface Attempt {
  readonly choice: Choice;
  readonly text: string;
  readonly action: string;
}

/** Countries that are asked for whether an indicator has figures anywhere. */
const ELSEWHERE: Choice['places'] = { kind: 'within', code: 'all' };

function attemptsAt(choice: Choice, years: readonly number[], language: Language): readonly Attempt[] {
  const attempts: Attempt[] = [];
  const [first, last] = [years[0], years.at(-1)];
  if ((choice.from !== undefined || choice.to !== undefined) && first !== undefined && last !== undefined) {
    const nearest = choice.from !== undefined && choice.from > last ? last : first;
    attempts.push({
      choice: { ...withoutYears(choice), from: nearest },
      text: m.explore_nothing_years({ from: String(first), to: String(last) }),
      action: m.explore_nothing_years_action({ years: spanText([nearest, last], language) }),
    });
  }
  if (choice.sexes.length > 0) {
    attempts.push({
      choice: { ...choice, sexes: [] },
      text: m.explore_nothing_sex(),
      action: m.explore_nothing_sex_action(),
    });
  }
  if (choice.ages.length > 0) {
    attempts.push({
      choice: { ...choice, ages: [] },
      text: m.explore_nothing_age(),
      action: m.explore_nothing_age_action(),
    });
  }
  if (Object.keys(choice.dimensions).length > 0) {
    attempts.push({
      choice: { ...choice, dimensions: {} },
      text: m.explore_nothing_category(),
      action: m.explore_nothing_category_action(),
    });
  }
  if (choice.partners.kind !== 'total') {
    attempts.push({
      choice: { ...choice, partners: { kind: 'total' } },
      text: m.explore_nothing_partner(),
      action: m.explore_nothing_partner_action(),
    });
  }
  return attempts;
}

/** Whether a choice has figures, without deriving those of every country and year. */
async function hasFigures(choice: Choice, evidence: Evidence): Promise<boolean> {
  return (await selectFigures(await newestOnly(choice, evidence), evidence)).series.length > 0;
}

/** Finds which of the choices excludes everything: each is dropped by itself, then all, then the places. */
export async function explainNothing(
  choice: Choice,
  language: Language,
  titles: OwnTitles,
  evidence: Evidence,
): Promise<NothingFound> {
  const indicator = choice.indicators.map((code) => indicatorText(code, language, titles)).join(m.list_separator());
  const { page: _page, view: _view, ...rest } = choice;
  const bare: Choice = { ...rest, page: 1 };
  const reasons: Reason[] = [];
  const tried = attemptsAt(bare, await knownYears(bare, evidence), language);
  for (const attempt of tried) {
    if (!(await hasFigures(attempt.choice, evidence))) continue;
    reasons.push({ text: attempt.text, action: attempt.action, href: explorePath(language, attempt.choice) });
  }
  const wide: Choice = {
    indicators: choice.indicators,
    places: choice.places,
    partners: { kind: 'total' },
    sexes: [],
    ages: [],
    dimensions: {},
    page: 1,
  };
  if (reasons.length === 0 && tried.length > 1 && (await hasFigures(wide, evidence))) {
    reasons.push({
      text: m.explore_nothing_together(),
      action: m.explore_nothing_together_action(),
      href: explorePath(language, wide),
    });
  }
  if (reasons.length === 0) reasons.push(...(await fromOtherEnd(wide, language, titles, evidence)));
  if (reasons.length === 0) reasons.push(...(await elsewhere(wide, language, evidence)));
  reasons.push(...(await withdrawnReleases(choice, language, evidence)));
  const place = placesText(choice, language);
  const text =
    reasons.length > 0 ? m.explore_nothing_text({ indicator, place }) : m.explore_nothing_at_all({ indicator });
  return { reasons, text, ways: await waysToFigures(choice, language, evidence) };
}

/** Of regions and of the world: those who left are seen as those who came. */
async function fromOtherEnd(
  choice: Choice,
  language: Language,
  titles: OwnTitles,
  evidence: Evidence,
): Promise<readonly Reason[]> {
  const mirrored = choice.indicators.flatMap((code) => indicatorByCode(code)?.mirrorOf ?? []);
  const other: Choice = { ...choice, indicators: mirrored };
  if (mirrored.length === 0 || !(await hasFigures(other, evidence))) return [];
  const indicator = mirrored.map((code) => indicatorText(code, language, titles)).join(m.list_separator());
  return [
    {
      text: m.explore_nothing_mirror({ indicator }),
      action: m.explore_nothing_mirror_action(),
      href: explorePath(language, other),
    },
  ];
}

async function elsewhere(choice: Choice, language: Language, evidence: Evidence): Promise<NothingFound['reasons']> {
  if (choice.places.kind === 'within' && choice.places.code === 'all') return [];
  const everywhere = { ...choice, places: ELSEWHERE };
  const years = await knownYears(everywhere, evidence);
  const last = years.at(-1);
  if (last === undefined) return [];
  const { series } = await selectFigures({ ...everywhere, from: last - 4 }, evidence);
  if (series.length === 0) return [];
  const countries = new Set(series.map(({ newest }) => newest.refArea)).size;
  const latest = Math.max(...series.map(({ newest }) => yearOf(newest.period)));
  return [
    {
      text: m.explore_nothing_place({ count: countries, year: String(latest) }),
      action: m.explore_nothing_place_action(),
      href: explorePath(language, { ...everywhere, view: 'map' }),
    },
  ];
}
