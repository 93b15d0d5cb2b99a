import { computedFrom, type DraftBasis, listedOf } from '@sterna/spaces';
import { findingText } from '@sterna/statistics/finding-texts';
import { checkMapping } from '@sterna/statistics/mapping';
import type { ListedPlace } from '@sterna/vocabulary';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { draftPath } from '#lib/data-paths.ts';
import { indicatorChoices, sourceChoices } from '#lib/server/import-view.ts';
import { mappingIn } from '#lib/server/mapping-form.ts';
import { mappingView } from '#lib/server/mapping-view.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** Indicators named in the file that nobody knows: the preview shows only its first rows. */
async function unknownIn(
  event: RequestEvent,
  basis: DraftBasis,
): Promise<readonly { target: 'INDICATOR'; word: string }[]> {
  if (basis !== 'proposed' && basis !== 'told') return [];
  const { signedIn, space } = await requireSpace(event);
  const view = await answered(workbench().spaces.ownData.view(signedIn, space, event.params['draft'] ?? ''));
  if (isRefused(view)) return [];
  const unknown = view.findings.filter(({ rule }) => rule === 'unknown-indicator' || rule === 'no-such-indicator');
  const words = unknown.flatMap(({ message }) => /“([^”]*)”/.exec(message)?.[1] ?? []);
  return [...new Set(words)].map((word) => ({ target: 'INDICATOR' as const, word }));
}

/** Regions and municipalities that the file may name. */
async function placesOf(event: RequestEvent): Promise<readonly ListedPlace[]> {
  const { signedIn, space } = await requireSpace(event);
  const standing = await workbench().spaces.places.standing(signedIn, space.id);
  return standing?.all.map(listedOf) ?? [];
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { locals, params } = event;
  const draft = await answered(workbench().spaces.ownData.draft(signedIn, space, params.draft));
  if (isRefused(draft)) error(404);
  const said = locals.mapping ?? draft.options.mapping;
  const { bringable } = await workbench().spaces.ownData.standing(signedIn, space);
  const view = await mappingView(draft.path, {
    said,
    kept: await workbench().evidence.mappings(),
    ...(space.place !== null && { place: space.place }),
    listed: await placesOf(event),
    unknown: await unknownIn(event, draft.basis),
  });
  return {
    draft: { id: draft.id, name: draft.name },
    view,
    texts: view.findings.map((finding) => findingText(finding, locals.language)),
    indicators: indicatorChoices(locals.language).filter(
      ({ code }) => bringable.includes(code) && computedFrom(code).length === 0,
    ),
    place: space.place,
    sources: await sourceChoices(locals.language),
  };
};

export const actions: Actions = {
  show: async (event) => {
    await requireSpace(event);
    event.locals.mapping = mappingIn(await event.request.formData());
    return { shown: true };
  },
  read: async (event) => {
    const { signedIn, space } = await requireSpace(event);
    const { locals, params, request } = event;
    const mapping = mappingIn(await request.formData());
    locals.mapping = mapping;
    if (!checkMapping(mapping, await placesOf(event)).mapping) return fail(400, { problem: 'mapping' as const });
    await answered(workbench().spaces.ownData.readOtherwise(signedIn, space, params.draft, { mapping }));
    redirect(303, draftPath(locals.language, space.code, params.draft));
  },
};
