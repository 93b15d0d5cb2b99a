import { redirect } from '@sveltejs/kit';
import { editionPath, editionsPath } from '#lib/edition-paths.ts';
import { formDay, formLanguages, formTexts } from '#lib/server/editions/edition-form.ts';
import { KEEPERS, orRefused, parseId, tryAction } from '#lib/server/editions/edition-request.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const all = await orRefused(workbench().spaces.editions.list(signedIn, space.id));
  return {
    editions: all.filter(({ deletedAt }) => !deletedAt),
    bin: all.filter(({ deletedAt }) => deletedAt),
    mayKeep: space.role === 'focal point',
    said: event.url.searchParams.get('said'),
  };
};

export const actions: Actions = {
  begin: async (event) => {
    const { signedIn, space } = await requireSpace(event, KEEPERS);
    const { locals, request } = event;
    const form = await request.formData();
    const from = parseId(formText(form, 'from'));
    const languages = formLanguages(form, locals.language);
    const due = formDay(form, 'due');
    const title = formTexts(form, 'title');
    let begun = 0;
    const refused = await tryAction({ typed: { title, languages, due, from } }, async () => {
      begun = await workbench().spaces.editions.begin(signedIn, space.id, {
        title,
        languages,
        ...(due !== null && { due }),
        ...(from !== undefined && { carryFrom: from }),
      });
    });
    return refused ?? redirect(303, `${editionPath(locals.language, space.code, begun)}?said=begun`);
  },
  restore: async (event) => {
    const { signedIn, space } = await requireSpace(event, KEEPERS);
    const edition = parseId(formText(await event.request.formData(), 'edition')) ?? 0;
    const refused = await tryAction({}, () =>
      workbench().spaces.editions.restore(signedIn, { space: space.id, edition }),
    );
    return refused ?? redirect(303, `${editionsPath(event.locals.language, space.code)}?said=restored`);
  },
};
