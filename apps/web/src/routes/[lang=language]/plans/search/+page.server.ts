import { searchPage } from '#lib/server/plans/search-page.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ url, locals }) => {
  const documents = await workbench().spaces.planResults.documents({ reader: undefined });
  return searchPage(undefined, url.searchParams, locals.language, documents);
};
