import { error } from '@sveltejs/kit';
import { requirePublication } from '#lib/server/editions/published.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => {
  const edition = await requirePublication(params.code, params.number);
  const check = await workbench().spaces.editions.checkEdition(params.code, edition.number);
  if (!check) error(404, 'no such edition');
  return { edition, check };
};
