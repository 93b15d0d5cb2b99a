import { renderHtml } from '@sterna/publish';
import { isLanguage } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { spaceTracePath } from '#lib/data-paths.ts';
import { previewPath } from '#lib/edition-paths.ts';
import { documentKeyPath } from '#lib/plan-paths.ts';
import { draftOf } from '#lib/server/editions/draft.ts';
import { requireEdition } from '#lib/server/editions/edition-request.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space, at } = await requireEdition(event);
  const { language } = event.locals;
  const { text } = event.params;
  if (!isLanguage(text)) error(404, 'no such language');
  const { edition, document } = await draftOf(signedIn, at, text);
  return {
    text,
    edition,
    html: renderHtml(document, {
      linkDocument: (key) => documentKeyPath(language, key, space.code),
      linkTrace: (key) => spaceTracePath(language, space.code, key),
      linkDownload: (format) => `${previewPath(language, space.code, at.edition, text)}.${format}`,
    }),
  };
};
