import { renderHtml } from '@sterna/publish';
import { chartFilePath, profileFilePath, tracePath } from '#lib/paths.ts';
import { documentKeyPath } from '#lib/plan-paths.ts';
import { requirePlace } from '#lib/server/places.ts';
import { profileOf } from '#lib/server/profiles.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { language } = locals;
  const place = requirePlace(url, params.place, language);
  const document = await profileOf(place.code, language);
  return {
    place,
    html: renderHtml(document, {
      linkTrace: (key) => tracePath(language, key),
      linkDocument: (key) => documentKeyPath(language, key),
      linkFile: (id, format) => chartFilePath(language, place.code, id, format),
      linkDownload: (format) => profileFilePath(language, place.code, format),
    }),
  };
};
