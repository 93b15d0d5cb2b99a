import { type DirectoryFile, MOST_FILE_BYTES } from '@sterna/spaces';
import { findingText } from '@sterna/statistics/finding-texts';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { placesPath } from '#lib/place-paths.ts';
import { carriedFile, fileCarried, uploadedFile } from '#lib/server/coordination/uploaded.ts';
import { listPage } from '#lib/server/list-page.ts';
import { placeIn } from '#lib/server/places/place-form.ts';
import { placesNamed } from '#lib/server/places/places-named.ts';
import { planView } from '#lib/server/places/plan-view.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** A space that may have places below it. @throws 404 for the others */
async function requireParent(event: RequestEvent): Promise<InSpace> {
  const inSpace = await requireSpace(event);
  if (inSpace.space.level !== 'country' && inSpace.space.level !== 'region') error(404, 'no places below');
  return inSpace;
}

/** The focal point of a country, who keeps its list. @throws 403 for all others */
async function requireKeeper(event: RequestEvent): Promise<InSpace> {
  const inSpace = await requireParent(event);
  if (inSpace.space.role !== 'focal point' || inSpace.space.level !== 'country') error(403, 'not for this role');
  return inSpace;
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireParent(event);
  const found = await answered(workbench().spaces.places.list(signedIn, space.id));
  const places = isRefused(found) ? [] : found;
  const { searchParams } = event.url;
  const words = (searchParams.get('q') ?? '').slice(0, 100);
  const fitting = placesNamed(places, words);
  const { shown, page } = listPage(fitting, searchParams);
  const counts = /^(\d{1,6})-(\d{1,6})$/.exec(searchParams.get('done') ?? '');
  return {
    places: shown,
    page,
    words,
    count: fitting.length,
    isEmpty: places.length === 0,
    regions: places.filter(({ level }) => level === 'region'),
    mayKeep: space.role === 'focal point' && space.level === 'country',
    mayMake: space.role === 'focal point',
    mostBytes: MOST_FILE_BYTES,
    done: counts ? { added: Number(counts[1]), changed: Number(counts[2]) } : undefined,
    isRemoved: searchParams.get('done') === 'removed',
  };
};

async function previewOf(event: RequestEvent, { signedIn, space }: InSpace, file: DirectoryFile) {
  const { language } = event.locals;
  const plan = await answered(workbench().spaces.places.checkFile(signedIn, space.id, file));
  if (isRefused(plan)) return fail(400, { problem: 'missing' as const });
  if ('unreadable' in plan) {
    return fail(422, { problem: 'unreadable' as const, message: findingText(plan.unreadable, language) });
  }
  const preview = { name: file.name, content: carriedFile(file), ...planView(plan, language) };
  return preview.isWhole ? { preview } : fail(422, { preview });
}

export const actions: Actions = {
  add: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const details = placeIn(await event.request.formData());
    const answer = await answered(workbench().spaces.places.add(signedIn, space.id, details));
    if (isRefused(answer)) return fail(400, { problems: [], details });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems, details });
    redirect(303, placesPath(event.locals.language, space.code, answer.code));
  },
  preview: async (event) => {
    const inSpace = await requireKeeper(event);
    const file = await uploadedFile(await event.request.formData());
    if (typeof file === 'string') return fail(file === 'too-large' ? 413 : 400, { problem: file });
    return previewOf(event, inSpace, file);
  },
  'bring-in': async (event) => {
    const inSpace = await requireKeeper(event);
    const { signedIn, space } = inSpace;
    const file = fileCarried(await event.request.formData());
    if (!file) return fail(400, { problem: 'missing' as const });
    const done = await answered(workbench().spaces.places.bringIn(signedIn, space.id, file), ['invalid']);
    if (isRefused(done)) return previewOf(event, inSpace, file);
    redirect(303, `${placesPath(event.locals.language, space.code)}?done=${done.added}-${done.changed}`);
  },
};
