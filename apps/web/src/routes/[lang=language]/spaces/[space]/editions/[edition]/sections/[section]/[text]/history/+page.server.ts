import type { SavedText } from '@sterna/spaces';
import { redirect } from '@sveltejs/kit';
import { DISCUSSING, orRefused, parseId, requireText, tryAction } from '#lib/server/editions/edition-request.ts';
import { afterSaving, blocksHtml } from '#lib/server/editions/section-page.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Texts on one page of a history. */
const MOST = 50;

export const load: PageServerLoad = async (event) => {
  const { signedIn, text, space } = await requireText(event);
  const { editions } = workbench().spaces;
  const { searchParams } = event.url;
  const { view, texts: all, earlier } = await orRefused(editions.sectionHistory(signedIn, text));
  const [before, after] = [parseId(searchParams.get('before')) ?? null, parseId(searchParams.get('after'))];
  const page = parseId(searchParams.get('page')) ?? 1;
  const shown = all.find(({ id }) => id === after);
  return {
    view,
    earlier,
    texts: all.slice((page - 1) * MOST, page * MOST),
    pages: Math.ceil(all.length / MOST),
    page,
    shown: shown ?? null,
    before,
    after,
    changes: after === undefined ? undefined : await orRefused(editions.compare(signedIn, text, before, after)),
    shownHtml: shown
      ? blocksHtml((await editions.check(signedIn, text, shown.body)).preview, text.language, {
          space: space.code,
          page: event.locals.language,
        })
      : '',
  };
};

export const actions: Actions = {
  restore: async (event) => {
    const { signedIn, text, space } = await requireText(event, DISCUSSING);
    const form = await event.request.formData();
    let saved: SavedText | undefined;
    const refused = await tryAction({}, async () => {
      const [wanted, upon] = [parseId(formText(form, 'text')) ?? 0, parseId(formText(form, 'upon')) ?? null];
      saved = await workbench().spaces.editions.restoreText(signedIn, text, wanted, upon);
    });
    if (refused || !saved) return refused;
    redirect(303, afterSaving(saved, text, space.code, event.locals.language));
  },
};
