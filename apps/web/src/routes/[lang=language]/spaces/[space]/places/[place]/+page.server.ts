import { PARTS, type PlaceView } from '@sterna/spaces';
import { indicatorByCode } from '@sterna/statistics';
import { error, fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { spacePath } from '#lib/paths.ts';
import { placesPath } from '#lib/place-paths.ts';
import { formText } from '#lib/server/form-text.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { newestOwn } from '#lib/server/places/newest-own.ts';
import { namesIn } from '#lib/server/places/place-form.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { type InSpace, requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

interface AtPlace extends InSpace {
  readonly place: PlaceView;
  /** Whether the person keeps the country's list. */
  readonly mayKeep: boolean;
  /** Whether the person may make the place's space. */
  readonly mayMake: boolean;
}

/** @throws 404 for a place that does not lie below the space */
async function requirePlace(event: RequestEvent): Promise<AtPlace> {
  const inSpace = await requireSpace(event);
  const { signedIn, space } = inSpace;
  const place = await answered(workbench().spaces.places.find(signedIn, space.id, event.params['place'] ?? ''));
  if (isRefused(place)) error(404, 'no such place');
  const isKeeper = space.role === 'focal point';
  const isFree = place.space === null || place.space.isClosed;
  return {
    ...inSpace,
    place,
    mayKeep: isKeeper && space.level === 'country',
    mayMake: isKeeper && isFree && PARTS[space.level].includes(place.level),
  };
}

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, place, mayKeep, mayMake } = await requirePlace(event);
  const { spaces, evidence } = workbench();
  const all = await answered(spaces.places.list(signedIn, space.id));
  const regions = (isRefused(all) ? [] : all).filter(({ level, code }) => level === 'region' && code !== place.code);
  const figures =
    place.space === null ? [] : newestOwn(await spaces.ownData.evidenceFor(signedIn, place.space.id).own(), place.code);
  const own = figures.map(({ indicator }) => indicator).filter((code) => !indicatorByCode(code));
  return {
    place,
    mayKeep,
    mayMake,
    regions,
    figures,
    titles: await ownTitles(own, evidence),
    editions: place.space === null ? [] : await spaces.editions.published(place.space.code),
    done: event.url.searchParams.get('done'),
  };
};

/** The space that a place's own is made below: that of its region where it is the person's to keep. */
async function parentOf({ signedIn, space, place }: AtPlace): Promise<InSpace['space']> {
  const { spaces } = workbench();
  if (place.parent === null || place.parent === space.place) return space;
  const region = await answered(spaces.places.find(signedIn, space.id, place.parent));
  if (isRefused(region) || !region.space?.isMine || region.space.isClosed) return space;
  const found = await spaces.find(signedIn, region.space.code);
  return found?.role === 'focal point' ? { ...found, role: found.role } : space;
}

export const actions: Actions = {
  change: async (event) => {
    const { signedIn, space, place, mayKeep } = await requirePlace(event);
    if (!mayKeep) error(403, 'not for this role');
    const form = await event.request.formData();
    const what = { name: namesIn(form), parent: formText(form, 'parent').slice(0, 100) };
    const answer = await answered(workbench().spaces.places.change(signedIn, space.id, place.code, what));
    if (isRefused(answer)) return fail(400, { problems: [] });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems });
    redirect(303, `${placesPath(event.locals.language, space.code, place.code)}?done=saved`);
  },
  remove: async (event) => {
    const { signedIn, space, place, mayKeep } = await requirePlace(event);
    if (!mayKeep) error(403, 'not for this role');
    const answer = await answered(workbench().spaces.places.remove(signedIn, space.id, place.code));
    if (isRefused(answer)) return fail(400, { problems: [] });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems });
    redirect(303, `${placesPath(event.locals.language, space.code)}?done=removed`);
  },
  make: async (event) => {
    const at = await requirePlace(event);
    if (at.space.role !== 'focal point') error(403, 'not for this role');
    const { signedIn, place } = at;
    const parent = await parentOf(at);
    const code = formText(await event.request.formData(), 'code').trim();
    const { languages } = parent;
    const asked = { code, level: place.level, place: place.code, name: {}, languages };
    const answer = await answered(workbench().spaces.tree.add(signedIn, parent, asked));
    if (isRefused(answer)) return fail(400, { problems: [] });
    if (answer.outcome === 'refused') return fail(422, { problems: answer.problems, code });
    const made = (await workbench().spaces.mine(signedIn)).find(({ id }) => id === answer.id);
    redirect(
      303,
      made ? spacePath(event.locals.language, made.code) : placesPath(event.locals.language, at.space.code),
    );
  },
};
