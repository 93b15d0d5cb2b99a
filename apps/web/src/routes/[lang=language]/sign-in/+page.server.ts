import { fail, redirect } from '@sveltejs/kit';
import { accountPath, signInCodePath, spacesPath, startPath } from '#lib/paths.ts';
import { addressWithin } from '#lib/server/address-within.ts';
import { formText } from '#lib/server/form-text.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { identity } = workbench();
  const to = addressWithin(url.searchParams.get('to'), locals.language);
  if (locals.signedIn) redirect(303, to ?? spacesPath(locals.language));
  // On trial the ready accounts come first; the page also leads to the first start.
  const { demonstration } = workbench();
  const isFirstStart = await identity.firstStart.isNow();
  if (isFirstStart && demonstration.length === 0) redirect(303, startPath(locals.language));
  const answered = url.searchParams.get('provider');
  return {
    to,
    demonstration,
    isFirstStart,
    provider: identity.provider?.name,
    providerAnswer: answered === 'refused' || answered === 'away' ? answered : undefined,
    isRecovered: url.searchParams.has('recovered'),
    passkeyHost: identity.passkeys.host,
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals, url } = event;
    const form = await request.formData();
    const email = formText(form, 'email');
    const { headers, address } = visitOf(event);
    const answer = await workbench().identity.signIn(email, formText(form, 'password'), headers, address);
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, { email });
    if (answer.outcome === 'refused') return fail(403, { email, problem: 'refused' as const });
    locals.setCookies = answer.cookies;
    const to = addressWithin(url.searchParams.get('to'), locals.language);
    if (answer.outcome === 'second-factor') redirect(303, signInCodePath(locals.language, to));
    if (answer.lacksSecondFactor) redirect(303, `${accountPath(locals.language)}?why=second-factor`);
    redirect(303, to ?? spacesPath(locals.language));
  },
};
