import { findPlace, type Language, placeByCode, STARTER_PLACES } from '@sterna/vocabulary';
import { m } from '#lib/paraglide/messages.js';
import { shortened } from '#lib/shortened.ts';

/** Most countries side by side. */
export const MOST_GAP_PLACES = 20;

/** The countries that an address names for the overview, by code; the starter countries where it names none. */
export function parseGapPlaces(
  parameters: URLSearchParams,
  language: Language,
): { readonly places: readonly string[]; readonly chosen: boolean; readonly problems: readonly string[] } {
  const asked = parameters.getAll('place').flatMap((value) => value.slice(0, 2000).split(','));
  const problems: string[] = [];
  const codes = asked
    .map((value) => value.trim())
    .filter((value) => value !== '')
    .slice(0, 60)
    .flatMap((value) => {
      const direct = placeByCode(value.toUpperCase());
      const answer = direct ? undefined : findPlace(value.slice(0, 80));
      const place = direct ?? (answer?.status === 'found' ? answer.place : undefined);
      if (place?.kind === 'country') return [place.code];
      problems.push(m.explore_problem_place({ value: shortened(value) }));
      return [];
    });
  const places = [...new Set(codes)].slice(0, MOST_GAP_PLACES);
  if (places.length > 0) return { places, chosen: true, problems };
  const collator = new Intl.Collator(language);
  const starters = STARTER_PLACES.toSorted((a, b) => collator.compare(a.shortName[language], b.shortName[language]));
  return { places: starters.map(({ code }) => code), chosen: false, problems };
}
