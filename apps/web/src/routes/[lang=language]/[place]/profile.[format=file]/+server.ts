import { m } from '#lib/paraglide/messages.js';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The profile as a file to take away. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url }) => {
  const place = requirePlace(url, params.place, locals.language);
  const document = await profileOf(place.code, locals.language);
  const name = `${m.profile_file_name()}-${place.code.toLowerCase()}-${locals.language}`;
  return fileResponse(name, params.format, () => workbench().publishing.file(document, params.format));
});
