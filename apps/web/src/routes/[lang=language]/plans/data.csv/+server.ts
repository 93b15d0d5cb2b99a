import { fileAnswer } from '#lib/server/file-response.ts';
import { documentsResponse } from '#lib/server/plans/document-files.ts';
import { documentFilterIn } from '#lib/server/plans/document-filter.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The documents open to everybody that the address asks for, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async ({ url, locals }) =>
  documentsResponse(await workbench().spaces.plans.listOpen(documentFilterIn(url.searchParams)), locals.language),
);
