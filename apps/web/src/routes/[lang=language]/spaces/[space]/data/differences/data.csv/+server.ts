import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { differenceFilter } from '#lib/server/own-data/difference-filter.ts';
import { differenceTable } from '#lib/server/own-data/difference-table.ts';
import { ownTitles } from '#lib/server/own-titles.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The differences that the address asks for, as a table to take away; that is entered in the trace of acts. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const filter = differenceFilter(event.url.searchParams);
  const taken = await answered(workbench().spaces.ownData.exportDifferences(signedIn, space, filter));
  if (isRefused(taken)) error(403, 'not allowed');
  const titles = await ownTitles(
    taken.map(({ figure }) => figure.indicator),
    workbench().evidence,
  );
  const table = differenceTable(taken, titles, event.locals.language);
  return fileResponse('differences', 'csv', async () => Buffer.from(renderCsv(table)));
});
