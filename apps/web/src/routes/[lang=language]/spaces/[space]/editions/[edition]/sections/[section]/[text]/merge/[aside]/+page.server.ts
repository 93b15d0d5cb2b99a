import type { SavedText } from '@sterna/spaces';
import { error, redirect } from '@sveltejs/kit';
import { sectionPath } from '#lib/edition-paths.ts';
import { oneLine } from '#lib/server/editions/edition-form.ts';
import { DISCUSSING, orRefused, parseId, requireText, tryAction } from '#lib/server/editions/edition-request.ts';
import { afterSaving } from '#lib/server/editions/section-page.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, text, space } = await requireText(event);
  const id = parseId(event.params.aside);
  const { editions } = workbench().spaces;
  const view = await orRefused(editions.section(signedIn, text));
  const aside = view.aside.find((one) => one.text.id === id);
  if (!aside) {
    const known = (await orRefused(editions.history(signedIn, text))).some((one) => one.id === id);
    if (!known) error(404, 'no such text');
    // Merged or set down meanwhile.
    const address = { space: space.code, edition: text.edition, section: text.section, text: text.language };
    redirect(303, sectionPath(event.locals.language, address));
  }
  return {
    view,
    aside,
    changes: view.head ? await orRefused(editions.compare(signedIn, text, view.head.id, aside.text.id)) : [],
  };
};

export const actions: Actions = {
  merge: async (event) => {
    const { signedIn, text, space } = await requireText(event, DISCUSSING);
    const form = await event.request.formData();
    const typed = {
      body: formText(form, 'body'),
      upon: parseId(formText(form, 'upon')) ?? null,
      remark: oneLine(formText(form, 'remark'), 500),
    };
    let saved: SavedText | undefined;
    const refused = await tryAction({ typed }, async () => {
      const taking = parseId(event.params.aside) ?? 0;
      saved = await workbench().spaces.editions.mergeText(signedIn, text, typed, taking);
    });
    if (refused || !saved) return refused;
    redirect(303, afterSaving(saved, text, space.code, event.locals.language));
  },
  setDown: async (event) => {
    const { signedIn, text, space } = await requireText(event, DISCUSSING);
    const refused = await tryAction({}, () =>
      workbench().spaces.editions.setDown(signedIn, text, parseId(event.params.aside) ?? 0),
    );
    const address = { space: space.code, edition: text.edition, section: text.section, text: text.language };
    return refused ?? redirect(303, `${sectionPath(event.locals.language, address)}?said=set-down`);
  },
};
