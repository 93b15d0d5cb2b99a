import { error } from '@sveltejs/kit';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const trace = await answered(workbench().spaces.ownData.trace(signedIn, space, event.params.key));
  if (!trace || isRefused(trace)) error(404, 'no such figure');
  const codes = [trace.figure, ...trace.inputs.map(({ figure }) => figure)].map(({ indicator }) => indicator);
  return {
    trace,
    titles: await ownTitles(codes, workbench().evidence),
    said: event.url.searchParams.get('said'),
  };
};
