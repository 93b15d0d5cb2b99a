import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { comparedBy } from '#lib/server/plans/compare-page.ts';
import { requirePlaceOfSpace } from '#lib/server/plans/result-request.ts';
import type { RequestHandler } from './$types.js';

/** Theme × document, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { of } = await requirePlaceOfSpace(event);
  const { blocks } = await comparedBy(of, event.url.searchParams, event.locals.language, () => []);
  if (blocks === undefined) error(404, 'no documents');
  return fileResponse('comparison', 'csv', async () => Buffer.from(renderCsv(blocks.table)));
});
