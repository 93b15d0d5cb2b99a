import { isLanguage } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { draftOf } from '#lib/server/editions/draft.ts';
import { requireEdition } from '#lib/server/editions/edition-request.ts';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** A draft as a file, for members. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space, at } = await requireEdition(event);
  const { text, format } = event.params;
  if (!isLanguage(text)) error(404);
  const { document } = await draftOf(signedIn, at, text);
  const name = `draft-${space.code}-${at.edition}-${text}`;
  return fileResponse(name, format, () => workbench().publishing.file(document, format));
});
