import { fileAnswer } from '#lib/server/file-response.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, measureRows } from '#lib/server/plans/document-tables.ts';
import { chosenMeasures } from '#lib/server/plans/document-views.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The measures that the address asks for, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, document } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const { measures } = await plans.read(signedIn, space.id, document.id);
  const table = measureRows(chosenMeasures(measures, event.url.searchParams), event.locals.language);
  await plans.noteTaken(signedIn, space.id, 'policy_document', table.rows.length, document.id);
  return documentTableResponse(table, document);
});
