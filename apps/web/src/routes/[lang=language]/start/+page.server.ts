import type { IncomingHttpHeaders } from 'node:http';
import { isAddress, nameFrom } from '@sterna/identity';
import { fail, redirect } from '@sveltejs/kit';
import { accountPath, signInPath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Whether a request has to show the code that the server printed: it does not come from the person at the machine. */
function needsCode(request: Request): boolean {
  const headers: IncomingHttpHeaders = Object.fromEntries(request.headers);
  return !workbench().access.isAtMachine(headers);
}

export const load: PageServerLoad = async ({ locals, request }) => {
  if (!(await workbench().identity.firstStart.isNow())) redirect(303, signInPath(locals.language));
  return { needsCode: needsCode(request) };
};

export const actions: Actions = {
  default: async (event) => {
    const { request, locals } = event;
    const { firstStart } = workbench().identity;
    const form = await request.formData();
    const [email, written] = [formText(form, 'email').trim(), formText(form, 'name')];
    const kept = { email, name: written };
    if (!(await firstStart.isNow())) return fail(409, { ...kept, problem: 'gone' as const });
    const visit = visitOf(event);
    if (needsCode(request)) {
      const knows = await firstStart.knows(formText(form, 'code'), visit);
      if (typeof knows === 'number') return tooOften(event, knows, kept);
      if (!knows) return fail(403, { ...kept, problem: 'code' as const });
    }
    const name = nameFrom(written);
    if (name === undefined) return fail(400, { ...kept, problem: 'name' as const });
    if (!isAddress(email)) return fail(400, { ...kept, problem: 'email' as const });
    const person = { email, name, language: locals.language, password: formText(form, 'password') };
    const answer = await firstStart.begin(person, visit);
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, kept);
    if (answer.outcome === 'weak') return fail(400, { ...kept, problem: 'weak' as const, weak: answer.problem });
    if (answer.outcome === 'made') redirect(303, signInPath(locals.language));
    if (answer.outcome !== 'signed-in') return fail(409, { ...kept, problem: answer.outcome });
    locals.setCookies = answer.cookies;
    redirect(303, `${accountPath(locals.language)}?why=second-factor`);
  },
};
