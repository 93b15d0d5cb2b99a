import { fail, redirect } from '@sveltejs/kit';
import { signInPath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => ({
  isGood: await workbench().identity.recovery.isGood(params.token),
});

export const actions: Actions = {
  default: async (event) => {
    const password = formText(await event.request.formData(), 'password');
    const answer = await workbench().identity.recovery.recover(event.params.token, password, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, {});
    if (answer.outcome === 'weak') return fail(400, { problem: 'weak' as const, weak: answer.problem });
    if (answer.outcome === 'refused') return fail(409, { problem: 'gone' as const });
    event.locals.setCookies = answer.cookies;
    redirect(303, `${signInPath(event.locals.language)}?recovered`);
  },
};
