import { fileAnswer } from '#lib/server/file-response.ts';
import { documentsResponse } from '#lib/server/plans/document-files.ts';
import { documentFilterIn } from '#lib/server/plans/document-filter.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The documents that the address asks for, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { plans } = workbench().spaces;
  const found = await plans.list(signedIn, space.id, documentFilterIn(event.url.searchParams));
  await plans.noteTaken(signedIn, space.id, 'policy_document', found.length);
  return documentsResponse(
    found.map(({ document }) => document),
    event.locals.language,
  );
});
