import { partOfDocument } from '#lib/server/document-parts.ts';
import { fileAnswer } from '#lib/server/file-response.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf } from '#lib/server/profiles.ts';
import type { RequestHandler } from './$types.js';

/** One picture of a profile (`svg`, `png`) or one of its tables (`csv`) as a file. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url }) => {
  const place = requirePlace(url, params.place, locals.language);
  const document = await profileOf(place.code, locals.language);
  return partOfDocument(document, params.file, place.code.toLowerCase());
});
