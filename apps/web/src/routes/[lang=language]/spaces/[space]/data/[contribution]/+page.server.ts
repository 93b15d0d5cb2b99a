import { FIGURES_ON_A_PAGE, type StoredContribution } from '@sterna/spaces';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { contributionPath, draftPath } from '#lib/data-paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { idIn } from '#lib/server/own-data/contribution-form.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Whoever brought a file that is not in force may bring it again, read as it was. */
async function mayBringAgain(event: RequestEvent, { hasFile, isMine, state }: StoredContribution): Promise<boolean> {
  if (!hasFile || !isMine || state === 'proposed' || state === 'accepted') return false;
  const { signedIn, space } = await requireSpace(event);
  return (await workbench().spaces.ownData.standing(signedIn, space)).bringable.length > 0;
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { params, url } = event;
  const page = /^\d{1,4}$/.exec(url.searchParams.get('page') ?? '');
  const from = Math.max(0, Number(page?.[0] ?? 1) - 1) * FIGURES_ON_A_PAGE;
  const view = await answered(workbench().spaces.ownData.find(signedIn, space, idIn(params.contribution), from));
  if (isRefused(view)) error(404);
  return {
    ...view,
    mayBringAgain: await mayBringAgain(event, view.contribution),
    page: from / FIGURES_ON_A_PAGE + 1,
    pages: Math.ceil(view.contribution.figures / FIGURES_ON_A_PAGE),
    titles: await ownTitles(view.contribution.indicators, workbench().evidence),
    said: url.searchParams.get('said'),
  };
};

type Decision = 'accept' | 'decline' | 'withdraw';
const SAID: Readonly<Record<Decision, string>> = { accept: 'accepted', decline: 'declined', withdraw: 'withdrawn' };

async function decide(event: RequestEvent, decision: Decision) {
  const { signedIn, space } = await requireSpace(event);
  const id = idIn(event.params['contribution']);
  const reason = formText(await event.request.formData(), 'reason');
  const { ownData } = workbench().spaces;
  const done = await answered(ownData[decision](signedIn, space, id, reason), ['invalid', 'moved-on', 'wrong-state']);
  if (isRefused(done)) return fail(400, { refused: done.refused, reason });
  redirect(303, `${contributionPath(event.locals.language, space.code, id)}?said=${SAID[decision]}`);
}

export const actions: Actions = {
  accept: (event) => decide(event, 'accept'),
  decline: (event) => decide(event, 'decline'),
  withdraw: (event) => decide(event, 'withdraw'),
  again: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    const draft = await answered(
      workbench().spaces.ownData.takeAgain(signedIn, space, idIn(event.params.contribution)),
    );
    if (isRefused(draft)) error(404);
    redirect(303, draftPath(event.locals.language, space.code, draft.id));
  },
};
