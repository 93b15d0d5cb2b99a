import { partOfDocument } from '#lib/server/document-parts.ts';
import { requirePublished } from '#lib/server/editions/published.ts';
import { fileAnswer } from '#lib/server/file-response.ts';
import type { RequestHandler } from './$types.js';

/** One picture of a published edition (`svg`, `png`) or one of its tables (`csv`) as a file. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals }) => {
  const { document } = await requirePublished(params.code, params.number, locals.language);
  return partOfDocument(document, params.file, `${params.code}-${params.number}`);
});
