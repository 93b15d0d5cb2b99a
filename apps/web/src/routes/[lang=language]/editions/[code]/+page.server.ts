import { requirePublications } from '#lib/server/editions/published.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => ({ editions: await requirePublications(params.code) });
