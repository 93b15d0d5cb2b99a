import { nameFrom } from '@sterna/identity';
import { fail, redirect } from '@sveltejs/kit';
import { accountPath, signInPath, spacePath, spacesPath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { requireSignedIn } from '#lib/server/signed-in.ts';
import { tooOften } from '#lib/server/too-often.ts';
import { visitOf } from '#lib/server/visit.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Roles that need to show more than a password before they can begin. */
const STRONG_ROLES: ReadonlySet<string> = new Set(['focal point', 'administrator']);

export const load: PageServerLoad = async ({ params, locals, setHeaders, url }) => {
  const { identity } = workbench();
  const found = await identity.invitations.find(params.token);
  if (!found) {
    setHeaders({ 'cache-control': 'no-store' });
    return { invitation: undefined, email: locals.signedIn?.email, back: url.pathname, provider: undefined };
  }
  // The hash that finds it stays here.
  const { tokenHash: _, ...invitation } = found;
  return { invitation, email: locals.signedIn?.email, back: url.pathname, provider: identity.provider?.name };
};

export const actions: Actions = {
  accept: async (event) => {
    const { identity } = workbench();
    const signedIn = requireSignedIn(event);
    const found = await identity.invitations.find(event.params.token);
    const isAccepted = await identity.invitations.accept(event.params.token, signedIn);
    if (!found || !isAccepted) return fail(409, { name: '', problem: 'gone' as const });
    redirect(303, spacePath(event.locals.language, found.space.code));
  },
  join: async (event) => {
    const { locals, request, params } = event;
    const { invitations } = workbench().identity;
    const form = await request.formData();
    const written = formText(form, 'name');
    const kept = { name: written };
    const found = await invitations.find(params.token);
    const name = nameFrom(written);
    if (name === undefined) return fail(400, { ...kept, problem: 'name' as const });
    const person = { name, language: locals.language, password: formText(form, 'password') };
    const answer = await invitations.join(params.token, person, visitOf(event));
    if (answer.outcome === 'too-often') return tooOften(event, answer.seconds, kept);
    if (answer.outcome === 'weak') return fail(400, { ...kept, problem: 'weak' as const, weak: answer.problem });
    if (answer.outcome === 'made') redirect(303, signInPath(locals.language));
    // The page then leads to the sign-in.
    if (answer.outcome === 'known') return fail(409, { ...kept, problem: 'known' as const });
    if (answer.outcome !== 'signed-in' || !found) return fail(409, { ...kept, problem: 'gone' as const });
    locals.setCookies = answer.cookies;
    if (STRONG_ROLES.has(found.role)) redirect(303, `${accountPath(locals.language)}?why=second-factor`);
    redirect(303, found.space.code ? spacePath(locals.language, found.space.code) : spacesPath(locals.language));
  },
};
