import { error, redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { institutionDraft } from '#lib/server/coordination/forms.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper } from '#lib/server/coordination/keepers.ts';
import { saving } from '#lib/server/coordination/saved.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  await requireKeeper(event);
  const id = requiredId(event.params.institution);
  const { directory } = await requireDirectory(event);
  const institution = directory.institutions.find((each) => each.id === id && !each.isDeleted);
  if (!institution) error(404, 'no such institution');
  return {
    institution,
    others: directory.institutions.filter((each) => !each.isDeleted && each.id !== id),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const id = requiredId(event.params.institution);
    const form = await event.request.formData();
    const draft = institutionDraft(form);
    const { language } = event.locals;
    const { coordination } = workbench().spaces;
    const work = coordination.changeInstitution(signedIn, space.id, id, draft, formText(form, 'version'));
    const saved = await saving(work, draft, language, space.code);
    if (!('id' in saved)) return saved;
    redirect(303, directoryPath(language, space.code, id));
  },
};
