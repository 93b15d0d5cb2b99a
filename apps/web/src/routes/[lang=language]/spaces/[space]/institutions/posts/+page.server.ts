import { holdersOn } from '@sterna/coordination';
import { redirect } from '@sveltejs/kit';
import { directoryPath } from '#lib/coordination-paths.ts';
import { postText } from '#lib/coordination-text.ts';
import { requiredId } from '#lib/server/coordination/ids.ts';
import { requireDirectory, requireKeeper, today } from '#lib/server/coordination/keepers.ts';
import { formText } from '#lib/server/form-text.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { directory, mayKeep } = await requireDirectory(event);
  const day = today();
  const byId = new Map(directory.institutions.map((each) => [each.id, each]));
  const { language } = event.locals;
  const posts = directory.posts
    .filter(({ isDeleted }) => !isDeleted)
    .map((post) => ({
      post,
      holders: holdersOn(post.holdings, day).map((holding) => ({
        holding,
        institution: byId.get(holding.institution),
      })),
    }))
    .toSorted(
      (a, b) =>
        Number(a.post.sector !== null) - Number(b.post.sector !== null) ||
        (a.post.sector ?? '').localeCompare(b.post.sector ?? '') ||
        b.post.kind.localeCompare(a.post.kind) ||
        postText(a.post, language).localeCompare(postText(b.post, language), language),
    );
  return {
    mayKeep,
    posts,
    deleted: directory.posts.filter(({ isRestorable }) => isRestorable),
    done: event.url.searchParams.get('done'),
  };
};

export const actions: Actions = {
  restore: async (event) => {
    const { signedIn, space } = await requireKeeper(event);
    const id = requiredId(formText(await event.request.formData(), 'post'));
    const work = workbench().spaces.coordination.restorePost(signedIn, space.id, id);
    const answer = await answered(work, ['too-late']);
    const path = directoryPath(event.locals.language, space.code, 'posts');
    redirect(303, `${path}?done=${isRefused(answer) ? 'too-late' : 'restored'}`);
  },
};
