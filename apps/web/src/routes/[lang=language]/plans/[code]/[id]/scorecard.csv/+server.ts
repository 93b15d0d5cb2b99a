import { fileAnswer } from '#lib/server/file-response.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, scorecardRows } from '#lib/server/plans/document-tables.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** How the document treats each theme, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { reader, document } = await requireOpenDocument(event);
  const { plans } = workbench().spaces;
  const reading = await plans.read(reader, document.space, document.id);
  const table = scorecardRows(reading, event.locals.language);
  return documentTableResponse(table, document);
});
