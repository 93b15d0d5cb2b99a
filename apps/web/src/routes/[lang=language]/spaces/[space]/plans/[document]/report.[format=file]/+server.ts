import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { reportOf } from '#lib/server/plans/report-of.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The report of a review as a file to take to a committee. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { origin, publishing } = workbench();
  const { report, document, space, signedIn } = await reportOf(event, origin);
  if (report === undefined) error(403, 'coded blind');
  const { format } = event.params;
  await workbench().spaces.plans.noteTaken(signedIn, space.id, 'policy_document', 1);
  const name = `review-${space.code}-${document.id}-${event.locals.language}`;
  return fileResponse(name, format, () => publishing.file(report, format));
});
