import { fail, redirect } from '@sveltejs/kit';
import { renderSVG } from 'uqr';
import { accountPath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireSignedIn } from '#lib/server/signed-in.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const person = requireSignedIn(event);
  const setUp = await workbench().identity.secondFactor.setUp(person);
  // Once the first code is taken, the answer to it shows the backup codes; there is nothing to set up any more.
  if (!setUp && event.request.method === 'GET') redirect(303, accountPath(event.locals.language));
  return {
    secret: setUp?.secret.match(/.{1,4}/g)?.join(' ') ?? '',
    uri: setUp?.uri ?? '',
    email: person.email,
    picture: setUp ? renderSVG(setUp.uri, { border: 3, ecc: 'M' }) : '',
  };
};

export const actions: Actions = {
  default: async (event) => {
    const person = requireSignedIn(event);
    const code = formText(await event.request.formData(), 'code');
    const answer = await workbench().identity.secondFactor.confirm(person, code, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, {});
    if (answer.outcome === 'refused') return fail(403, { problem: 'refused' as const });
    event.locals.setCookies = answer.cookies;
    return { backupCodes: answer.backupCodes };
  },
};
