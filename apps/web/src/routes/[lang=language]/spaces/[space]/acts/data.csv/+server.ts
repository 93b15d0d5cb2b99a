import { setImmediate } from 'node:timers/promises';
import { renderCsv } from '@sterna/publish';
import type { Acts } from '@sterna/spaces';
import type { Language } from '@sterna/vocabulary';
import { error } from '@sveltejs/kit';
import { actFilter } from '#lib/server/act-filter.ts';
import { actTable } from '#lib/server/act-table.ts';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { answered, isRefused } from '#lib/server/refusals.ts';
import { requireSpace } from '#lib/server/signed-in.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** A long trace is written lot by lot, and others are answered in between. */
async function csvOf(lots: ReturnType<Acts['takeAway']>, language: Language): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const { acts, names } of lots) {
    const text = renderCsv(actTable(acts, names, language));
    parts.push(Buffer.from(parts.length === 0 ? text : text.slice(text.indexOf('\r\n') + 2)));
    await setImmediate();
  }
  return Buffer.concat(parts);
}

/** The acts that the address asks for as a table to take away; that is entered in the trace itself. */
export const GET: RequestHandler = fileAnswer(async (event) => {
  const { space, signedIn } = await requireSpace(event, ['focal point', 'administrator']);
  const filter = actFilter(event.url.searchParams);
  const { language } = event.locals;
  const csv = await answered(csvOf(workbench().spaces.acts.takeAway(signedIn, space.id, filter), language));
  if (isRefused(csv)) error(403, 'not allowed');
  return fileResponse('acts', 'csv', async () => csv);
});
