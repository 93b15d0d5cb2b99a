import { redirect } from '@sveltejs/kit';
import { editionPath } from '#lib/edition-paths.ts';
import { orRefused, requireEdition } from '#lib/server/editions/edition-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, at } = await requireEdition(event);
  const { editions } = workbench().spaces;
  const edition = await orRefused(editions.find(signedIn, at));
  if (edition.number !== null) redirect(303, editionPath(event.locals.language, space.code, at.edition));
  return { edition, findings: await orRefused(editions.readiness(signedIn, at)) };
};
