import { requireAdministrator } from '#lib/server/administrator.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const signedIn = await requireAdministrator(event);
  const letters = await workbench().spaces.outbox.list(signedIn);
  return {
    letters: letters.map(({ body: _, ...letter }) => letter),
    isSending: workbench().identity.letters.isSending,
  };
};
