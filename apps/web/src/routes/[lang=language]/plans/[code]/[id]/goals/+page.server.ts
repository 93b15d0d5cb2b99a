import { requireOpenDocument } from '#lib/server/plans/document-request.ts';
import { goalsOf } from '#lib/server/plans/document-views.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => goalsOf(await requireOpenDocument(event));
