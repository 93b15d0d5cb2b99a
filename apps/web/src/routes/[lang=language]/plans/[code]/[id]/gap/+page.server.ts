import { renderHtml } from '@sterna/publish';
import { tracePath } from '#lib/paths.ts';
import { openGapOf } from '#lib/server/plans/open-results.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { document, base, gap } = await openGapOf(event);
  const { language } = event.locals;
  return { document, base, html: renderHtml(gap, { linkTrace: (key) => tracePath(language, key) }) };
};
