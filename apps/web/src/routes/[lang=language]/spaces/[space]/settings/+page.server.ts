import { PARTS } from '@sterna/spaces';
import { fail, redirect } from '@sveltejs/kit';
import { spacePath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { spaceFields } from '#lib/server/space-form.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const KEEPERS = ['focal point', 'administrator'] as const;

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event, KEEPERS);
  // The countries below the global space are administered elsewhere.
  const parts = space.level === 'global' ? [] : await workbench().spaces.tree.parts(signedIn, space.id);
  return {
    parts,
    mayHaveParts: space.level !== 'global' && PARTS[space.level].length > 0,
    // Regions of a time before places had none.
    isUnsettled: space.place === null && space.level !== 'global',
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  change: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const fields = spaceFields(await event.request.formData());
    const answer = await answered(workbench().spaces.tree.change(signedIn, space, fields));
    if (isRefused(answer)) return fail(400, { form: 'change' as const, problems: [], ...fields });
    if (answer.outcome === 'refused') {
      return fail(422, { form: 'change' as const, problems: answer.problems, ...fields });
    }
    redirect(303, `${spacePath(event.locals.language, space.code, 'settings')}?done=saved`);
  },
  settle: async (event) => {
    const { space, signedIn } = await requireSpace(event, ['focal point']);
    const place = formText(await event.request.formData(), 'place').slice(0, 60);
    const answer = await answered(workbench().spaces.tree.settle(signedIn, space.id, place));
    if (isRefused(answer)) return fail(400, { form: 'settle' as const, problems: [], place });
    if (answer.outcome === 'refused') return fail(422, { form: 'settle' as const, problems: answer.problems, place });
    redirect(303, `${spacePath(event.locals.language, space.code, 'settings')}?done=saved`);
  },
};
