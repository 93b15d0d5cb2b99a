import { renderCsv } from '@sterna/publish';
import { gapTable } from '@sterna/spaces';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { gapOf } from '#lib/server/plans/gap-page.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** Themes with figure, relevance, depth and weight, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { view, signedIn, space } = await gapOf(event);
  if (view === undefined) error(404, 'no documents');
  const table = gapTable(view, event.locals.language);
  await workbench().spaces.plans.noteTaken(signedIn, space.id, 'policy_document', table.rows.length);
  const csv = renderCsv(table);
  return fileResponse('evidence-gap', 'csv', async () => Buffer.from(csv));
});
