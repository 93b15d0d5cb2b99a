import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event);
  const { spaces } = workbench();
  const [today, due, parts, mine] = await Promise.all([
    spaces.today.of(signedIn, space.id),
    spaces.editions.dueFor(signedIn),
    // Countries are parts of the global space, but not its content.
    space.level === 'global' ? [] : spaces.tree.parts(signedIn, space.id),
    spaces.mine(signedIn),
  ]);
  return {
    ...today,
    due: due.filter((item) => item.space.id === space.id),
    parts,
    mine: mine.map(({ id }) => id),
  };
};
