import { renderChart } from '@sterna/charts';
import type { Figure } from '@sterna/statistics';
import { countriesIn, formatList, type Language, PLACES, type Place, STARTER_PLACES } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { placePath } from '#lib/paths.ts';
import { newestTotals } from './newest-totals.ts';
import { workbench } from './workbench.ts';

/** The indicator shown beside each country on the home page. */
const HEADLINE = 'EMIGRANT_STOCK';
/** Any of these makes a place worth a page of its own. */
const PRESENCE = ['POPULATION', 'MIGRANT_STOCK'];
/** Continents by M49 code, in the order of the list. */
const CONTINENTS = ['002', '019', '142', '150', '009'];

export interface HomeView {
  readonly map: { readonly wide: string; readonly narrow: string };
  readonly starters: readonly { readonly place: Place; readonly figure: Figure | undefined }[];
  readonly others: readonly { readonly region: Place; readonly places: readonly Place[] }[];
}

function choiceMap(language: Language, starters: readonly Place[]): HomeView['map'] {
  const names = starters.map((place) => place.shortName[language]);
  const chart = {
    kind: 'choice-map',
    id: 'countries',
    language,
    title: m.home_map_title(),
    subtitle: m.home_map_subtitle(),
    description: m.home_map_description({ places: formatList(names, language) }),
    style: { kind: 'count' },
    places: starters.map((place) => ({
      place: place.code,
      label: place.shortName[language],
      value: null,
      highlighted: true,
      href: placePath(language, place.code),
    })),
  } as const;
  return {
    wide: renderChart(chart, { width: 1120, theme: 'page', withHeading: false }),
    narrow: renderChart(chart, { width: 342, theme: 'page', withHeading: false }),
  };
}

/** What the home page shows, in a language. */
export async function homeView(language: Language): Promise<HomeView> {
  const { evidence } = workbench();
  const collator = new Intl.Collator(language);
  const byName = (a: Place, b: Place): number => collator.compare(a.shortName[language], b.shortName[language]);
  const starters = STARTER_PLACES.toSorted(byName);
  const [headlines, ...present] = await Promise.all([
    newestTotals(
      evidence,
      HEADLINE,
      starters.map(({ code }) => code),
    ),
    ...PRESENCE.map((indicator) => newestTotals(evidence, indicator)),
  ]);
  const known = new Set(present.flatMap((totals) => [...totals.keys()]));
  const others = CONTINENTS.flatMap((code) => {
    const region = PLACES.find((place) => place.code === code);
    const places = countriesIn(code).filter((place) => known.has(place.code) && !place.starter);
    return region && places.length > 0 ? [{ region, places: places.toSorted(byName) }] : [];
  });
  return {
    map: choiceMap(language, starters),
    starters: starters.map((place) => ({ place, figure: headlines.get(place.code) })),
    others,
  };
}
