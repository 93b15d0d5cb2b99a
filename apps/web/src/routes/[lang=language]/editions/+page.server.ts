import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** All published editions, those in force of each space. */
export const load: PageServerLoad = async () => {
  const all = await workbench().spaces.editions.published();
  return { editions: all.filter(({ number, newest }) => number === newest) };
};
