import { isUnfinished } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { editionPath, publishedPath } from '#lib/edition-paths.ts';
import { makeEditionFiles } from '#lib/server/editions/edition-files.ts';
import { KEEPERS, orRefused, requireEdition, tryAction } from '#lib/server/editions/edition-request.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, at } = await requireEdition(event);
  const { editions } = workbench().spaces;
  const { edition, findings } = await orRefused(editions.findWithReadiness(signedIn, at));
  if (edition.number !== null) redirect(303, editionPath(event.locals.language, space.code, at.edition));
  return { edition, findings, isUnfinished: findings.some(isUnfinished) };
};

export const actions: Actions = {
  publish: async (event) => {
    const { signedIn, space, at } = await requireEdition(event, KEEPERS);
    const form = await event.request.formData();
    const despite = formText(form, 'despite').trim();
    const isTicked = form.has('all-the-same');
    let number = 0;
    const refused = await tryAction({ despite, isTicked }, async () => {
      ({ number } = await workbench().spaces.editions.publish(signedIn, at, isTicked ? despite : ''));
    });
    if (refused) return refused;
    makeEditionFiles(space.code, number);
    redirect(303, publishedPath(event.locals.language, space.code, number));
  },
};
