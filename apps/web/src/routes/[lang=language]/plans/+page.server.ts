import { documentChoices, documentFilterIn } from '#lib/server/plans/document-filter.ts';
import { pageOf } from '#lib/server/plans/list-page.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** Policy documents that spaces have opened to everybody. */
export const load: PageServerLoad = async ({ url }) => {
  const { plans } = workbench().spaces;
  const filter = documentFilterIn(url.searchParams);
  const found = await plans.listOpen(filter);
  const all = Object.keys(filter).length > 0 ? await plans.listOpen() : found;
  return {
    filter,
    query: url.search,
    ...pageOf(
      found.map((document) => ({ document })),
      url.searchParams,
    ),
    count: found.length,
    total: all.length,
    choices: documentChoices(all),
  };
};
