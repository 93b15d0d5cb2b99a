import { renderCsv } from '@sterna/publish';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { comparedTable } from '#lib/server/plans/compare-page.ts';
import type { RequestHandler } from './$types.js';

/** A table of a comparison of what is open to everybody, to take away. */
export const GET: RequestHandler = fileAnswer(async ({ url, locals }) => {
  const table = await comparedTable({ reader: undefined }, url.searchParams, locals.language);
  return fileResponse(table.id, 'csv', async () => Buffer.from(renderCsv(table)));
});
