import { INDICATORS } from '@sterna/statistics';
import { error, redirect } from '@sveltejs/kit';
import { editionPath } from '#lib/edition-paths.ts';
import { KEEPERS, orRefused, requireEdition, tryAction } from '#lib/server/editions/edition-request.ts';
import { readTemplateChange } from '#lib/server/editions/template-form.ts';
import { templateRows } from '#lib/server/editions/template-view.ts';
import { formText } from '#lib/server/form-text.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, at } = await requireEdition(event);
  const { language } = event.locals;
  const edition = await orRefused(workbench().spaces.editions.find(signedIn, at));
  const rows = templateRows(edition.template, language);
  return {
    edition,
    rows,
    mayAdapt: edition.may.keep && (edition.state === 'draft' || edition.state === 'under review'),
    indicators: INDICATORS.map(({ code, name }) => ({ code, name: name[language] })).sort((a, b) =>
      a.name.localeCompare(b.name, language),
    ),
    /** The section whose details are open. */
    open: event.url.searchParams.get('section'),
    said: event.url.searchParams.get('said'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { signedIn, space, at } = await requireEdition(event, KEEPERS);
    const form = await event.request.formData();
    const change = readTemplateChange(form);
    if (!change) error(400, 'no change');
    const refused = await tryAction({}, () => workbench().spaces.editions.adapt(signedIn, at, change));
    if (refused) return refused;
    const section = formText(form, 'section');
    const opened =
      section === '' || change.change === 'drop'
        ? ''
        : `&section=${encodeURIComponent(section)}#${encodeURIComponent(`s-${section}`)}`;
    redirect(303, `${editionPath(event.locals.language, space.code, at.edition, 'template')}?said=template${opened}`);
  },
};
