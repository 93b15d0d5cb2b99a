import { error, redirect } from '@sveltejs/kit';
import { formText } from '#lib/server/form-text.ts';
import { requireDocument, requireReadDocument } from '#lib/server/plans/document-request.ts';
import { setAsideOf } from '#lib/server/plans/document-views.ts';
import { CODERS, tried } from '#lib/server/plans/review-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const found = await requireReadDocument(event);
  const { signedIn, space, document } = found;
  const { rights } = await workbench().spaces.plans.coding.read(signedIn, space.id, document.id);
  return {
    ...(await setAsideOf(found, event.url.searchParams)),
    mayChange: document.isMine || space.role === 'focal point',
    mayTake: rights.mayCode,
    // Who may go through documents and does not go through this one yet begins on the screen of the review.
    mayCode: !rights.mayCode && space.role !== null && CODERS.includes(space.role) && document.signedOffAt === null,
    said: event.url.searchParams.get('said'),
  };
};

export const actions: Actions = {
  take: async (event) => {
    const { signedIn, space, document, base } = await requireDocument(event, CODERS);
    const form = await event.request.formData();
    const { plans } = workbench().spaces;
    const words = await plans.passedOver(signedIn, space.id, document.id);
    const one = words.find(({ number }) => String(number) === formText(form, 'number'));
    if (one === undefined) error(404, 'no such words');
    const depth = /^[1-5]$/.test(formText(form, 'depth')) ? Number(formText(form, 'depth')) : 1;
    const theme = formText(form, 'theme');
    const passage = { block: one.block, start: one.start, text: one.sentence };
    // Whether a passage concerns migration at all knows no depths.
    const choice = { theme, depth: theme === 'migration' ? 1 : depth };
    const refused = await tried(plans.coding.mark(signedIn, space.id, document.id, passage, choice));
    if (refused) return refused;
    const page = event.url.searchParams.get('page') ?? '1';
    redirect(303, `${base}/set-aside?page=${/^\d{1,4}$/.test(page) ? page : '1'}&said=taken#set-aside-${one.number}`);
  },
};
