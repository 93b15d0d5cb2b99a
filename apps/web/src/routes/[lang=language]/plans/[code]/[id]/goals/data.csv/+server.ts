import { fileAnswer } from '#lib/server/file-response.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, goalRows } from '#lib/server/plans/document-tables.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The goals addressed with their passages, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { reader, document } = await requireOpenDocument(event);
  const { plans } = workbench().spaces;
  const { goals } = await plans.read(reader, document.space, document.id);
  const table = goalRows(goals, event.locals.language);
  return documentTableResponse(table, document);
});
