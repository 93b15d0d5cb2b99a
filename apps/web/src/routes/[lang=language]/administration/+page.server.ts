import { PLACES } from '@sterna/vocabulary';
import { fail, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '#lib/server/administrator.ts';
import { formText } from '#lib/server/form-text.ts';
import { giveOnce } from '#lib/server/given-invitation.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { spaceFields } from '#lib/server/space-form.ts';
import { workbench } from '#lib/server/workbench.ts';
import { administeredPath } from '#lib/space-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const signedIn = await requireAdministrator(event);
  const { language } = event.locals;
  const spaces = await workbench().spaces.tree.list(signedIn);
  const countries = PLACES.filter(({ kind }) => kind === 'country')
    .map(({ code, name }) => ({ code, name: name[language] }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
  return { spaces, countries };
};

export const actions: Actions = {
  create: async (event) => {
    const signedIn = await requireAdministrator(event);
    const form = await event.request.formData();
    const fields = spaceFields(form);
    const entered = { code: formText(form, 'code'), place: formText(form, 'place'), email: formText(form, 'email') };
    const { tree, members } = workbench().spaces;
    const answer = await answered(
      tree.add(signedIn, { id: 1, level: 'global' }, { ...fields, ...entered, level: 'country' }),
    );
    if (isRefused(answer)) return fail(400, { problems: [], ...fields, ...entered });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems, ...fields, ...entered });
    const space = (await tree.list(signedIn)).find(({ id }) => id === answer.id);
    const invited =
      space &&
      entered.email.trim() !== '' &&
      (await members.invite(signedIn, space, signedIn.name, {
        email: entered.email,
        language: space.languages[0] ?? 'fr',
        role: 'focal point',
        institution: null,
        sections: [],
        indicators: [],
      }));
    if (invited) giveOnce(event, invited);
    const done = invited && invited.outcome === 'invited' ? 'created' : 'uninvited';
    redirect(303, `${administeredPath(event.locals.language, space?.code ?? '')}?done=${done}`);
  },
};
