import { flowOfSource } from '@sterna/exchange';
import { sourceById, sourceTitle } from '@sterna/statistics';
import { SDMX_BASE, serviceAddress } from '#lib/server/sdmx/sdmx-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** What there is for programs, with the dataflows of the sources. */
export const load: PageServerLoad = async ({ request, url, locals }) => {
  const sources = await workbench().evidence.sources();
  return {
    base: serviceAddress(request, url),
    path: SDMX_BASE,
    flows: sources
      .filter(({ releases }) => releases.some(({ state }) => state !== 'undone'))
      .map(({ id }) => ({ id: flowOfSource(id), name: sourceById(id) ? sourceTitle(id, locals.language) : id })),
  };
};
