import { requireReadDocument } from '#lib/server/plans/document-request.ts';
import { passagesOf } from '#lib/server/plans/document-views.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const found = await requireReadDocument(event);
  const mayChange = found.document.isMine || found.space.role === 'focal point';
  return { ...(await passagesOf(found, event.url.searchParams)), mayChange };
};
