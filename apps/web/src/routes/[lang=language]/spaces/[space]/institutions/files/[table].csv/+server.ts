import { DIRECTORY_TABLES } from '@sterna/coordination';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestEvent, RequestHandler } from './$types.js';

export const GET: RequestHandler = fileAnswer(async (event: RequestEvent) => {
  const { signedIn, space } = await requireSpace(event, ['reader', 'contributor', 'reviewer', 'focal point']);
  const table = DIRECTORY_TABLES.find((each) => each === event.params.table);
  if (!table) error(404, 'no such table');
  const { coordination } = workbench().spaces;
  const text = await answered(coordination.exportTable(signedIn, space.id, table, event.locals.language));
  if (isRefused(text)) error(403, 'not for this account');
  return fileResponse(`${space.code}-${table}`, 'csv', async () => Buffer.from(text));
});
