import { requireSpace } from '#lib/server/signed-in.ts';
import type { LayoutServerLoad } from './$types.js';

export const load: LayoutServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event);
  return { space, person: { account: signedIn.account, name: signedIn.name } };
};
