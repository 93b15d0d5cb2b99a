import { fileAnswer } from '#lib/server/file-response.ts';
import { originalResponse } from '#lib/server/plans/document-files.ts';
import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import type { RequestHandler } from './$types.js';

/** The original of a published document. */
export const GET: RequestHandler = fileAnswer(async (event) => originalResponse(await requireOpenDocument(event)));
