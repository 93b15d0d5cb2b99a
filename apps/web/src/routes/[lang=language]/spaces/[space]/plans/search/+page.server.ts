import { searchPage } from '#lib/server/plans/search-page.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  const documents = await workbench().spaces.planResults.documents({ reader: signedIn, space: space.id });
  return searchPage(signedIn, event.url.searchParams, event.locals.language, documents, space.code);
};
