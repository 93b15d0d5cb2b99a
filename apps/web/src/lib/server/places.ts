import { findPlace, type Language, type Place, placeByCode } from '@sterna/vocabulary';
import { error, redirect } from '@sveltejs/kit';
import { shortened } from '#lib/shortened.ts';
import { suggestPlaces } from './place-search.ts';

/**
 * The place that an address names: a country or area, by its lower-case ISO alpha-3 code.
 *
 * @throws a permanent redirect from any other code or name of a place to its one address; 404 with suggestions when
 * no place is meant
 */
export function requirePlace(url: URL, asked: string, language: Language): Place {
  const direct = /^[a-z]{3}$/.test(asked) ? placeByCode(asked.toUpperCase()) : undefined;
  if (direct?.kind === 'country') return direct;
  const found = findPlace(asked);
  if (found.status === 'found' && found.place.kind === 'country') {
    const [, , , ...rest] = url.pathname.split('/');
    redirect(308, ['', language, found.place.code.toLowerCase(), ...rest].join('/'));
  }
  error(404, 'unknown place', { asked: shortened(asked), suggestions: suggestPlaces(asked) });
}
