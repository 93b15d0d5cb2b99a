import { comparedBy, comparisonPage } from '#lib/server/plans/compare-page.ts';
import { requirePlaceOfSpace } from '#lib/server/plans/result-request.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { of, place, space } = await requirePlaceOfSpace(event);
  const { language } = event.locals;
  const compared = await comparedBy(of, event.url.searchParams, language, (all) =>
    all.filter((document) => document.place === place.code).slice(0, 6),
  );
  return comparisonPage(of, compared, language, space.code);
};
