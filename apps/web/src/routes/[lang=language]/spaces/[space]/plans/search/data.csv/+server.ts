import { fileAnswer } from '#lib/server/file-response.ts';
import { searchCsv } from '#lib/server/plans/search-csv.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** What a search finds, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  return searchCsv(signedIn, event.url.searchParams, event.locals.language, (rows) =>
    workbench().spaces.plans.noteTaken(signedIn, space.id, 'policy_document', rows),
  );
});
