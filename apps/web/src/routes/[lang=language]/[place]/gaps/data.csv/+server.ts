import { renderCsv } from '@sterna/publish';
import { fileAnswer, fileResponse } from '#lib/server/file-response.ts';
import { gapReport } from '#lib/server/gaps/gap-report.ts';
import { gapTable } from '#lib/server/gaps/gap-tables.ts';
import { requirePlace } from '#lib/server/places.ts';
import { today } from '#lib/server/profiles.ts';
import { workbench } from '#lib/server/workbench.ts';
import type { RequestHandler } from './$types.js';

/** What is known of every indicator in a country, as a table to take away. */
export const GET: RequestHandler = fileAnswer(async ({ params, locals, url }) => {
  const place = requirePlace(url, params.place, locals.language);
  const rows = await gapReport(place.code, workbench().evidence, Number.parseInt(today(), 10));
  const table = gapTable([{ place: place.code, rows }], locals.language);
  return fileResponse(`data-gaps-${place.code.toLowerCase()}`, 'csv', async () => Buffer.from(renderCsv(table)));
});
