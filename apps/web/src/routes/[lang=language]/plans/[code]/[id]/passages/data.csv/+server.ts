import { fileAnswer } from '#lib/server/file-response.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { documentTableResponse, passageRows } from '#lib/server/plans/document-tables.ts';
import { chosenPassages, passageChoiceIn } from '#lib/server/plans/passage-choice.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The passages that the address asks for, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { reader, document } = await requireOpenDocument(event);
  const { plans } = workbench().spaces;
  const passages = await plans.passages(reader, document.space, document.id);
  const table = passageRows(chosenPassages(passages, passageChoiceIn(event.url.searchParams)), event.locals.language);
  return documentTableResponse(table, document);
});
