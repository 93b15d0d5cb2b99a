import { renderHtml } from '@sterna/publish';
import { tracePath } from '#lib/paths.ts';
import { openReportOf } from '#lib/server/plans/open-results.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { document, base, report } = await openReportOf(event);
  const { language } = event.locals;
  const html = renderHtml(report, {
    linkTrace: (key) => tracePath(language, key),
    linkDownload: (format) => `${base}/report.${format}`,
  });
  return { document, base, html };
};
