import { renderHtml } from '@sterna/publish';
import { redirect } from '@sveltejs/kit';
import { frozenFigurePath, publishedFilePath, publishedPath } from '#lib/edition-paths.ts';
import { requirePublication, requirePublished } from '#lib/server/editions/published.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { language } = locals;
  const { code, number } = params;
  const edition = await requirePublication(code, number);
  const [first] = edition.languages;
  if (first && !edition.languages.includes(language)) redirect(307, publishedPath(first, code, edition.number));
  const { document, sha256, figures } = await requirePublished(code, number, language);
  const known = new Set(figures.map(({ key }) => key));
  return {
    edition,
    sha256,
    html: renderHtml(document, {
      linkTrace: (key) => (known.has(key) ? frozenFigurePath(language, code, edition.number, key) : undefined),
      linkFile: (id, format) =>
        publishedPath(language, code, edition.number, `charts/${encodeURIComponent(id)}.${format}`),
      linkDownload: (format) => publishedFilePath(language, code, edition.number, format),
    }),
  };
};
