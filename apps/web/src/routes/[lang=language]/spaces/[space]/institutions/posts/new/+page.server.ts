import { redirect } from '@sveltejs/kit';
import { postPath } from '#lib/coordination-paths.ts';
import { postDraft } from '#lib/server/coordination/forms.ts';
import { requireKeeper } from '#lib/server/coordination/keepers.ts';
import { saving } from '#lib/server/coordination/saved.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  await requireKeeper(event);
  return { sector: event.url.searchParams.get('sector') ?? '' };
};

export const actions: Actions = {
  default: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const draft = postDraft(await event.request.formData());
    const { language } = event.locals;
    const work = workbench().spaces.coordination.addPost(signedIn, space.id, draft);
    const saved = await saving(work, draft, language, space.code);
    if (!('id' in saved)) return saved;
    redirect(303, postPath(language, space.code, saved.id));
  },
};
