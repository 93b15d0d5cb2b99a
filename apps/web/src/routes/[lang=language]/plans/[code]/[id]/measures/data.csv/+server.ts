import { fileAnswer } from '#lib/server/file-response.ts';
import { measuresResponse } from '#lib/server/plans/document-files.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { chosenMeasures } from '#lib/server/plans/document-views.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The measures of a published document that the address asks for, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { reader, document } = await requireOpenDocument(event);
  const { measures } = await workbench().spaces.plans.read(reader, document.space, document.id);
  return measuresResponse(chosenMeasures(measures, event.url.searchParams), event.locals.language);
});
