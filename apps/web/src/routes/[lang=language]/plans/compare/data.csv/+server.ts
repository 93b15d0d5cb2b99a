import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { comparedBy } from '#lib/server/plans/compare-page.ts';
import type { RequestHandler } from './$types.js';

/** Theme × document of what is open to everybody, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async ({ url, locals }) => {
  const { blocks } = await comparedBy({ reader: undefined }, url.searchParams, locals.language, () => []);
  if (blocks === undefined) error(404, 'no documents');
  return fileResponse('comparison', 'csv', async () => Buffer.from(renderCsv(blocks.table)));
});
