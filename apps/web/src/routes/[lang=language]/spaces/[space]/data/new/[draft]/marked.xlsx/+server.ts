import { error } from '@sveltejs/kit';
import { fileAnswer } from '#lib/server/file-response.ts';
import { markedCopyAnswer } from '#lib/server/own-data/marked-copy-answer.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The sheet as it came, with the cells marked in which something was found. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const { ownData } = workbench().spaces;
  const view = await answered(ownData.view(signedIn, space, event.params.draft));
  if (isRefused(view)) error(404);
  const { path } = await ownData.draft(signedIn, space, event.params.draft);
  return markedCopyAnswer(
    { path, name: view.draft.name, options: view.draft.options },
    view.findings,
    event.locals.language,
  );
});
