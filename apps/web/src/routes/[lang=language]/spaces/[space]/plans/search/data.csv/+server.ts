import { fileAnswer } from '#lib/server/file-response.ts';
import { searchCsv } from '#lib/server/plans/search-csv.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn } = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  return searchCsv(signedIn, event.url.searchParams, event.locals.language);
});
