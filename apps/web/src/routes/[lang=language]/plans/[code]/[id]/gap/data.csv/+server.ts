import { renderCsv } from '@sterna/publish';
import { gapTable } from '@sterna/spaces';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { openGapOf } from '#lib/server/plans/open-results.ts';
import type { RequestHandler } from './$types.js';

/** Themes with figure, relevance, depth and weight of a published document, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { view, document } = await openGapOf(event);
  const csv = renderCsv(gapTable(view, event.locals.language));
  return fileResponse(`evidence-gap-${document.spaceCode}-${document.id}`, 'csv', async () => Buffer.from(csv));
});
