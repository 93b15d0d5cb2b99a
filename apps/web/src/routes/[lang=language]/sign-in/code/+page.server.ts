import { fail, redirect } from '@sveltejs/kit';
import { spacesPath } from '#lib/paths.ts';
import { addressWithin } from '#lib/server/address-within.ts';
import { formText } from '#lib/server/form-text.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = ({ locals, url }) => {
  const to = addressWithin(url.searchParams.get('to'), locals.language);
  if (locals.signedIn) redirect(303, to ?? spacesPath(locals.language));
  return { to };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals, url } = event;
    const code = formText(await request.formData(), 'code');
    const answer = await workbench().identity.secondFactor.signIn(code, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, {});
    if (answer.outcome !== 'signed-in') return fail(403, { problem: 'refused' as const });
    locals.setCookies = answer.cookies;
    redirect(303, addressWithin(url.searchParams.get('to'), locals.language) ?? spacesPath(locals.language));
  },
};
