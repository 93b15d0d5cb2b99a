import { INDICATORS } from '@sterna/statistics';
import { placeByCode } from '@sterna/vocabulary';
import { coverageOf } from '#lib/server/coverage.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf, today } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { language } = locals;
  const place = requirePlace(url, params.place, language);
  const [document, coverage, published] = await Promise.all([
    profileOf(place.code, language),
    coverageOf(place, language, workbench().evidence, Number.parseInt(today(), 10)),
    workbench().spaces.editions.published(),
  ]);
  return {
    place,
    region: place.region === undefined ? undefined : placeByCode(place.region),
    summary: document.summary,
    keyFigures: document.keyFigures,
    contents: document.sections.map(({ id, number, title }) => ({ id, number, title })),
    coverage,
    catalogue: INDICATORS.length,
    /** Editions in force that spaces of the country have published. */
    editions: published.filter((edition) => edition.place === place.code && edition.number === edition.newest),
  };
};
