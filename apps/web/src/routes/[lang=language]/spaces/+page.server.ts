import type { StoredSpace } from '@sterna/spaces';
import { requireSignedIn } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

/** A space with those of the person's that lie in it. */
export interface SpaceNode {
  readonly space: StoredSpace;
  readonly parts: readonly SpaceNode[];
}

/** Spaces as a tree: whatever lies in none of the others stands at the top. */
function treeOf(spaces: readonly StoredSpace[]): readonly SpaceNode[] {
  const ids = new Set(spaces.map(({ id }) => id));
  const below = (parent: number): readonly SpaceNode[] =>
    spaces.filter((space) => space.parent === parent).map((space) => ({ space, parts: below(space.id) }));
  return spaces
    .filter(({ parent }) => parent === null || !ids.has(parent))
    .map((space) => ({ space, parts: below(space.id) }));
}

export const load: PageServerLoad = async (event) => {
  const signedIn = requireSignedIn(event);
  const spaces = await workbench().spaces.mine(signedIn);
  return {
    tree: treeOf(spaces),
    administers: spaces.some(({ role }) => role === 'administrator'),
    person: { account: signedIn.account, name: signedIn.name },
  };
};
