import { isLanguage } from '@sterna/vocabulary';
import { error, fail, redirect } from '@sveltejs/kit';
import { plansPath } from '#lib/plan-paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { documentFormChoices } from '#lib/server/plans/document-form.ts';
import { type MemberDocument, requireDocument } from '#lib/server/plans/document-request.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import { documentFactsIn } from '../../../../../../../../serving/document-facts.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** The document, for who brought it and for the focal point. */
async function requireOwn(event: Parameters<typeof requireDocument>[0]): Promise<MemberDocument> {
  const found = await requireDocument(event);
  const { document, space } = found;
  const mayChange = (document.isMine && space.role !== 'reader') || space.role === 'focal point';
  if (!mayChange) error(403, 'not this account’s document');
  return found;
}

export const load: PageServerLoad = async (event) => {
  const found = await requireOwn(event);
  const { document, base, space } = found;
  return {
    document,
    base,
    mayPublish: space.role === 'focal point',
    choices: await documentFormChoices(found, document.id),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  change: async (event) => {
    const found = await requireOwn(event);
    const { signedIn, space, document, base } = found;
    const form = await event.request.formData();
    const { places } = await documentFormChoices(found, document.id);
    const fallback = isLanguage(document.language) ? document.language : 'en';
    const listed = places.map(({ code }) => code);
    const { facts, wrong } = documentFactsIn((name) => formText(form, name), fallback, listed);
    const missing = facts.title === '' ? ['title'] : [];
    const itself = facts.previous === document.id ? ['previous'] : [];
    const all = [...wrong, ...missing, ...itself];
    if (all.length > 0) return fail(400, { facts, wrong: all });
    const changed = await answered(workbench().spaces.plans.change(signedIn, space.id, document.id, facts), [
      'invalid',
    ]);
    if (isRefused(changed)) return fail(400, { facts, wrong: ['previous'] });
    redirect(303, `${base}?said=changed`);
  },
  publish: async (event) => {
    const { signedIn, space, document, base } = await requireOwn(event);
    const isOpen = formText(await event.request.formData(), 'open') === 'yes';
    await answered(workbench().spaces.plans.publish(signedIn, space.id, document.id, isOpen));
    redirect(303, `${base}/settings?done=${isOpen ? 'published' : 'closed'}`);
  },
  remove: async (event) => {
    const { signedIn, space, document } = await requireOwn(event);
    await answered(workbench().spaces.plans.remove(signedIn, space.id, document.id));
    redirect(303, `${plansPath(event.locals.language, space.code)}?said=deleted`);
  },
};
