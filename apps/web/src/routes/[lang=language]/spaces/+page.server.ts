import { requireSignedIn } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const signedIn = requireSignedIn(event);
  return { name: signedIn.name, spaces: await workbench().spaces.mine(signedIn) };
};
