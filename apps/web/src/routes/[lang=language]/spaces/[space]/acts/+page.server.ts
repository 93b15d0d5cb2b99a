import { actBefore, actFilter, actQuery } from '#lib/server/act-filter.ts';
import { actLine, actText, objectText } from '#lib/server/act-text.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { space, signedIn } = await requireSpace(event, ['focal point', 'administrator']);
  const { acts } = workbench().spaces;
  const query = event.url.searchParams;
  const before = actBefore(query);
  const filter = actFilter(query);
  const list = await acts.list(signedIn, space.id, filter, before);
  const { language } = event.locals;
  const { people, objects, acts: done } = await acts.choices(signedIn, space.id);
  return {
    lines: list.acts.map((act) => actLine(act, list.names, language)),
    total: list.total,
    filter,
    choices: {
      people,
      objects: objects.map((code) => ({ code, name: objectText(code, language) })),
      acts: done.map((code) => ({ code, name: actText(code, language) })),
    },
    query: actQuery(query),
    older: list.next === undefined ? undefined : actQuery(query, list.next),
    isFirst: before === undefined,
  };
};
