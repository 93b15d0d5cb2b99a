import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { measuresOf } from '#lib/server/plans/document-views.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) =>
  measuresOf(await requireOpenDocument(event), event.url.searchParams);
