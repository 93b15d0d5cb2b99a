import { error } from '@sveltejs/kit';
import { requireAdministrator } from '#lib/server/administrator.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const signedIn = await requireAdministrator(event);
  const { letter } = event.params;
  if (!/^\d{1,15}$/.test(letter)) error(404, 'no such letter');
  const found = await answered(workbench().spaces.outbox.find(signedIn, Number(letter)));
  if (isRefused(found)) error(404, 'no such letter');
  return { letter: found };
};
