import type { ImportJob } from '@sterna/evidence';
import { redirect } from '@sveltejs/kit';
import { importPath } from '#lib/paths.ts';
import { noteImported } from '#lib/server/import-access.ts';
import { isClean } from '#lib/server/import-jobs.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

/** There is nothing to see here: decisions about several files lead back to the list. */
export const load: PageServerLoad = ({ locals }) => redirect(303, importPath(locals.language));

/** Does something with each of some files; what has moved on in the meantime, or gone, is left as it is. */
async function each(which: (job: ImportJob) => boolean, doIt: (id: string) => Promise<unknown>): Promise<void> {
  const jobs = (await workbench().evidence.imports.list()).filter(which);
  // The first received first.
  for (const { id } of jobs.reverse()) {
    try {
      await doIt(id);
    } catch (problem) {
      if (!(problem instanceof Error && 'code' in problem && String(problem.code).startsWith('job-'))) throw problem;
    }
  }
}

export const actions: Actions = {
  import: async (event) => {
    await each(isClean, async (id) => noteImported(event, await workbench().evidence.imports.confirm(id)));
    redirect(303, importPath(event.locals.language));
  },
  discard: async ({ locals }) => {
    await each(
      ({ state }) => state === 'refused',
      (id) => workbench().evidence.imports.remove(id),
    );
    redirect(303, importPath(locals.language));
  },
};
