import type { SignedIn } from '@sterna/identity';
import type { ListedSpace } from '@sterna/spaces';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '#lib/server/administrator.ts';
import { formText } from '#lib/server/form-text.ts';
import { giveOnce, shownOnce } from '#lib/server/given-invitation.ts';
import { answered } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import { administeredPath } from '#lib/space-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** A space below the global one, for the administrator. @throws 404 */
async function requireSpaceBelow(event: RequestEvent): Promise<{ signedIn: SignedIn; space: ListedSpace }> {
  const signedIn = await requireAdministrator(event);
  const space = await workbench().spaces.tree.find(signedIn, event.params['code'] ?? '');
  if (!space || space.level === 'global') error(404, 'no such space');
  return { signedIn, space };
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpaceBelow(event);
  const { members } = workbench().spaces;
  const invitations = await members.invitations(signedIn, space.id);
  return {
    space,
    keepers: await members.list(signedIn, space.id, { role: 'focal point', isEnded: false }),
    invitations: invitations.filter(({ role, state }) => role === 'focal point' && state !== 'accepted'),
    given: shownOnce(event),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  invite: async (event) => {
    const { signedIn, space } = await requireSpaceBelow(event);
    const email = formText(await event.request.formData(), 'email');
    const keeper = { role: 'focal point', institution: null, sections: [], indicators: [] } as const;
    const language = space.languages[0] ?? 'fr';
    const answer = await workbench().spaces.members.invite(signedIn, space, signedIn.name, {
      email,
      language,
      ...keeper,
    });
    if (answer.outcome !== 'invited') return fail(422, { email, problem: answer.outcome });
    giveOnce(event, answer);
    redirect(303, `${administeredPath(event.locals.language, space.code)}?done=invited`);
  },
  revoke: async (event) => {
    const { signedIn, space } = await requireSpaceBelow(event);
    const id = formText(await event.request.formData(), 'invitation');
    await answered(workbench().spaces.members.revoke(signedIn, space.id, id));
    redirect(303, `${administeredPath(event.locals.language, space.code)}?done=revoked`);
  },
  close: async (event) => {
    const { signedIn, space } = await requireSpaceBelow(event);
    await answered(workbench().spaces.tree.close(signedIn, space.id, true));
    redirect(303, administeredPath(event.locals.language, space.code));
  },
  reopen: async (event) => {
    const { signedIn, space } = await requireSpaceBelow(event);
    await answered(workbench().spaces.tree.close(signedIn, space.id, false));
    redirect(303, administeredPath(event.locals.language, space.code));
  },
};
