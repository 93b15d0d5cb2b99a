import { renderCsv } from '@sterna/publish';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { comparedTable } from '#lib/server/plans/compare-page.ts';
import { requirePlaceOfSpace } from '#lib/server/plans/result-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** A table of a comparison to take away: themes × documents, change over time, passages by theme, paragraphs. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { of, signedIn, space } = await requirePlaceOfSpace(event);
  const table = await comparedTable(of, event.url.searchParams, event.locals.language);
  await workbench().spaces.plans.noteTaken(signedIn, space.id, 'policy_document', table.rows.length);
  return fileResponse(table.id, 'csv', async () => Buffer.from(renderCsv(table)));
});
