import { redirect } from '@sveltejs/kit';
import { sourcePath, undoFilePath } from '#lib/paths.ts';
import { noteImport } from '#lib/server/import-access.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { releaseOfFile } from '#lib/server/stored-release.ts';
import { beginUndo, undoRunAt } from '#lib/server/undo-runs.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { Actions, PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => {
  const id = Number(params.file);
  const run = undoRunAt(`file ${params.file}`);
  if (run?.state === 'running') return { release: run.release, file: id, standing: 'running' as const };
  // Its file is no longer in the release.
  if (run?.state === 'done') return { release: run.release, file: id, standing: 'undone' as const };
  const { release, file } = await releaseOfFile(params.file);
  if (release.state === 'undone') return { release, file, standing: 'undone' as const };
  const { evidence } = workbench();
  const outlook = await evidence.undoImportOutlook(file);
  const codes = outlook.indicators.map(({ indicator }) => indicator);
  const standing = run?.state === 'failed' ? ('failed' as const) : ('in-force' as const);
  return { release, file, standing, outlook, titles: await ownTitles(codes, evidence) };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, locals } = event;
    const { evidence, pages } = workbench();
    const { release, file } = await releaseOfFile(params.file);
    const undo = async (): Promise<void> => {
      if (release.state !== 'undone') {
        await evidence.undoImport(file);
        const { source, version } = release;
        await noteImport(event, 'taken-back', 'release_file', String(file), { source, version });
      }
      await pages.refresh();
    };
    const how = await beginUndo(`file ${params.file}`, release, undo);
    redirect(303, how === 'done' ? sourcePath(locals.language, release.source) : undoFilePath(locals.language, file));
  },
};
