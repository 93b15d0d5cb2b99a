import { findingIn } from '@sterna/statistics/finding-texts';
import { READERS } from '@sterna/statistics/readers';
import { redirect } from '@sveltejs/kit';
import { importRightOf, uploaderNames } from '#lib/server/import-access.ts';
import { isClean, JOB_FILTERS, jobLines, passes } from '#lib/server/import-jobs.ts';
import { workbench } from '#lib/server/workbench.ts';
import { UPLOAD_LIMITS } from '../../../../serving/upload-limits.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const right = await importRightOf(event);
  const { verdict, account } = right;
  if (verdict === 'key-needed') redirect(303, `/${locals.language}/import/key`);
  if (verdict !== 'granted') return { verdict };
  const { evidence, access } = workbench();
  const jobs = await evidence.imports.list();
  const archive = url.searchParams.get('archive');
  const of = archive === null ? jobs : jobs.filter((job) => job.archive?.id === archive);
  const filter = JOB_FILTERS.find((each) => each === url.searchParams.get('state')) ?? 'all';
  const lines = jobLines(jobs, locals.language, await uploaderNames(right, jobs));
  const shown = new Set(of.map(({ id }) => id));
  const packed = archive === null ? undefined : await evidence.imports.find(archive);
  return {
    verdict,
    jobs: lines.filter((line) => shown.has(line.id) && passes(filter, line)),
    filter,
    archive: of[0]?.archive && archive !== null ? of[0].archive : undefined,
    archiveFindings: (packed?.preview?.findings ?? []).map((each) => findingIn(each, locals.language)),
    counts: JOB_FILTERS.map((each) => ({ filter: each, count: lines.filter((line) => passes(each, line)).length })),
    bulk: {
      clean: jobs.filter(isClean).length,
      refused: jobs.filter(({ state }) => state === 'refused').length,
    },
    refused: url.searchParams.get('refused'),
    asksForKey: access.asksForKey && account === undefined,
    account: account?.name,
    limits: UPLOAD_LIMITS,
    readers: READERS.map(({ id }) => id),
  };
};
