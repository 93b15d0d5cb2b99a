import { fileAnswer } from '#lib/server/file-response.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, passageRows } from '#lib/server/plans/document-tables.ts';
import { chosenPassages, passageChoiceIn } from '#lib/server/plans/passage-choice.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The passages that the address asks for, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, document } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const passages = await plans.passages(signedIn, space.id, document.id);
  const table = passageRows(chosenPassages(passages, passageChoiceIn(event.url.searchParams)), event.locals.language);
  await plans.noteTaken(signedIn, space.id, 'policy_document', table.rows.length, document.id);
  return documentTableResponse(table, document);
});
