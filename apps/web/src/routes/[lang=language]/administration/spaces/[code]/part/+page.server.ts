import { type ListedSpace, PARTS, type SpaceLevel } from '@sterna/spaces';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { requireAdministrator } from '#lib/server/administrator.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { spaceFields } from '#lib/server/space-form.ts';
import { workbench } from '#lib/server/workbench.ts';
import { administeredPath } from '#lib/space-links.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** A country or region, which may have spaces below it. @throws 404 for the others */
async function requireWhole(event: RequestEvent): Promise<ListedSpace> {
  const signedIn = await requireAdministrator(event);
  const space = await workbench().spaces.tree.find(signedIn, event.params['code'] ?? '');
  if (!space || space.level === 'global' || PARTS[space.level].length === 0) error(404, 'no such space');
  return space;
}

export const load: PageServerLoad = async (event) => {
  const space = await requireWhole(event);
  return { space, levels: PARTS[space.level] };
};

export const actions: Actions = {
  default: async (event) => {
    const signedIn = await requireAdministrator(event);
    const space = await requireWhole(event);
    const form = await event.request.formData();
    const [code, place] = [formText(form, 'code').trim(), formText(form, 'place').trim()];
    const level = formText(form, 'level') as SpaceLevel;
    const asked = { ...spaceFields(form), code, place, level };
    const answer = await answered(workbench().spaces.tree.add(signedIn, space, asked));
    if (isRefused(answer)) return fail(400, { problems: [], ...asked });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems, ...asked });
    const made = (await workbench().spaces.tree.list(signedIn)).find(({ id }) => id === answer.id);
    redirect(303, `${administeredPath(event.locals.language, made?.code ?? space.code)}?done=created`);
  },
};
