import { comparedBy, comparisonPage } from '#lib/server/plans/compare-page.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ url, locals }) => {
  const { language } = locals;
  const compared = await comparedBy({ reader: undefined }, url.searchParams, language, (all) => all.slice(0, 6));
  return comparisonPage({ reader: undefined }, compared, language);
};
