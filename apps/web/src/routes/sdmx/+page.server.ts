import { EVIDENCE, flowOfSource } from '@sterna/exchange';
import { sourceById, sourceTitle } from '@sterna/statistics';
import { SDMX_BASE, serviceAddress } from '#lib/server/sdmx/sdmx-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** What there is for programs, with examples that can be followed. */
export const load: PageServerLoad = async ({ request, url }) => {
  const { evidence } = workbench();
  const { sources } = await evidence.shape();
  return {
    base: serviceAddress(request, url),
    path: SDMX_BASE,
    flows: [
      { id: EVIDENCE, name: 'All figures, the newest release of each source in force' },
      ...sources.map(({ id }) => ({ id: flowOfSource(id), name: sourceById(id) ? sourceTitle(id, 'en') : id })),
    ],
  };
};
