import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { setAsideOf } from '#lib/server/plans/document-views.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) =>
  setAsideOf(await requireOpenDocument(event), event.url.searchParams);
