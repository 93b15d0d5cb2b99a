import { renderHtml } from '@sterna/publish';
import { spaceTracePath } from '#lib/data-paths.ts';
import { reportOf } from '#lib/server/plans/report-of.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { report, document, base, space } = await reportOf(event);
  const { language } = event.locals;
  const html =
    report &&
    renderHtml(report, {
      linkTrace: (key) => spaceTracePath(language, space.code, key),
      linkDownload: (format) => `${base}/report.${format}`,
    });
  return { document, base, html, mayChange: document.isMine || space.role === 'focal point' };
};
