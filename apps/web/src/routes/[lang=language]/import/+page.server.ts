import { READERS } from '@sterna/statistics/readers';
import { redirect } from '@sveltejs/kit';
import { importVerdict } from '#lib/server/import-access.ts';
import { jobLine } from '#lib/server/import-jobs.ts';
import { workbench } from '#lib/server/workbench.ts';
import { UPLOAD_LIMITS } from '../../../../serving/upload-limits.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ request, locals, url }) => {
  const verdict = importVerdict(request);
  if (verdict === 'key-needed') redirect(303, `/${locals.language}/import/key`);
  if (verdict !== 'granted') return { verdict };
  const { evidence, access } = workbench();
  const jobs = await evidence.imports.list();
  return {
    verdict,
    jobs: jobs.map((job) => jobLine(job, locals.language)),
    refused: url.searchParams.get('refused'),
    asksForKey: access.asksForKey,
    limits: UPLOAD_LIMITS,
    readers: READERS.map(({ id }) => id),
  };
};
