import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { overviewOf, versionsOf } from '#lib/server/plans/document-views.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const found = await requireOpenDocument(event);
  const { document, base } = found;
  const open = (await workbench().spaces.plans.listOpen()).filter(({ space }) => space === document.space);
  return { document, base, overview: await overviewOf(found), versions: versionsOf(document, open) };
};
