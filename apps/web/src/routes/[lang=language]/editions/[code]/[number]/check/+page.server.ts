import { FILE_FORMATS } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { makeEditionFiles } from '#lib/server/editions/edition-files.ts';
import { requirePublication } from '#lib/server/editions/published.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => {
  const edition = await requirePublication(params.code, params.number);
  const check = await workbench().spaces.editions.checkEdition(params.code, edition.number);
  if (!check) error(404, 'no such edition');
  const wanted = edition.languages.length * FILE_FORMATS.length;
  const missing = wanted - check.files.filter(({ standing }) => standing === edition.state).length;
  // Published by a program, or the server was stopped meanwhile.
  if (missing > 0) makeEditionFiles(edition.spaceCode, edition.number);
  return { edition, check, missing };
};
