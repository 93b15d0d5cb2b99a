import { redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { institutionDraft } from '#lib/server/coordination/forms.ts';
import { requireDirectory, requireKeeper } from '#lib/server/coordination/keepers.ts';
import { saving } from '#lib/server/coordination/saved.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  await requireKeeper(event);
  const { directory } = await requireDirectory(event);
  return { others: directory.institutions.filter(({ isDeleted }) => !isDeleted) };
};

export const actions: Actions = {
  default: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const draft = institutionDraft(await event.request.formData());
    const { language } = event.locals;
    const work = workbench().spaces.coordination.addInstitution(signedIn, space.id, draft);
    const saved = await saving(work, draft, language, space.code);
    if (!('id' in saved)) return saved;
    redirect(303, directoryPath(language, space.code, saved.id));
  },
};
