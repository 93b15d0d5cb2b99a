import { fileAnswer } from '#lib/server/file-response.ts';
import { measuresResponse } from '#lib/server/plans/document-files.ts';
import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { chosenMeasures } from '#lib/server/plans/document-views.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The measures that the address asks for, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, document } = await requireReadDocument(event);
  const { plans } = workbench().spaces;
  const { measures } = await plans.read(signedIn, space.id, document.id);
  const chosen = chosenMeasures(measures, event.url.searchParams);
  await plans.noteTaken(signedIn, space.id, 'measure', chosen.length);
  return measuresResponse(chosen, event.locals.language);
});
