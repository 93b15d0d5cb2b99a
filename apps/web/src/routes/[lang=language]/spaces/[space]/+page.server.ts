import { sectionTitle } from '#lib/server/act-text.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event);
  const { spaces } = workbench();
  const keeps = space.role === 'focal point';
  const [today, due, parts, findings] = await Promise.all([
    spaces.today.of(signedIn, space.id),
    spaces.editions.dueFor(signedIn),
    // Countries are parts of the global space, but not its content.
    space.level === 'global' ? [] : spaces.tree.parts(signedIn, space.id),
    keeps ? spaces.coordination.findings(signedIn, space.id, new Date().toISOString().slice(0, 10)) : [],
  ]);
  // Only which of the parts are the person's own is asked for.
  const mine = parts.length > 0 ? await spaces.mine(signedIn) : [];
  return {
    ...today,
    sectionTitles: Object.fromEntries(
      today.news.flatMap(({ section }) =>
        section === null ? [] : [[section, sectionTitle(section, event.locals.language)] as const],
      ),
    ),
    due: due.filter((item) => item.space.id === space.id),
    parts,
    findings: findings.length,
    mine: mine.map(({ id }) => id),
  };
};
