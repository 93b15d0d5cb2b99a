import { fail, redirect } from '@sveltejs/kit';
import { signInPath } from '#lib/paths.ts';
import { importRightOf } from '#lib/server/import-access.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { language } = event.locals;
  if ((await importRightOf(event)).verdict !== 'key-needed') redirect(303, `/${language}/import`);
  return { signIn: signInPath(language, `/${language}/import`) };
};

/** Where a form comes from, for the count of wrong keys; never written down. */
function addressOf(getClientAddress: () => string): string {
  try {
    return getClientAddress();
  } catch {
    return '';
  }
}

export const actions: Actions = {
  enter: async ({ request, locals, getClientAddress }) => {
    const given = (await request.formData()).get('key');
    const answer = workbench().access.enter(typeof given === 'string' ? given : '', addressOf(getClientAddress));
    if ('refused' in answer) return fail(answer.refused === 'too-often' ? 429 : 403, { refused: answer.refused });
    locals.setCookies = workbench().access.cookies(answer.session);
    redirect(303, `/${locals.language}/import`);
  },
  leave: ({ locals }) => {
    locals.setCookies = workbench().access.cookies(undefined);
    redirect(303, `/${locals.language}/import`);
  },
};
