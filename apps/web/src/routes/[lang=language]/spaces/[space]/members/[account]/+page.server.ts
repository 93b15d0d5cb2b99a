import { error, fail, redirect } from '@sveltejs/kit';
import { spacePath, spacesPath } from '#lib/paths.ts';
import { memberFields } from '#lib/server/member-form.ts';
import { indicatorChoices, rolesIn, sectionChoices } from '#lib/server/member-view.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const KEEPERS = ['focal point', 'administrator'] as const;

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event, KEEPERS);
  const { members } = workbench().spaces;
  const member = await answered(members.find(signedIn, space.id, event.params.account));
  if (isRefused(member) || member.endedAt !== null) error(404, 'no such member');
  return {
    member,
    roles: rolesIn(space.level),
    institutions: await members.institutions(signedIn, space.id),
    sections: sectionChoices(event.locals.language),
    indicators: indicatorChoices(event.locals.language, member.indicators),
  };
};

export const actions: Actions = {
  change: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const { scope, problem, unknown } = memberFields(await event.request.formData());
    if (problem) return fail(422, { scope, unknown, problem });
    const { members } = workbench().spaces;
    const answer = await answered(members.change(signedIn, space.id, event.params.account, scope), [
      'invalid',
      'last-keeper',
    ]);
    if (isRefused(answer)) return fail(422, { scope, unknown, problem: answer.refused });
    redirect(303, `${spacePath(event.locals.language, space.code, 'members')}?done=changed`);
  },
  end: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const { account } = event.params;
    const answer = await answered(workbench().spaces.members.end(signedIn, space.id, account), ['last-keeper']);
    if (isRefused(answer)) return fail(422, { scope: undefined, unknown: [], problem: answer.refused });
    // Whoever ends the own membership has no page here any more.
    if (account === signedIn.account) redirect(303, spacesPath(event.locals.language));
    redirect(303, `${spacePath(event.locals.language, space.code, 'members')}?done=ended`);
  },
};
