import { redirect } from '@sveltejs/kit';
import { sourcePath, undoPath } from '#lib/paths.ts';
import { noteImport } from '#lib/server/import-access.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { releaseOf } from '#lib/server/stored-release.ts';
import { beginUndo, undoRunAt } from '#lib/server/undo-runs.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => {
  const run = undoRunAt(`release ${params.release}`);
  if (run?.state === 'running') return { release: run.release, standing: 'running' as const };
  const release = await releaseOf(params.release);
  if (release.state === 'undone') return { release, standing: 'undone' as const };
  const { evidence } = workbench();
  const outlook = await evidence.undoOutlook(release.id);
  const codes = outlook.indicators.map(({ indicator }) => indicator);
  const standing = run?.state === 'failed' ? ('failed' as const) : ('in-force' as const);
  return { release, standing, outlook, titles: await ownTitles(codes, evidence) };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, locals } = event;
    const { evidence, pages } = workbench();
    const release = await releaseOf(params.release);
    const undo = async (): Promise<void> => {
      // Asked twice, from two windows perhaps: it has been done.
      if (release.state !== 'undone') {
        await evidence.undoRelease(release.id);
        const { source, version } = release;
        await noteImport(event, 'taken-back', 'release', String(release.id), { source, version });
      }
      // Who took it back sees so on the next page, however lately that was made.
      await pages.refresh();
    };
    const how = await beginUndo(`release ${params.release}`, release, undo);
    redirect(303, how === 'done' ? sourcePath(locals.language, release.source) : undoPath(locals.language, release.id));
  },
};
