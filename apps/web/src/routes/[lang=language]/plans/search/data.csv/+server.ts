import { fileAnswer } from '#lib/server/file-response.ts';
import { searchCsv } from '#lib/server/plans/search-csv.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = fileAnswer(({ url, locals }) =>
  searchCsv(undefined, url.searchParams, locals.language),
);
