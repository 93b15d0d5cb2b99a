import { renderCsv } from '@sterna/publish';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { findingTable } from '#lib/server/finding-table.ts';
import { jobOf } from '#lib/server/import-jobs.ts';
import type { RequestHandler } from './$types.js';

/** The findings of a file as a table to take away and work through. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals }) => {
  const job = await jobOf(params.id);
  const findings = job.report?.findings ?? job.preview?.findings ?? [];
  const table = findingTable(findings, locals.language);
  return fileResponse('findings', 'csv', async () => Buffer.from(renderCsv(table)));
});
