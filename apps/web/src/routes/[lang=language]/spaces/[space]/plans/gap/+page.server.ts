import { renderHtml } from '@sterna/publish';
import { spaceTracePath } from '#lib/data-paths.ts';
import { gapOf } from '#lib/server/plans/gap-page.ts';
import { blockAddress, choiceQuery, documentChoicesOf } from '#lib/server/plans/result-request.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { PageServerLoad } from './$types.js';

export const load: PageServerLoad = async (event) => {
  const { space, all, chosen, view } = await gapOf(event);
  const { language } = event.locals;
  const { planResults } = workbench().spaces;
  const document = view && planResults.gapDocument(view, blockAddress(language, space.code), language);
  return {
    html: document && renderHtml(document, { linkTrace: (key) => spaceTracePath(language, space.code, key) }),
    title: document?.title,
    isBlind: document === undefined && chosen.length > 0,
    choices: documentChoicesOf(all, chosen),
    query: choiceQuery(chosen),
  };
};
