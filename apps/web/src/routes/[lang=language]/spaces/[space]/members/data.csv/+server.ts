import { renderCsv } from '@sterna/publish';
import { error } from '@sveltejs/kit';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { memberTable } from '#lib/server/member-table.ts';
import { memberFilter } from '#lib/server/member-view.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** The members as a table to take away; that is entered in the trace. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { space, signedIn } = await requireSpace(event, ['focal point', 'administrator']);
  const filter = memberFilter(event.url.searchParams);
  const members = await answered(workbench().spaces.members.takeAway(signedIn, space.id, filter));
  if (isRefused(members)) error(403, 'not allowed');
  return fileResponse('members', 'csv', async () =>
    Buffer.from(renderCsv(memberTable(members, event.locals.language))),
  );
});
