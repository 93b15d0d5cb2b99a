import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { actFilter } from '#lib/server/act-filter.ts';
import { actTable } from '#lib/server/act-table.ts';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The acts that the address asks for as a table to take away; that is entered in the trace itself. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { space, signedIn } = await requireSpace(event, ['focal point', 'administrator']);
  const filter = actFilter(event.url.searchParams);
  const taken = await answered(workbench().spaces.acts.takeAway(signedIn, space.id, filter));
  if (isRefused(taken)) error(403, 'not allowed');
  const { language } = event.locals;
  return fileResponse('acts', 'csv', async () => Buffer.from(renderCsv(actTable(taken.acts, taken.names, language))));
});
