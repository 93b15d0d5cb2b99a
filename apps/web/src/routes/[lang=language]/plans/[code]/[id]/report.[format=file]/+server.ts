import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { openReportOf } from '#lib/server/plans/open-results.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The report on a published document as a file. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { origin, publishing } = workbench();
  const { report, document } = await openReportOf(event, origin);
  const { format } = event.params;
  const name = `review-${document.spaceCode}-${document.id}-${event.locals.language}`;
  return fileResponse(name, format, () => publishing.file(report, format));
});
