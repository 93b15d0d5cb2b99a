import { error } from '@sveltejs/kit';
import { requirePublished } from '#lib/server/editions/published.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params, locals }) => {
  const { edition, figures } = await requirePublished(params.code, params.number, locals.language);
  const figure = figures.find(({ key }) => key === params.key);
  if (!figure) error(404, 'no such figure');
  return { edition, figure, known: new Set(figures.map(({ key }) => key)) };
};
