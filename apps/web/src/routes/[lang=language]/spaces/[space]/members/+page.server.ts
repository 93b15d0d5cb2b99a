import { redirect } from '@sveltejs/kit';
import { spacePath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { giveOnce, shownOnce } from '#lib/server/given-invitation.ts';
import { listPage } from '#lib/server/list-page.ts';
import { memberFilter, rolesIn, scopeTitles } from '#lib/server/member-view.ts';
import { answered } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const KEEPERS = ['focal point', 'administrator'] as const;

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event);
  const { members } = workbench().spaces;
  const filter = memberFilter(event.url.searchParams);
  const keeps = space.role === 'focal point' || space.role === 'administrator';
  const all = await members.list(signedIn, space.id, filter);
  const { shown, page } = listPage(all, event.url.searchParams);
  return {
    members: shown,
    page,
    count: all.length,
    invitations: keeps ? await members.invitations(signedIn, space.id) : [],
    institutions: await members.institutions(signedIn, space.id),
    roles: rolesIn(space.level),
    filter,
    query: event.url.search,
    titles: scopeTitles(event.locals.language),
    given: shownOnce(event),
    keeps,
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  revoke: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const id = formText(await event.request.formData(), 'invitation');
    await answered(workbench().spaces.members.revoke(signedIn, space.id, id));
    redirect(303, `${spacePath(event.locals.language, space.code, 'members')}?done=revoked`);
  },
  again: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const id = formText(await event.request.formData(), 'invitation');
    const { members } = workbench().spaces;
    const answer = await answered(members.inviteAgain(signedIn, space, signedIn.name, id));
    if ('outcome' in answer) giveOnce(event, answer);
    const done = 'outcome' in answer && answer.outcome === 'invited' ? 'invited' : 'member';
    redirect(303, `${spacePath(event.locals.language, space.code, 'members')}?done=${done}`);
  },
};
