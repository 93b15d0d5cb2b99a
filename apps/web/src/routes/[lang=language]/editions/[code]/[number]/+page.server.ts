import { renderHtml } from '@sterna/publish';
import { frozenFigurePath, publishedFilePath, publishedPath } from '#lib/edition-paths.ts';
import { documentKeyPath } from '#lib/plan-paths.ts';
import { requirePublication, requirePublished } from '#lib/server/editions/published.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { language } = locals;
  const { code, number } = params;
  const edition = await requirePublication(code, number);
  // Not there in the reader's language, it is shown in its first one.
  const shown = edition.languages.includes(language) ? language : (edition.languages[0] ?? language);
  const { document, sha256, figures } = await requirePublished(code, number, shown);
  // What was the space's own then may be so still: only what everybody may read is led to.
  const open = new Set((await workbench().spaces.plans.listOpen()).map(({ spaceCode, id }) => `${spaceCode}/${id}`));
  const known = new Set(figures.map(({ key }) => key));
  return {
    edition,
    shown,
    sha256,
    html: renderHtml(document, {
      linkDocument: (key) => (open.has(key) ? documentKeyPath(language, key) : undefined),
      linkTrace: (key) => (known.has(key) ? frozenFigurePath(shown, code, edition.number, key) : undefined),
      linkFile: (id, format) =>
        publishedPath(shown, code, edition.number, `charts/${encodeURIComponent(id)}.${format}`),
      linkDownload: (format) => publishedFilePath(shown, code, edition.number, format),
    }),
  };
};
