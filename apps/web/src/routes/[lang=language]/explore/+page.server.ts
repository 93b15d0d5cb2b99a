import { findPlace, type Language, type Place, placeByCode } from '@sterna/vocabulary';
import { redirect } from '@sveltejs/kit';
import { type Choice, EVERYWHERE, explorePath } from '#lib/explore/choice.ts';
import { examples } from '#lib/server/explore/examples.ts';
import { exploreView } from '#lib/server/explore/explore-view.ts';
import { findFacets } from '#lib/server/explore/facets.ts';
import { pageChoices, replacements, withPlace } from '#lib/server/explore/page-choices.ts';
import { parseChoice } from '#lib/server/explore/parse-choice.ts';
import { isCorridorOnly } from '#lib/server/explore/selection.ts';
import { indicatorsByTopic, searchIndicators } from '#lib/server/explore/topics.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { searchPlaces, suggestPlaces } from '#lib/server/place-search.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

const LONGEST_QUERY = 80;

/** What a reader typed to find a place or partner, and what was found. */
interface PlaceSearch {
  readonly query: string;
  readonly results: readonly { readonly text: string; readonly href: string }[];
  /** Nothing has the name; these are near it. */
  readonly suggested: boolean;
  /** The place found, where no more can be compared: the results put it into the stead of another. */
  readonly full?: string;
}

function asked(url: URL, name: string): string {
  return (url.searchParams.get(name) ?? '').trim().slice(0, LONGEST_QUERY);
}

/** Countries by their names; regions and groups where no country has the name. */
function placesNamed(query: string): { readonly found: readonly Place[]; readonly suggested: boolean } {
  const direct = /^[A-Z]{3}$/.test(query) ? placeByCode(query) : undefined;
  if (direct) return { found: [direct], suggested: false };
  const countries = searchPlaces(query);
  if (countries.length > 0) return { found: countries, suggested: false };
  const answer = findPlace(query);
  if (answer.status === 'found') return { found: [answer.place], suggested: false };
  return { found: suggestPlaces(query), suggested: true };
}

/** The address that names a place to be added, as the form for it does. */
function askedFor(choice: Choice, place: Place, as: 'place' | 'partner', language: Language): string {
  const path = explorePath(language, choice);
  const name = as === 'place' ? 'name' : 'partnername';
  return `${path}${path.includes('?') ? '&' : '?'}${name}=${place.code}#choices`;
}

/** @throws a redirect to the choice with the place, where only one can be meant */
function searchFor(url: URL, as: 'place' | 'partner', choice: Choice, language: Language): PlaceSearch | undefined {
  const query = asked(url, as === 'place' ? 'name' : 'partnername');
  if (query === '') return undefined;
  const { found, suggested } = placesNamed(query);
  const [only] = found;
  if (only && found.length === 1 && !suggested) {
    const more = withPlace(choice, only, as);
    if (more) redirect(303, explorePath(language, more));
    return { query, results: replacements(choice, only, as, language), suggested, full: only.shortName[language] };
  }
  const results = found.slice(0, 24).map((place) => {
    const more = withPlace(choice, place, as);
    // Where there are as many as can be compared, the next page asks which one is to go.
    const href = more ? explorePath(language, more) : askedFor(choice, place, as, language);
    return { text: place.shortName[language], href };
  });
  return { query, results, suggested };
}

/** An indicator in place of the ones shown, or beside them. */
function withIndicator(choice: Choice, code: string, beside: boolean): Choice {
  const { view: _view, unit: _unit, sort: _sort, ...rest } = choice;
  return { ...rest, indicators: beside ? [...choice.indicators, code] : [code], ages: [], dimensions: {}, page: 1 };
}

/** Where a choice leaves open what it needs: all countries, and partners of what has no total. */
function completed(choice: Choice): Choice {
  const places: Choice['places'] = choice.places.kind === 'none' ? { kind: 'within', code: EVERYWHERE } : choice.places;
  const byPartner = choice.partners.kind === 'total' && choice.indicators.every(isCorridorOnly);
  return { ...choice, places, ...(byPartner && { partners: { kind: 'top' as const } }) };
}

export const load: PageServerLoad = async ({ locals, url }) => {
  const { language } = locals;
  const { evidence } = workbench();
  const own = await evidence.indicators();
  const { choice: parsed, problems } = parseChoice(
    url.searchParams,
    language,
    own.map(({ code }) => code),
  );
  const placeSearch = searchFor(url, 'place', parsed, language);
  const partnerSearch = searchFor(url, 'partner', parsed, language);
  const ready = parsed.indicators.length > 0;
  const choice = ready ? completed(parsed) : parsed;
  const titles = await ownTitles(choice.indicators, evidence);
  const facets = ready
    ? await findFacets(choice, evidence)
    : { years: [], sexes: [], ages: [], dimensions: {}, partners: false };
  const words = asked(url, 'words');
  const option = ({ code, name }: { code: string; name: string }) => ({
    code,
    name,
    href: explorePath(language, withIndicator(parsed, code, false)),
    beside:
      ready && !choice.indicators.includes(code) ? explorePath(language, withIndicator(choice, code, true)) : undefined,
  });
  return {
    choice,
    problems,
    choices: pageChoices(choice, facets, language, titles),
    view: ready ? await exploreView(choice, language, titles, evidence) : undefined,
    words,
    found: words === '' ? undefined : searchIndicators(words, language, own).map(option),
    topics: indicatorsByTopic(language, own).map((group) => ({
      topic: group.topic,
      indicators: group.indicators.map(option),
    })),
    placeSearch,
    partnerSearch,
    examples: ready ? [] : examples().map((each) => ({ ...each, href: explorePath(language, each.choice) })),
  };
};
