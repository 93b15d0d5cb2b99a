import { EVIDENCE, flowOfSource } from '@sterna/exchange';
import { sourceById } from '@sterna/statistics';
import { SDMX_BASE } from '#lib/server/sdmx/answer-sdmx.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** What there is for programs, with examples that can be followed. */
export const load: PageServerLoad = async ({ url }) => {
  const { evidence, origin } = workbench();
  const { sources } = await evidence.shape();
  return {
    base: `${origin || url.origin}${SDMX_BASE}`,
    path: SDMX_BASE,
    flows: [
      { id: EVIDENCE, name: 'All figures, the newest release of each source in force' },
      ...sources.map(({ id }) => ({ id: flowOfSource(id), name: sourceById(id)?.name.en ?? id })),
    ],
  };
};
