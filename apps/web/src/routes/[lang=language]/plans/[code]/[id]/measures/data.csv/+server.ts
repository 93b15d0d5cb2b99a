import { fileAnswer } from '#lib/server/file-response.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, measureRows } from '#lib/server/plans/document-tables.ts';
import { chosenMeasures } from '#lib/server/plans/document-views.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The measures that the address asks for, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { reader, document } = await requireOpenDocument(event);
  const { plans } = workbench().spaces;
  const { measures } = await plans.read(reader, document.space, document.id);
  const table = measureRows(chosenMeasures(measures, event.url.searchParams), event.locals.language);
  return documentTableResponse(table, document);
});
