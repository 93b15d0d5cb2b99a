import { fail, redirect } from '@sveltejs/kit';
import { spacePath } from '#lib/paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { giveOnce } from '#lib/server/given-invitation.ts';
import { memberFields } from '#lib/server/member-form.ts';
import { indicatorChoices, rolesIn, sectionChoices } from '#lib/server/member-view.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

const KEEPERS = ['focal point', 'administrator'] as const;

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event, KEEPERS);
  return {
    isSending: workbench().identity.letters.isSending,
    roles: rolesIn(space.level),
    institutions: await workbench().spaces.members.institutions(signedIn, space.id),
    sections: sectionChoices(event.locals.language),
    indicators: indicatorChoices(event.locals.language),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const { space, signedIn } = await requireSpace(event, KEEPERS);
    const form = await event.request.formData();
    const email = formText(form, 'email');
    const language = formText(form, 'language');
    const { scope, problem, unknown } = memberFields(form);
    const entered = { email, language, scope, unknown };
    if (problem) return fail(422, { ...entered, problem });
    const { members } = workbench().spaces;
    const answer = await answered(members.invite(signedIn, space, signedIn.name, { ...scope, email, language }), [
      'invalid',
    ]);
    if (isRefused(answer)) return fail(422, { ...entered, problem: 'institution' as const });
    if (answer.outcome !== 'invited') return fail(422, { ...entered, problem: answer.outcome });
    giveOnce(event, answer);
    redirect(303, `${spacePath(event.locals.language, space.code, 'members')}?done=invited`);
  },
};
