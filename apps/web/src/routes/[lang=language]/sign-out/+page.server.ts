import { redirect } from '@sveltejs/kit';
import { homePath } from '#lib/paths.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Signing out is a form: a link would sign out whoever is led to it. */
export const load: PageServerLoad = ({ locals }) => redirect(303, homePath(locals.language));

export const actions: Actions = {
  default: async ({ request, locals }) => {
    locals.setCookies = await workbench().identity.signOut(request.headers);
    redirect(303, homePath(locals.language));
  },
};
