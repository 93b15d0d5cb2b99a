import { placeByCode } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { ownTitles } from '#lib/server/own-titles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async ({ params }) => {
  const { evidence } = workbench();
  const trace = await evidence.trace(params.key);
  if (!trace) error(404);
  const codes = [trace.figure, ...trace.inputs.map(({ figure }) => figure)].map(({ indicator }) => indicator);
  return {
    trace,
    titles: await ownTitles(codes, evidence),
    country: placeByCode(trace.figure.refArea)?.kind === 'country',
  };
};
