import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { findingTable } from '#lib/server/finding-table.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The findings of a file that is not sent yet, as a table to work through. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { signedIn, space } = await requireSpace(event);
  const view = await answered(workbench().spaces.ownData.view(signedIn, space, event.params.draft));
  if (isRefused(view)) error(404);
  const table = findingTable(view.findings, event.locals.language);
  return fileResponse('findings', 'csv', async () => Buffer.from(renderCsv(table)));
});
