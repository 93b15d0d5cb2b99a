import { error, redirect } from '@sveltejs/kit';
import { sourcePath } from '#lib/paths.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

async function releaseOf(text: string) {
  const id = /^\d{1,9}$/.test(text) ? Number(text) : undefined;
  const sources = await workbench().evidence.sources();
  const found = sources.flatMap(({ releases }) => releases).find((release) => release.id === id);
  if (!found) error(404);
  return found;
}

export const load: PageServerLoad = async ({ params }) => {
  const release = await releaseOf(params.release);
  const isUndone = release.state === 'undone';
  return { release, isUndone, outlook: isUndone ? undefined : await workbench().evidence.undoOutlook(release.id) };
};

export const actions: Actions = {
  default: async ({ params, locals }) => {
    const release = await releaseOf(params.release);
    // Asked twice, from two windows perhaps: it has been done.
    if (release.state !== 'undone') await workbench().evidence.undoRelease(release.id);
    // Who took it back sees so on the next page, however lately that was made.
    await workbench().pages.refresh();
    redirect(303, sourcePath(locals.language, release.source));
  },
};
