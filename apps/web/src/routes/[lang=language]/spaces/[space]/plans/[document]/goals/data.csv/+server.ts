import { fileAnswer } from '#lib/server/file-response.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, goalRows } from '#lib/server/plans/document-tables.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The goals addressed with their passages, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, document } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const { goals } = await plans.read(signedIn, space.id, document.id);
  const table = goalRows(goals, event.locals.language);
  await plans.noteTaken(signedIn, space.id, 'policy_document', table.rows.length, document.id);
  return documentTableResponse(table, document);
});
