import { isBinKind } from '@sterna/spaces';
import { error, redirect } from '@sveltejs/kit';
import { spacePath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { listPage } from '#lib/server/list-page.ts';
import { answered } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const WRITERS = ['focal point', 'reviewer', 'contributor'] as const;

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event, WRITERS);
  const all = await workbench().spaces.bin.list(signedIn, space.id, space.role === 'focal point');
  const { shown, page } = listPage(all, event.url.searchParams);
  return {
    rows: shown,
    page,
    isRestored: event.url.searchParams.get('done') === 'restored',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { space, signedIn } = await requireSpace(event, WRITERS);
    const form = await event.request.formData();
    const kind = formText(form, 'kind');
    const id = formText(form, 'id');
    if (!isBinKind(kind) || !/^\d{1,9}$/.test(id)) error(404, 'nothing of that kind');
    await answered(workbench().spaces.bin.restore(signedIn, space.id, kind, Number(id)));
    redirect(303, `${spacePath(event.locals.language, space.code, 'bin')}?done=restored`);
  },
};
